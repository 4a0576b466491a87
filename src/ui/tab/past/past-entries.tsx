import type { Directory } from '../../../wire/directory.ts';
import { usePastDirectory } from '../../shared/directory-queries.ts';
import { Button } from '../../shared/button.tsx';
import { EmptyState, ErrorState, FailureNotice, Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useMe } from '../../shared/queries.ts';
import { PageBones } from '../page-bones.tsx';
import { LongList } from '../long-list.tsx';
import { ShowMore } from '../show-more.tsx';
import { PastEntry } from './past-entry.tsx';
import { usePastWords } from './past-words.ts';

type DayAsked = NonNullable<Directory['asOf']>;

export interface PastEntriesProps {
  day: string;
  words: string;
}

/** Who answered that day for what these words say; for everything when there are none. */
export function PastEntries({ day, words }: PastEntriesProps) {
  const { t, say, dates } = usePastWords();
  const directory = usePastDirectory(words, day);
  const [first] = directory.data?.pages ?? [];
  if (first === undefined) {
    if (!directory.error) return <PageBones />;
    return <ErrorState error={directory.error} onRetry={() => void directory.refetch()} />;
  }
  const entries = directory.data?.pages.flatMap((page) => page.entries) ?? [];
  const { total, register, asOf } = first;
  const missing =
    words === ''
      ? ([say('none'), say('noneText')] as const)
      : ([t('find.noneTitle'), t('find.noneText')] as const);
  return (
    <div className="stack" aria-busy={directory.isPlaceholderData}>
      {directory.error && <FailureNotice error={directory.error} />}
      {asOf && <DayNotice asOf={asOf} onReadOn={() => void directory.refetch()} />}
      {register.stale && (
        <Notice look="tint" icon="clock">
          {t('register.stale', { when: dates.whenInside(register.asOf) })}
        </Notice>
      )}
      <output className="cap">{say('found', { count: total })}</output>
      {total === 0 && <EmptyState icon="search" title={missing[0]} text={missing[1]} />}
      <LongList
        items={entries}
        keyOf={({ responsibility: { id } }) => id}
        total={total}
        height={92}
        gap={8}
        className="entries"
        lineClass="card entry-row"
      >
        {(entry) => <PastEntry entry={entry} />}
      </LongList>
      <ShowMore rest={total - entries.length} onMore={() => void directory.fetchNextPage()} />
    </div>
  );
}

/** Says that this is not today, and how much of it is not certain. */
function DayNotice({ asOf, onReadOn }: { asOf: DayAsked; onReadOn: () => void }) {
  const { say, dates } = usePastWords();
  const today = useMe().data?.today ?? '';
  const { day, doubtCount, missingCount, enteredLater, unread } = asOf;
  const when = day === today ? 'now' : day > today ? 'later' : 'earlier';
  const unsure = doubtCount - missingCount - enteredLater - unread;
  return (
    <Notice look="warn" icon="calendar">
      <p>{say(when, { day: dates.day(day) })}</p>
      {enteredLater > 0 && <p>{say('entered', { count: enteredLater })}</p>}
      {unsure > 0 && <p>{say('doubts', { count: unsure })}</p>}
      {unread > 0 && (
        <p>
          {say('unread', { count: unread })} <Button onClick={onReadOn}>{say('readOn')}</Button>
        </p>
      )}
      <Missing asOf={asOf} />
    </Notice>
  );
}

/** Rows of which nothing says until when they answered. */
function Missing({ asOf: { missing, missingCount } }: { asOf: DayAsked }) {
  const { t, say } = usePastWords();
  if (missingCount === 0) return null;
  const rest = missingCount - missing.length;
  return (
    <>
      <p>{say('missing', { count: missingCount })}</p>
      <ul>
        {missing.map(({ row, title }) => (
          <li key={row}>{plain(title) || t('register.untitled')}</li>
        ))}
      </ul>
      {rest > 0 && <p>{say('more', { count: rest })}</p>}
    </>
  );
}
