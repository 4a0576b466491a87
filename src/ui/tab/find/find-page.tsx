import { useParams } from 'react-router';
import { useWords } from '../../shared/use-words.ts';
import { useTitle } from '../use-title.ts';
import { OneEntry } from './one-entry.tsx';
import { Results } from './results.tsx';
import { SearchBox } from './search-box.tsx';
import { Starter } from './starter.tsx';
import { useTypedWords } from './use-typed-words.ts';

/** Who answers for it: one search box, or one row that a link pointed at. */
export default function FindPage() {
  const { t } = useWords();
  const { row } = useParams();
  useTitle(t('tab.find'));
  return row === undefined ? <Search /> : <OneEntry row={Number(row)} />;
}

function Search() {
  const { t } = useWords();
  const { words, change, settle } = useTypedWords();
  return (
    <>
      <h1 className="sr">{t('find.title')}</h1>
      <SearchBox words={words} onChange={change} onLeave={settle} />
      {words === '' && <Starter />}
      <Results typed={words.trim()} />
    </>
  );
}
