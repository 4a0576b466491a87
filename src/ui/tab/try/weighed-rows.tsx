import type { TraceAnswer } from '../../../wire/register-check.ts';
import { roleText } from '../../shared/role-text.ts';
import { SkippedPeople } from '../../shared/skipped.tsx';
import { plain } from '../../shared/text.ts';
import { EvidenceLine } from './evidence-line.tsx';
import { signedNumbers } from './signed-numbers.ts';
import { RowLink } from './row-link.tsx';
import { useTryWords } from './try-words.ts';

type Weighed = TraceAnswer['weighed'][number];

export interface WeighedRowsProps {
  rows: readonly Weighed[];
  /** How many answer at all. */
  answering: number;
}

/** The rows that were weighed, best first, each with what speaks for and against it. */
export function WeighedRows({ rows, answering }: WeighedRowsProps) {
  const { say } = useTryWords();
  return (
    <section className="card" aria-labelledby="try-weighed">
      <h2 id="try-weighed">{say('weighed.title')}</h2>
      <p className="cap">
        {say(rows.length > 0 ? 'weighed.text' : 'weighed.none', { count: answering })}
      </p>
      <ol className="try-rows">
        {rows.map((row) => (
          <WeighedRow key={row.row} weighed={row} />
        ))}
      </ol>
    </section>
  );
}

function WeighedRow({ weighed }: { weighed: Weighed }) {
  const { say } = useTryWords();
  const { row, title, area, evidence } = weighed;
  return (
    <li>
      <div className="try-row-top">
        <h3>
          <RowLink row={row} title={title} />
        </h3>
        <Share weighed={weighed} />
      </div>
      <p className="cap">{plain(area)}</p>
      <Points weighed={weighed} />
      {evidence.length === 0 && <p className="cap">{say('weighed.noEvidence')}</p>}
      <ul className="try-evidence">
        {evidence.map((piece, at) => (
          <EvidenceLine key={at} piece={piece} />
        ))}
      </ul>
      <Receives weighed={weighed} />
    </li>
  );
}

/** What decides: the signals' sums, which a single word's weight is only a part of. */
function Points({ weighed: { points } }: { weighed: Weighed }) {
  const { say, language } = useTryWords();
  const { format } = signedNumbers(language);
  const told = {
    text: format(points.text),
    words: format(points.words),
    learned: format(points.learned),
  };
  return <p className="cap">{say('weighed.points', told)}</p>;
}

/** How much of all that answer falls to this one. */
function Share({ weighed: { title, probability } }: { weighed: Weighed }) {
  const { say } = useTryWords();
  const of100 = Math.round(probability * 100);
  const words = of100 < 1 ? say('weighed.under') : say('weighed.share', { of100 });
  return (
    <span className="try-share">
      <meter aria-label={say('weighed.shareOf', { title: plain(title) })} value={probability}>
        {words}
      </meter>
      {words}
    </span>
  );
}

function Receives({ weighed: { recipient } }: { weighed: Weighed }) {
  const words = useTryWords();
  const { say } = words;
  if (recipient === undefined) return <p className="cap cap-warn">{say('weighed.nobody')}</p>;
  const name = plain(recipient.person.name);
  return (
    <>
      <p className="cap">{say('weighed.goesTo', { name, role: roleText(recipient, words) })}</p>
      <SkippedPeople skipped={recipient.skipped} />
    </>
  );
}
