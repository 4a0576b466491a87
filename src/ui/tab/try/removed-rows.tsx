import type { TraceAnswer } from '../../../wire/register-check.ts';
import { plain } from '../../shared/text.ts';
import { RowLink } from './row-link.tsx';
import { useTryWords } from './try-words.ts';

type Removed = TraceAnswer['removed'][number];

/** Rows that something spoke for, and why they take no part. */
export function RemovedRows({ rows }: { rows: readonly Removed[] }) {
  const { say } = useTryWords();
  return (
    <section className="card" aria-labelledby="try-removed">
      <h2 id="try-removed">{say('removed.title')}</h2>
      <p className="cap">{say(rows.length > 0 ? 'removed.text' : 'removed.none')}</p>
      <ul className="try-rows">
        {rows.map((row) => (
          <RemovedRow key={`${row.row} ${row.why}`} removed={row} />
        ))}
      </ul>
    </section>
  );
}

function RemovedRow({ removed }: { removed: Removed }) {
  return (
    <li>
      <h3>
        <RowLink row={removed.row} title={removed.title} />
      </h3>
      <p className="cap">{plain(removed.area)}</p>
      <p>{useReason(removed)}</p>
    </li>
  );
}

function useReason(removed: Removed): string {
  const { say, dates } = useTryWords();
  if (removed.why === 'excluded') return say('removed.excluded', { phrase: plain(removed.phrase) });
  const [from, to] = [removed.from ?? '', removed.to ?? ''].map(dates.day);
  if (from && to) return say('removed.between', { from, to });
  if (from) return say('removed.from', { from });
  return to ? say('removed.to', { to }) : say('removed.idle');
}
