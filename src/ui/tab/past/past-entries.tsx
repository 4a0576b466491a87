import type { Directory } from '../../../wire/directory.ts';
import { usePastDirectory } from '../../shared/directory-queries.ts';
import { EmptyState, ErrorState, FailureNotice, Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useMe } from '../../shared/queries.ts';
import { PageBones } from '../page-bones.tsx';
import { LongList } from '../long-list.tsx';
import { ShowMore } from '../show-more.tsx';
import { PastEntry } from './past-entry.tsx';
import { usePastWords } from './past-words.ts';

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
      {asOf && <DayNotice asOf={asOf} />}
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

/** Says that this is not today, and what of it is not certain. */
function DayNotice({
  asOf: { day, doubts, doubtCount },
}: {
  asOf: NonNullable<Directory['asOf']>;
}) {
  const { t, say, dates } = usePastWords();
  const today = useMe().data?.today ?? '';
  const when = day === today ? 'now' : day > today ? 'later' : 'earlier';
  return (
    <Notice look="warn" icon="calendar">
      <p>{say(when, { day: dates.day(day) })}</p>
      {doubts.length > 0 && (
        <>
          <p>{say('doubts', { count: doubtCount })}</p>
          <ul>
            {doubts.map(({ row, title, why }) => (
              <li key={row}>
                {say(`doubt.${why}`, { title: plain(title) || t('register.untitled') })}
              </li>
            ))}
          </ul>
          {doubtCount > doubts.length && (
            <p>{say('more', { count: doubtCount - doubts.length })}</p>
          )}
        </>
      )}
    </Notice>
  );
}
