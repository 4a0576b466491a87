import type { Evidence } from '../../../core/suggestion.ts';
import { plain } from '../../shared/text.ts';
import { signedNumbers } from './signed-numbers.ts';
import { useTryWords } from './try-words.ts';

/** One thing that speaks for a row or against it, with its weight. */
export function EvidenceLine({ piece }: { piece: Evidence }) {
  const { language } = useTryWords();
  const { weight } = piece;
  const signed = signedNumbers(language);
  return (
    <li>
      <span>{useEvidenceText(piece)}</span>
      <b className={weight < 0 ? 'try-against' : 'try-for'}>{signed.format(weight)}</b>
    </li>
  );
}

function useEvidenceText({ kind, found, matched, where }: Evidence): string {
  const { say, dates } = useTryWords();
  if (kind === 'earlier_request' || kind === 'sender_history') {
    const name = say(kind === 'earlier_request' ? 'evidence.earlier' : 'evidence.sender_history');
    const times = say('evidence.times', { count: Number(matched) });
    const newest = found === '' ? [] : [say('evidence.newest', { day: dates.day(found) })];
    return [`${name}: ${times}`, ...newest].join(', ');
  }
  if (kind === 'conversation' || kind === 'next_step') return say(`evidence.${kind}`);
  if (kind === 'field')
    return say('evidence.field', { found: plain(found), where: say(`evidence.where.${where}`) });
  return say('evidence.piece', {
    kind: say(`evidence.${kind}`),
    matched: plain(matched),
    found: plain(found),
    where: say(`evidence.where.${where}`),
  });
}
