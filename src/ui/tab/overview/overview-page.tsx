import { Link, useSearchParams } from 'react-router';
import type { Me } from '../../../wire/api.ts';
import type { OverviewAnswer } from '../../../wire/overview.ts';
import { Icon } from '../../shared/icon.tsx';
import { useMe, useOverview } from '../../shared/queries.ts';
import { EmptyState, ErrorState, FailureNotice, Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { withPart } from '../address-part.ts';
import { AgeNotice, AsOf } from '../age.tsx';
import { FilterSelect } from '../filter-select.tsx';
import { PageBones } from '../page-bones.tsx';
import { useTitle } from '../use-title.ts';
import { CoverageCard } from './coverage-card.tsx';
import { TimeCard, VolumeCard } from './figure-cards.tsx';
import { LoadCard, OwnCard } from './load-card.tsx';
import { PassesCard } from './passes-card.tsx';
import { UnownedCard } from './unowned-card.tsx';

const periods = [7, 30, 90, 365];

/** For leads: are my areas covered, how long does it take, what goes in circles, what does nobody own. */
export default function OverviewPage() {
  const { t } = useWords();
  const me = useMe().data;
  const [search, setSearch] = useSearchParams();
  const ask = Object.fromEntries([...search].filter(([, value]) => value !== ''));
  const overview = useOverview(ask);
  useTitle(t('tab.overview'));
  const change = (name: string, value: string) =>
    setSearch(withPart(search, name, value), { replace: true });
  return (
    <>
      <div className="head">
        <h1>{t('tab.overview')}</h1>
        {overview.data && overview.data.areas.length > 0 && (
          <Narrowing answer={overview.data} area={ask['area'] ?? ''} change={change} />
        )}
        {me?.auditor && (
          <button
            type="button"
            className="field filter-toggle"
            aria-pressed={ask['as'] === 'auditor'}
            onClick={() => change('as', ask['as'] === 'auditor' ? '' : 'auditor')}
          >
            <Icon name={ask['as'] === 'auditor' ? 'check' : 'shield'} size={16} />
            {t('filter.auditor')}
          </button>
        )}
        {overview.data && <AsOf age={overview.data} />}
      </div>
      <Content overview={overview} me={me} />
    </>
  );
}

interface NarrowingProps {
  answer: OverviewAnswer;
  area: string;
  change: (name: string, value: string) => void;
}

function Narrowing({ answer, area, change }: NarrowingProps) {
  const { t } = useWords();
  return (
    <>
      <FilterSelect
        label={t('filter.period')}
        value={`${answer.days}`}
        choices={periods.map((days) => [`${days}`, t('filter.days', { days })] as const)}
        onChange={(days) => change('days', days)}
      />
      <FilterSelect
        label={t('log.area')}
        value={area}
        choices={[
          ['', t('filter.all')] as const,
          ...answer.areas.map((each) => [each, plain(each)] as const),
        ]}
        onChange={(chosen) => change('area', chosen)}
      />
    </>
  );
}

interface ContentProps {
  overview: ReturnType<typeof useOverview>;
  me: Me | undefined;
}

function Content({ overview, me }: ContentProps) {
  const { t } = useWords();
  const { data, error } = overview;
  if (!data || !me) {
    if (!error) return <PageBones />;
    return <ErrorState error={error} onRetry={() => void overview.refetch()} />;
  }
  return (
    <div className="stack" aria-busy={overview.isPlaceholderData}>
      {error && <FailureNotice error={error} asksAgain onSignIn={() => void overview.refetch()} />}
      <AgeNotice age={data} />
      {data.areas.length === 0 ? <NotForYou me={me} /> : <Cards answer={data} today={me.today} />}
      <OwnCard own={data.own} />
      <Link to="/data-sheet">{t('sheet.link')}</Link>
    </div>
  );
}

/** Who leads nothing sees no figures but their own, and is told who does. */
function NotForYou({ me }: { me: Me }) {
  const { t } = useWords();
  return (
    <div className="card">
      <EmptyState
        icon="shield"
        title={t('overview.notForYou')}
        text={t(me.auditor ? 'overview.askAsAuditor' : 'overview.notForYouText')}
      />
    </div>
  );
}

function Cards({ answer, today }: { answer: OverviewAnswer; today: string }) {
  const { t } = useWords();
  const { figures, tooSmall, worksCouncil, leastPeople } = answer;
  return (
    <>
      <Notice look="tint" icon="shield">
        <b>{t('overview.noPeople')}</b>{' '}
        {worksCouncil && t('overview.merged', { count: leastPeople })}
        {tooSmall.length > 0 &&
          ` ${t('overview.tooSmall', { areas: tooSmall.map(plain).join(', ') })}`}
        {figures
          .filter(({ merged }) => merged.length > 0)
          .map(
            ({ merged }) => ` ${t('overview.othersAre', { areas: merged.map(plain).join(', ') })}`,
          )}
      </Notice>
      <div className="overview">
        <div className="overview-wide">
          <CoverageCard coverage={answer.coverage} today={today} />
        </div>
        <UnownedCard unowned={answer.unowned} />
        <VolumeCard figures={figures} />
        <TimeCard figures={figures} of="toOwner" />
        <TimeCard figures={figures} of="toDone" />
        <div className="overview-wide">
          <PassesCard passes={answer.passes} />
        </div>
        <LoadCard figures={figures} />
      </div>
    </>
  );
}
