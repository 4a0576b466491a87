import { useSearchParams } from 'react-router';
import { EmptyState } from '../../shared/states.tsx';
import { useSettled } from '../../shared/use-settled.ts';
import { withPart } from '../address-part.ts';
import { BackLink } from '../back-link.tsx';
import { FilterText } from '../filter-text.tsx';
import { Filters } from '../filters.tsx';
import { useTitle } from '../use-title.ts';
import { ChapterPart } from './chapter-part.tsx';
import { DayField } from './day-field.tsx';
import { isDay } from './is-day.ts';
import { PastEntries } from './past-entries.tsx';
import { usePastWords } from './past-words.ts';
import '../register/register.css';

/** Who answered for what on a day; to look at only. The day and the words stand in the address. */
export default function PastPage() {
  const { t, say } = usePastWords();
  const [search, setSearch] = useSearchParams();
  const [day, words] = [search.get('asOf') ?? '', search.get('q') ?? ''];
  const asked = useSettled(words.trim());
  useTitle(say('title'));
  const change = (part: 'asOf' | 'q', value: string) =>
    setSearch(withPart(search, part, value), { replace: true });
  return (
    <>
      <BackLink
        to={words === '' ? '/find' : `/find?${new URLSearchParams({ q: words })}`}
        words={say('back')}
      />
      <div className="head">
        <h1>{say('title')}</h1>
      </div>
      <Filters>
        <DayField label={say('day')} day={day} onChange={(changed) => change('asOf', changed)} />
        <FilterText
          label={t('find.label')}
          value={words}
          onChange={(value) => change('q', value)}
        />
      </Filters>
      {isDay(day) ? (
        <div className="stack">
          <PastEntries day={day} words={asked} />
          <ChapterPart day={day} />
        </div>
      ) : (
        <EmptyState icon="calendar" title={say('choose')} text={say('chooseText')} />
      )}
    </>
  );
}
