import { useState } from 'react';
import type { Desk } from '../../../wire/handoffs.ts';
import { Covering } from '../../shared/covering.tsx';
import { later } from '../../shared/later.tsx';
import { useChoices, useDesk, useMe } from '../../shared/queries.ts';
import { ErrorState, FailureNotice } from '../../shared/states.tsx';
import { useSettledAsk } from '../../shared/use-settled-ask.ts';
import { useWords } from '../../shared/use-words.ts';
import { AgeNotice, AsOf } from '../age.tsx';
import { FilterText } from '../filter-text.tsx';
import { Filters } from '../filters.tsx';
import { FilterSelect } from '../filter-select.tsx';
import { notThere } from '../not-there.tsx';
import { PageBones } from '../page-bones.tsx';
import { useTitle } from '../use-title.ts';
import { DeskSections } from './desk-sections.tsx';
import { Reviews } from './reviews.tsx';
import { useDeskAsk, wholeDesk } from './use-desk-ask.ts';

const AbsencePart = later(
  'absence',
  async () => (await import('../absence/absence-part.tsx')).default,
);
const CoverAsks = later(
  'cover-asks',
  async () => (await import('../absence/cover-asks.tsx')).default,
);

/** The work on the left; on the right, below it where there is no room, what I decide about myself. */
export default function DeskPage() {
  const { t, dates } = useWords();
  const me = useMe();
  const asking = useDeskAsk();
  const desk = useDesk(useSettledAsk(asking.ask));
  useTitle(t('tab.desk'));
  return (
    <>
      <div className="head">
        <h1 id="page-title" tabIndex={-1}>
          {t('tab.desk')}
        </h1>
        {me.data && <p>{dates.longDay(me.data.today)}</p>}
        {desk.data && <AsOf age={desk.data} />}
      </div>
      {me.data && <CoverAsks given={{}} meanwhile={notThere} />}
      {desk.data && <Covering covers={desk.data.covers} />}
      <div className="desk">
        <div>
          <Content me={me} desk={desk} asking={asking} />
        </div>
        <div className="stack">
          {desk.data && <Reviews />}
          {me.data && <AbsencePart given={{ today: me.data.today }} meanwhile={notThere} />}
        </div>
      </div>
    </>
  );
}

type Asking = ReturnType<typeof useDeskAsk>;

function DeskFilters({ asking: { ask, change } }: { asking: Asking }) {
  const { t } = useWords();
  const areas = useChoices(wholeDesk).data?.areas ?? [];
  return (
    <Filters
      first={<FilterText value={ask['q'] ?? ''} onChange={(words) => change('q', words)} />}
      active={ask['area'] ? 1 : 0}
    >
      <FilterSelect
        label={t('log.area')}
        value={ask['area'] ?? ''}
        choices={[['', t('filter.all')], ...areas.map((area) => [area, area] as const)]}
        onChange={(area) => change('area', area)}
      />
      <FilterSelect
        label={t('filter.order')}
        value={ask['order'] ?? ''}
        choices={[
          ['', t('filter.byDue')],
          ['newest', t('filter.newest')],
        ]}
        onChange={(order) => change('order', order)}
      />
    </Filters>
  );
}

/** So many rows are seen at a glance: there is nothing to search in them. */
const fewRows = 7;

function isMuch({ offered, mine, waiting, pending, given, done }: Desk): boolean {
  const totals = [offered, mine, waiting, pending, given, done].map(({ total }) => total);
  return totals.reduce((sum, total) => sum + total, 0) > fewRows;
}

interface ContentProps {
  me: ReturnType<typeof useMe>;
  desk: ReturnType<typeof useDesk>;
  asking: Asking;
}

function Content({ me, desk, asking }: ContentProps) {
  const error = me.error ?? desk.error;
  // once there they stay: somebody may be typing in them while the rows become few
  const [filters, setFilters] = useState(false);
  if (!filters && desk.data && (asking.isAsked || isMuch(desk.data))) setFilters(true);
  if (me.data && desk.data) {
    return (
      <>
        {error && (
          <FailureNotice
            error={error}
            asksAgain
            onSignIn={() => void (me.error ? me : desk).refetch()}
          />
        )}
        <AgeNotice age={desk.data} />
        {filters && <DeskFilters asking={asking} />}
        <DeskSections
          desk={desk.data}
          today={me.data.today}
          readAt={desk.dataUpdatedAt}
          asking={asking}
        />
      </>
    );
  }
  if (!error) return <PageBones />;
  const retry = () => {
    void me.refetch();
    void desk.refetch();
  };
  return <ErrorState error={error} onRetry={retry} />;
}
