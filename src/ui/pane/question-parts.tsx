import type { Suggestion } from '../../core/suggestion.ts';
import { questionSentence } from '../shared/question.ts';
import { listed } from '../shared/reason.ts';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';

type Unclear = Extract<Suggestion, { kind: 'unclear' }>;

const sentences = {
  nothing_speaks: 'pane.nothing',
  several_speak: 'pane.several',
  nobody_reachable: 'pane.nobody',
  two_requests: 'pane.twoRequests',
} as const satisfies Record<Unclear['reason'], string>;

/** The question that would decide. */
export function useQuestion({ question, reason }: Unclear): string {
  const { t, language } = useWords();
  if (reason === 'two_requests') return t('pane.whichFirst');
  return question ? questionSentence(question, t, language) : t('pane.question');
}

/** Why it is asked: the words of the mail that lead to different responsibilities, or that there are none. */
export function WhyAsked({ suggestion }: { suggestion: Unclear }) {
  const { t, language } = useWords();
  const { options, question, reason } = suggestion;
  const found = question?.found ?? [];
  if (found.length < 2)
    return <p className="sub">{t(options.length === 1 ? 'pane.unsure' : sentences[reason])}</p>;
  return (
    <p className="sub">
      {t('pane.mailSays')}{' '}
      {listed(found.map(plain), language).map(({ text, mark }, at) =>
        mark ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
      . {t('pane.leadsTo', { count: options.length })}
    </p>
  );
}
