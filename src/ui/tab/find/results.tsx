import { Link } from 'react-router';
import type { DirectoryEntry } from '../../../wire/api.ts';
import { useDirectoryPages } from '../../shared/queries.ts';
import { EmptyState, ErrorState, FailureNotice, Notice } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';
import { PageBones } from '../page-bones.tsx';
import { useRights } from '../register/use-register.ts';
import { ShowMore } from '../show-more.tsx';
import { EntryCard } from './entry-card.tsx';
import { EntryRow } from './entry-row.tsx';
import { Findings } from './findings.tsx';

/** What the register says to these words; all of it when there are none. */
export function Results({ words }: { words: string }) {
  const { t, dates } = useWords();
  const directory = useDirectoryPages(words);
  const [first] = directory.data?.pages ?? [];
  if (first === undefined) {
    if (!directory.error) return <PageBones />;
    return <ErrorState error={directory.error} onRetry={() => void directory.refetch()} />;
  }
  const { register, total } = first;
  const busy = directory.isPlaceholderData;
  const entries = directory.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <output className="cap results-count" data-words={busy ? undefined : words}>
        {busy ? t('find.searching') : t(words ? 'find.found' : 'find.all', { count: total })}
      </output>
      {words === '' && <MoreLinks />}
      {directory.error && <FailureNotice error={directory.error} />}
      {register.stale && (
        <Notice look="tint" icon="clock">
          {t('register.stale', { when: dates.whenInside(register.asOf) })}
        </Notice>
      )}
      <Findings directory={first} />
      <Entries entries={entries} words={words} />
      <ShowMore rest={total - entries.length} onMore={() => void directory.fetchNextPage()} />
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

function Entries({ entries, words }: { entries: DirectoryEntry[]; words: string }) {
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
      <ul className="entries">
        {(open ? rest : entries).map((entry) => (
          <EntryRow key={entry.responsibility.id} entry={entry} />
        ))}
      </ul>
    </>
  );
}

/** For those who may write the register: how it is filled quickly. */
function BeginLink() {
  const { t } = useWords();
  const rights = useRights();
  return rights.data?.mayEdit ? <Link to="/templates">{t('find.templates')}</Link> : null;
}
