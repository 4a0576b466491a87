import { entryStates } from '../../../core/register-entry.ts';
import { Icon } from '../../shared/icon.tsx';
import { FilterSelect } from '../filter-select.tsx';
import { FilterText } from '../filter-text.tsx';
import { Filters } from '../filters.tsx';
import { useRegisterWords } from './register-words.ts';
import type { RegisterAsking } from './use-register-ask.ts';

export interface RegisterFiltersProps {
  asking: RegisterAsking;
  /** The areas to choose from. */
  areas: readonly string[];
}

const reviews = ['asked', 'due', 'overdue', 'not_mine'] as const;

/** What the register is narrowed down to. */
export function RegisterFilters({ asking: { ask, change }, areas }: RegisterFiltersProps) {
  const { t, say } = useRegisterWords();
  const all = ['', t('filter.all')] as const;
  const isFaulty = ask['finding'] === 'yes';
  return (
    <Filters
      first={
        <FilterText
          label={say('search')}
          value={ask['q'] ?? ''}
          onChange={(words) => change('q', words)}
        />
      }
      active={['area', 'state', 'review', 'finding'].filter((part) => ask[part]).length}
    >
      <FilterSelect
        label={t('log.area')}
        value={ask['area'] ?? ''}
        choices={[all, ...areas.map((area) => [area, area] as const)]}
        onChange={(area) => change('area', area)}
      />
      <FilterSelect
        label={say('filter.state')}
        value={ask['state'] ?? ''}
        choices={[
          ['', say('filter.current')],
          ['all', say('filter.all')],
          ...entryStates.map((state) => [state, say(`state.${state}`)] as const),
        ]}
        onChange={(state) => change('state', state)}
      />
      <FilterSelect
        label={say('filter.review')}
        value={ask['review'] ?? ''}
        choices={[all, ...reviews.map((review) => [review, say(`filter.${review}`)] as const)]}
        onChange={(review) => change('review', review)}
      />
      <button
        type="button"
        className="field filter-toggle"
        aria-pressed={isFaulty}
        onClick={() => change('finding', isFaulty ? '' : 'yes')}
      >
        <Icon name={isFaulty ? 'check' : 'alert'} size={16} />
        {say('filter.findings')}
      </button>
    </Filters>
  );
}
