import { handoffStates } from '../../../core/handoff.ts';
import { Icon } from '../../shared/icon.tsx';
import { useChoices, useMe } from '../../shared/queries.ts';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { FilterSelect } from '../filter-select.tsx';
import { FilterText } from '../filter-text.tsx';
import { Filters } from '../filters.tsx';
import type { LogAsking } from './use-log-ask.ts';

const periods = [7, 30, 90, 365];

/** What the log is narrowed down to: words, period, area, state, person, and what goes in circles. */
export function LogFilters({ asking }: { asking: LogAsking }) {
  const { t } = useWords();
  const { ask, period, change } = asking;
  const as = ask['as'];
  const choices = useChoices(as === undefined ? {} : { as }).data;
  const all = ['', t('filter.all')] as const;
  const areas = choices?.areas.map((area) => [area, area] as const) ?? [];
  const owners = choices?.owners.map(({ oid, name }) => [oid, plain(name)] as const) ?? [];
  return (
    <Filters
      first={<FilterText value={ask['q'] ?? ''} onChange={(words) => change('q', words)} />}
      active={asking.narrowing}
    >
      <FilterSelect
        label={t('filter.period')}
        value={period}
        choices={[all, ...periods.map((days) => [`${days}`, t('filter.days', { days })] as const)]}
        onChange={(days) => change('period', days)}
      />
      <FilterSelect
        label={t('log.area')}
        value={ask['area'] ?? ''}
        choices={[all, ...areas]}
        onChange={(area) => change('area', area)}
      />
      <FilterSelect
        label={t('log.state')}
        value={ask['state'] ?? ''}
        choices={[
          all,
          ['offered,accepted,waiting', t('filter.open')],
          ...handoffStates.map((state) => [state, t(`state.${state}`)] as const),
        ]}
        onChange={(state) => change('state', state)}
      />
      <FilterSelect
        label={t('filter.owner')}
        value={ask['owner'] ?? ''}
        choices={[all, ...owners]}
        onChange={(owner) => change('owner', owner)}
      />
      <PhoneOrder asking={asking} />
      <Toggle
        pressed={ask['often'] === 'yes'}
        words={t('filter.often')}
        icon="pass"
        onChange={(on) => change('often', on ? 'yes' : '')}
      />
      <AuditorToggle asking={asking} />
    </Filters>
  );
}

/** On a phone there are no column heads to sort by. */
function PhoneOrder({ asking: { ask, sortBy } }: { asking: LogAsking }) {
  const { t } = useWords();
  const ways = [
    ['handed_off down', t('filter.newest')],
    ['handed_off up', t('filter.oldest')],
    ['due up', t('filter.byDue')],
    ['since up', t('filter.longest')],
    ['area up', t('filter.byArea')],
    ['owner up', t('filter.byOwner')],
  ] as const;
  const value = `${ask['order'] ?? 'handed_off'} ${ask['direction'] ?? 'down'}`;
  return (
    <FilterSelect
      className="filter-narrow"
      label={t('filter.order')}
      value={ways.some(([way]) => way === value) ? value : 'handed_off down'}
      choices={ways}
      onChange={(way) => {
        const [order = 'handed_off', direction] = way.split(' ');
        sortBy(order, direction === 'up' ? 'up' : 'down');
      }}
    />
  );
}

/** Auditors see everything, and that they looked is recorded: so they say it each time. */
function AuditorToggle({ asking: { ask, change } }: { asking: LogAsking }) {
  const { t } = useWords();
  if (!useMe().data?.auditor) return null;
  return (
    <Toggle
      pressed={ask['as'] === 'auditor'}
      words={t('filter.auditor')}
      icon="shield"
      onChange={(on) => change('as', on ? 'auditor' : '')}
    />
  );
}

interface ToggleProps {
  pressed: boolean;
  words: string;
  icon: 'pass' | 'shield';
  onChange: (pressed: boolean) => void;
}

function Toggle({ pressed, words, icon, onChange }: ToggleProps) {
  return (
    <button
      type="button"
      className="field filter-toggle"
      aria-pressed={pressed}
      onClick={() => onChange(!pressed)}
    >
      <Icon name={pressed ? 'check' : icon} size={16} />
      {words}
    </button>
  );
}
