import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../../shared/states.tsx';
import { useSettled } from '../../shared/use-settled.ts';
import { withPart } from '../address-part.ts';
import { BackLink } from '../back-link.tsx';
import { FilterText } from '../filter-text.tsx';
import { Filters } from '../filters.tsx';
import { useTitle } from '../use-title.ts';
import { PastEntries } from './past-entries.tsx';
import { usePastWords } from './past-words.ts';

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
        <DayField day={day} onChange={(changed) => change('asOf', changed)} />
        <FilterText
          label={t('find.label')}
          value={words}
          onChange={(value) => change('q', value)}
        />
      </Filters>
      {isDay(day) ? (
        <PastEntries day={day} words={asked} />
      ) : (
        <EmptyState icon="calendar" title={say('choose')} text={say('chooseText')} />
      )}
    </>
  );
}

/** While a year is being typed it is one of long ago: nobody means that. */
const firstDay = '1990-01-01';

function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= firstDay;
}

interface DayFieldProps {
  day: string;
  onChange: (day: string) => void;
}

function DayField({ day, onChange }: DayFieldProps) {
  const { say } = usePastWords();
  const id = useId();
  return (
    <div className="filter">
      <label className="filter-label" htmlFor={id}>
        {say('day')}
      </label>
      <input
        type="date"
        className="field"
        id={id}
        value={day}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
