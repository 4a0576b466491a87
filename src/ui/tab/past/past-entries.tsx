import type { Directory } from '../../../wire/directory.ts';
import { usePastDirectory } from '../../shared/directory-queries.ts';
import { Button } from '../../shared/button.tsx';
import { focusSoon } from '../../shared/focus-soon.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
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
  const readOn = useReadOn(directory);
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
      {directory.error && <FailureNotice error={directory.error} asksAgain />}
      {asOf && <DayNotice asOf={asOf} isReading={directory.isRefetching} onReadOn={readOn} />}
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
      {/* what is still to be read may change which rows there are */}
      {!asOf?.unread && (
        <ShowMore rest={total - entries.length} onMore={() => void directory.fetchNextPage()} />
      )}
    </div>
  );
}

/** Where the focus goes when the button to read on is no longer there. */
const dayNotice = 'past-day';

/** Asks for the versions that were not read yet; a second press while that is under way asks for nothing. */
function useReadOn(directory: ReturnType<typeof usePastDirectory>): () => void {
  const { say } = usePastWords();
  const announce = useAnnounce();
  return () =>
    void directory.refetch({ cancelRefetch: false }).then(({ data }) => {
      if (data?.pages[0]?.asOf?.unread !== 0) return;
      announce(say('readAll'));
      focusSoon(dayNotice);
    });
}

interface DayNoticeProps {
  asOf: DayAsked;
  isReading: boolean;
  onReadOn: () => void;
}

/** Says that this is not today, and how much of it is not certain. */
function DayNotice({ asOf, isReading, onReadOn }: DayNoticeProps) {
  const { say, dates } = usePastWords();
  const today = useMe().data?.today ?? '';
  const { day, doubtCount, missingCount, enteredLater, unread } = asOf;
  const when = day === today ? 'now' : day > today ? 'later' : 'earlier';
  const unsure = doubtCount - missingCount - enteredLater - unread;
  return (
    <Notice look="warn" icon="calendar">
      <p id={dayNotice} tabIndex={-1}>
        {say(when, { day: dates.day(day) })}
      </p>
      {enteredLater > 0 && <p>{say('entered', { count: enteredLater })}</p>}
      {unsure > 0 && <p>{say('doubts', { count: unsure })}</p>}
      {unread > 0 && (
        <p>
          {say('unread', { count: unread })}{' '}
          <Button disabledFocusable={isReading} onClick={onReadOn}>
            {say(isReading ? 'reading' : 'readOn')}
          </Button>
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
