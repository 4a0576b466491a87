import type { Directory } from '../../../wire/api.ts';
import { useDirectory } from '../../shared/queries.ts';
import { EmptyState, ErrorState, FailureNotice, Notice } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';
import { PageBones } from '../page-bones.tsx';
import { ShowMore } from '../show-more.tsx';
import { usePaged } from '../use-paged.ts';
import { EntryCard } from './entry-card.tsx';
import { EntryRow } from './entry-row.tsx';
import { Findings } from './findings.tsx';

/** What the register says to these words; all of it when there are none. */
export function Results({ words }: { words: string }) {
  const { t, dates } = useWords();
  const directory = useDirectory(words);
  if (!directory.data) {
    if (!directory.error) return <PageBones />;
    return <ErrorState error={directory.error} onRetry={() => void directory.refetch()} />;
  }
  const { register } = directory.data;
  const busy = directory.isPlaceholderData;
  const count = directory.data.entries.length;
  return (
    <>
      <output className="cap results-count">
        {busy ? t('find.searching') : t(words ? 'find.found' : 'find.all', { count })}
      </output>
      {directory.error && <FailureNotice error={directory.error} />}
      {register.stale && (
        <Notice look="tint" icon="clock">
          {t('register.stale', { when: dates.when(register.asOf) })}
        </Notice>
      )}
      <Findings directory={directory.data} />
      <Entries directory={directory.data} words={words} />
    </>
  );
}

function Entries({ directory: { entries }, words }: { directory: Directory; words: string }) {
  const { t } = useWords();
  const paged = usePaged(entries, words);
  const [best, ...rest] = paged.shown;
  if (!best) {
    const key = words ? 'none' : 'empty';
    return <EmptyState icon="search" title={t(`find.${key}Title`)} text={t(`find.${key}Text`)} />;
  }
  const open = words !== '' && best.match !== undefined;
  return (
    <>
      {open && <EntryCard entry={best} best />}
      <ul className="entries">
        {(open ? rest : paged.shown).map((entry) => (
          <EntryRow key={entry.responsibility.id} entry={entry} />
        ))}
      </ul>
      <ShowMore paged={paged} />
    </>
  );
}
