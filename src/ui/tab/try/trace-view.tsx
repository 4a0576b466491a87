import type { TraceAnswer } from '../../../wire/register-check.ts';
import { useMe } from '../../shared/queries.ts';
import { Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { DecisionCard } from './decision-card.tsx';
import { RemovedRows } from './removed-rows.tsx';
import { useTryWords } from './try-words.ts';
import { WeighedRows } from './weighed-rows.tsx';

/** How the decision about one mail came about. */
export function TraceView({ trace }: { trace: TraceAnswer }) {
  const { asOf, weighed, answering, removed } = trace;
  return (
    <>
      {asOf && <AsOfNotice asOf={asOf} />}
      <DecisionCard trace={trace} />
      <WeighedRows rows={weighed} answering={answering} />
      <RemovedRows rows={removed} />
      <WhatWasRead read={trace.read} />
    </>
  );
}

function AsOfNotice({ asOf }: { asOf: NonNullable<TraceAnswer['asOf']> }) {
  const { say, dates } = useTryWords();
  const today = useMe().data?.today ?? '';
  const { day, doubtCount, enteredLater } = asOf;
  const unsure = doubtCount - enteredLater;
  return (
    <Notice look="warn" icon="calendar">
      {say(day < today ? 'asOf' : 'asOfLater', { day: dates.day(day) })}{' '}
      {unsure > 0 && say('doubts', { count: unsure })}
    </Notice>
  );
}

function WhatWasRead({
  read: { subject, text, sender, attachmentNames },
}: Pick<TraceAnswer, 'read'>) {
  const { say } = useTryWords();
  const facts = [
    ['from', plain(sender)],
    ['subject', plain(subject)],
    ['read.attachments', attachmentNames.map(plain).join(', ')],
  ] as const;
  return (
    <section className="card">
      <h2>{say('read.title')}</h2>
      <p className="cap">{say('read.text')}</p>
      <dl className="facts-list">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>{value || say('read.nothing')}</dd>
          </div>
        ))}
      </dl>
      <textarea className="field" aria-label={say('text')} value={text} rows={6} readOnly />
    </section>
  );
}
