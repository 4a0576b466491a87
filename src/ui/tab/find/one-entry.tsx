import { useDirectoryRow } from '../../shared/directory-queries.ts';
import { EmptyState, ErrorState } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';
import { BackLink } from '../back-link.tsx';
import { PageBones } from '../page-bones.tsx';
import { EntryCard } from './entry-card.tsx';

/** The entry a link pointed at. */
export function OneEntry({ row }: { row: number }) {
  const { t } = useWords();
  const directory = useDirectoryRow(row);
  return (
    <>
      <h1 className="sr">{t('find.title')}</h1>
      <BackLink to="/find" words={t('find.back')} />
      <Entry row={row} directory={directory} />
    </>
  );
}

interface EntryProps {
  row: number;
  directory: ReturnType<typeof useDirectoryRow>;
}

function Entry({ row, directory }: EntryProps) {
  const { t } = useWords();
  if (!directory.data) {
    if (!directory.error) return <PageBones />;
    return <ErrorState error={directory.error} onRetry={() => void directory.refetch()} />;
  }
  const entry = directory.data.entries.find(({ responsibility }) => responsibility.id === row);
  if (entry) return <EntryCard entry={entry} />;
  return <EmptyState icon="question" title={t('find.goneTitle')} text={t('find.goneText')} />;
}
