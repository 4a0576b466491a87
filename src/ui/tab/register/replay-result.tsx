import { useEffect, useRef } from 'react';
import type { RowColumns } from '../../../core/register-change.ts';
import { peopleColumns, personColumns } from '../../../core/register-entry.ts';
import type { ReplayAnswer } from '../../../wire/register-check.ts';
import { failureOf } from '../../shared/api-error.ts';
import { Icon, type IconName } from '../../shared/icon.tsx';
import { EmptyState, FailureNotice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { type SayRegister, useRegisterWords } from './register-words.ts';
import { ReplayedHandoffs } from './replayed-handoffs.tsx';
import type { Replay } from './use-replay.ts';

export interface ReplayResultProps {
  replay: Pick<Replay, 'report' | 'error'>;
  /** The row that is changed; a new one by default. */
  row?: number | undefined;
  /** How the row is called where it is not the one that is open. */
  title?: string;
  /** Whether several rows are changed at once; false by default. */
  many?: boolean;
  /** What is changed of it. */
  columns: RowColumns;
}

/** What the change would have done, or why that can't be said; nothing before somebody asks. */
export function ReplayResult({ replay: { report, error }, ...change }: ReplayResultProps) {
  const { say } = useRegisterWords();
  if (error) {
    const isUnreadable = failureOf(error).code === 'invalid_request';
    return (
      <FailureNotice error={error} {...(isUnreadable && { hint: say('replay.unreadable') })} />
    );
  }
  return report ? <Report report={report} {...change} /> : null;
}

interface ReportProps extends Omit<ReplayResultProps, 'replay'> {
  report: ReplayAnswer;
}

function Report({ report, row, title, many = false, columns }: ReportProps) {
  const { say } = useRegisterWords();
  const section = useRef<HTMLElement>(null);
  const { asked, left, here } = report;
  const times = timesIn(here, say);
  useEffect(() => section.current?.focus(), []);
  return (
    <section className="replay" ref={section} tabIndex={-1} aria-label={say('replay.label')}>
      {asked === 0 ? (
        <EmptyState icon="inbox" title={say('replay.empty')} text={say('replay.emptyText')} />
      ) : (
        <>
          <Changed report={report} heading={many ? 'h2' : 'h3'} />
          <p className="cap">
            {title === undefined
              ? say(many ? 'replay.these' : 'replay.here', { ...times, count: here.after })
              : say('replay.there', { ...times, title: plain(title) })}
          </p>
        </>
      )}
      {isAboutPeople(columns) && <p className="cap">{say('replay.people')}</p>}
      <ReplayedHandoffs report={report} row={row} many={many} />
      {left > 0 && <p className="cap">{say('replay.left', { count: left })}</p>}
    </section>
  );
}

/** How often the row comes first, and how often it did: nobody says “0 times, so far 0 times”. */
function timesIn({ before, after }: ReplayAnswer['here'], say: SayRegister) {
  const said = (count: number) => say('replay.times', { count });
  const was =
    before === after ? say('replay.asBefore') : say('replay.before', { times: said(before) });
  return { after: said(after), before: was };
}

function isAboutPeople(columns: RowColumns): boolean {
  return [...personColumns, ...peopleColumns].some((column) => column in columns);
}

const icons = {
  as_chosen: 'check',
  neither: 'question',
  was_as_chosen: 'alert',
} as const satisfies Record<string, IconName>;
const verdicts = ['as_chosen', 'neither', 'was_as_chosen'] as const;

/** The headline, a bar, and the same in words. */
function Changed({
  report: { asked, changed, asChosen, wasAsChosen },
  heading: Heading,
}: {
  report: ReplayAnswer;
  heading: 'h2' | 'h3';
}) {
  const { say } = useRegisterWords();
  if (changed === 0) return <Heading>{say('replay.none', { count: asked })}</Heading>;
  const title = asked === 1 ? 'replay.only' : 'replay.title';
  const neither = changed - asChosen - wasAsChosen;
  const counts = { as_chosen: asChosen, was_as_chosen: wasAsChosen, neither };
  const parts = verdicts.filter((verdict) => counts[verdict] > 0);
  return (
    <>
      <Heading>{say(title, { count: changed, asked })}</Heading>
      <div className="replay-bar" aria-hidden="true">
        {parts.map((verdict) => (
          <span
            key={verdict}
            className={`replay-part replay-${verdict}`}
            style={{ flexGrow: counts[verdict] }}
          >
            {counts[verdict]}
          </span>
        ))}
      </div>
      <ul className="replay-counts">
        {parts.map((verdict) => (
          <li key={verdict}>
            <Icon name={icons[verdict]} size={16} />
            {say(`replay.${verdict}`, { count: counts[verdict] })}
          </li>
        ))}
      </ul>
    </>
  );
}
