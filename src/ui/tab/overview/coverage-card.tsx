import type { AreaCoverage, CoveredDay } from '../../../core/coverage.ts';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { ChartCard } from './chart-card.tsx';
import { useCut } from './use-cut.tsx';

/** As narrow as a phone: there the board would not fit. */
const isPhone = () => window.matchMedia('(max-width: 720px)').matches;

/** Which area has somebody on which day of four weeks; never who is away. */
export function CoverageCard({ coverage, today }: { coverage: AreaCoverage[]; today: string }) {
  const { t } = useWords();
  const open = coverage.flatMap(({ days }) => days.filter(({ state }) => state === 'nobody'));
  const { cut, more } = useCut(coverage);
  const days = new Set(open.map(({ day }) => day)).size;
  return (
    <ChartCard
      title={t('overview.coverage.title')}
      say={t(days === 0 ? 'overview.coverage.all' : 'overview.coverage.gaps', { count: days })}
      chart={<Board coverage={cut} today={today} />}
      table={<Gaps coverage={cut} />}
      more={more}
      first={isPhone() ? 'table' : 'chart'}
    />
  );
}

function Board({ coverage, today }: { coverage: AreaCoverage[]; today: string }) {
  const { t, dates } = useWords();
  const days = coverage[0]?.days.map(({ day }) => day) ?? [];
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={t('overview.coverage.caption')}>
        <table className="board">
          <caption className="sr">{t('overview.coverage.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr">{t('log.area')}</span>
              </th>
              {days.map((day) => (
                <th key={day} scope="col" className={day === today ? 'board-today' : undefined}>
                  <span className="sr">{dates.longDay(day)}</span>
                  <span aria-hidden="true">{dates.weekday(day)}</span>
                  <span aria-hidden="true" className="board-date">
                    {t('overview.coverage.date', { day: Number(day.slice(8)) })}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {coverage.map(({ area, days: row }) => (
              <tr key={area}>
                <th scope="row">{plain(area)}</th>
                {row.map((each) => (
                  <Cell key={each.day} covered={each} today={today} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="board-legend cap">
        {(['covered', 'thin', 'nobody', 'closed'] as const).map((state) => (
          <span key={state}>
            <span className={`board-cell board-${state}`} aria-hidden="true">
              {signs[state]}
            </span>
            {t(`overview.coverage.${state}`)}
          </span>
        ))}
      </p>
    </>
  );
}

const signs = { covered: '', thin: '1', nobody: '0', closed: '–' } as const;

function Cell({ covered, today }: { covered: CoveredDay; today: string }) {
  return (
    <td className={covered.day === today ? 'board-today' : undefined}>
      <CellState covered={covered} />
    </td>
  );
}

function CellState({ covered: { state, uncovered } }: { covered: CoveredDay }) {
  const { t } = useWords();
  const title = [t(`overview.coverage.${state}`), ...uncovered.map(plain)].join(': ');
  return (
    <span className={`board-cell board-${state}`} title={title}>
      <span aria-hidden="true">{signs[state]}</span>
      <span className="sr">{title}</span>
    </span>
  );
}

function Gaps({ coverage }: { coverage: AreaCoverage[] }) {
  const { t, dates } = useWords();
  const daysWith = (days: CoveredDay[], state: CoveredDay['state']) =>
    days
      .filter((each) => each.state === state)
      .map(({ day }) => dates.shortDay(day))
      .join(' · ') || t('overview.none');
  return (
    <table className="figures">
      <caption className="sr">{t('overview.coverage.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('log.area')}</th>
          <th scope="col">{t('overview.coverage.nobody')}</th>
          <th scope="col">{t('overview.coverage.thin')}</th>
        </tr>
      </thead>
      <tbody>
        {coverage.map(({ area, days }) => (
          <tr key={area}>
            <th scope="row">{plain(area)}</th>
            <td>{daysWith(days, 'nobody')}</td>
            <td>{daysWith(days, 'thin')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
