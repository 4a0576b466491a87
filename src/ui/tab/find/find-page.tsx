import { useIsFetching } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { useWords } from '../../shared/use-words.ts';
import { useTitle } from '../use-title.ts';
import { OneEntry } from './one-entry.tsx';
import { Results } from './results.tsx';
import { SearchBox } from './search-box.tsx';
import { Starter } from './starter.tsx';
import { useNewest } from './use-newest.ts';

/** Who answers for it: one search box, or one row that a link pointed at. */
export default function FindPage() {
  const { t } = useWords();
  const { row } = useParams();
  const [search, setSearch] = useSearchParams();
  const words = search.get('q') ?? '';
  const busy = useIsFetching({ queryKey: ['directory-pages'] }) > 0;
  const asked = useNewest(words.trim(), busy);
  useTitle(t('tab.find'));
  if (row !== undefined) return <OneEntry row={Number(row)} />;
  const look = (changed: string) => setSearch(changed ? { q: changed } : {}, { replace: true });
  return (
    <>
      <h1 className="sr">{t('find.title')}</h1>
      <SearchBox words={words} onChange={look} />
      {words === '' && <Starter />}
      <Results words={asked} />
    </>
  );
}
