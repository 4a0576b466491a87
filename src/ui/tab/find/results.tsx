import { memo } from 'react';
import { Link } from 'react-router';
import type { DirectoryEntry } from '../../../wire/directory.ts';
import { EmptyState, ErrorState, FailureNotice, Notice } from '../../shared/states.tsx';
import { useSlow } from '../../shared/use-slow.ts';
import { useWords } from '../../shared/use-words.ts';
import { PageBones } from '../page-bones.tsx';
import { useRights } from '../register/use-register.ts';
import { ShowMore } from '../show-more.tsx';
import { EntryCard } from './entry-card.tsx';
import { EntryList } from './entry-list.tsx';
import { Findings } from './findings.tsx';
import { useNewestPages } from './use-newest-pages.ts';

/** What the register says to these words; all of it when there are none. */
export function Results({ typed }: { typed: string }) {
  const { t, dates } = useWords();
  const { words, directory, answer } = useNewestPages(typed);
  const isSlow = useSlow(directory.isPlaceholderData);
  const [first] = directory.data?.pages ?? [];
  if (first === undefined) {
    if (!directory.error) return <PageBones />;
    return <ErrorState error={directory.error} onRetry={() => void directory.refetch()} />;
  }
  const { register, total } = first;
  return (
    <>
      <output className="cap results-count" data-words={answer.words}>
        {isSlow
          ? t('find.searching')
          : t(answer.words ? 'find.found' : 'find.all', { count: total })}
      </output>
      {words === '' && <MoreLinks />}
      {directory.error && <FailureNotice error={directory.error} asksAgain />}
      {register.stale && (
        <Notice look="tint" icon="clock">
          {t('register.stale', { when: dates.whenInside(register.asOf) })}
        </Notice>
      )}
      <Findings directory={first} />
      <Entries {...answer} total={total} />
      <ShowMore
        rest={total - answer.entries.length}
        onMore={() => void directory.fetchNextPage()}
      />
    </>
  );
}

/** Findings only for those who may mend what is found. */
function MoreLinks() {
  const { t } = useWords();
  const mayEdit = useRights().data?.mayEdit ?? false;
  return (
    <p className="results-more">
      {mayEdit && <Link to="/findings">{t('find.findings')}</Link>}
      <Link to="/past">{t('find.past')}</Link>
    </p>
  );
}

interface EntriesProps {
  entries: DirectoryEntry[];
  total: number;
  words: string;
}

/** Stays as it is while somebody types on. */
const Entries = memo(function Entries({ entries, total, words }: EntriesProps) {
  const { t } = useWords();
  const [best, ...rest] = entries;
  if (!best) {
    const key = words ? 'none' : 'empty';
    return (
      <EmptyState icon="search" title={t(`find.${key}Title`)} text={t(`find.${key}Text`)}>
        {key === 'empty' && <BeginLink />}
      </EmptyState>
    );
  }
  const open = words !== '' && best.match !== undefined;
  return (
    <>
      {open && <EntryCard entry={best} best />}
      <EntryList entries={open ? rest : entries} total={open ? total - 1 : total} words={words} />
    </>
  );
});

/** For those who may write the register: how it is filled quickly. */
function BeginLink() {
  const { t } = useWords();
  const rights = useRights();
  return rights.data?.mayEdit ? <Link to="/templates">{t('find.templates')}</Link> : null;
}
