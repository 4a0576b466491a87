import type { Spread } from '../../../core/area-figures.ts';
import type { AreaFigures } from '../../../wire/overview.ts';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { type Bar, Bars } from './bars.tsx';
import { ChartCard } from './chart-card.tsx';
import { useCut } from './use-cut.tsx';

/** Nothing is below zero hours. */
const LEAST_HOURS = 0.1;

/** Name of one area, or of all that are too small alone. */
export function useAreaName() {
  const { t } = useWords();
  return (area: string) => (area === '' ? t('overview.others') : plain(area));
}

export interface FigureCardProps {
  figures: AreaFigures[];
}

/** How much came in, and what lies open of it. */
export function VolumeCard({ figures }: FigureCardProps) {
  const { t } = useWords();
  const nameOf = useAreaName();
  const total = figures.reduce((sum, { volume }) => sum + volume, 0);
  const overdue = figures.reduce((sum, each) => sum + each.overdue, 0);
  const { cut, more } = useCut(figures);
  const bars = cut.map(({ area, volume }) => ({
    name: nameOf(area),
    parts: [{ label: t('overview.volume.title'), value: volume, look: 'full' as const }],
    words: `${volume}`,
  }));
  const columns = ['volume', 'offered', 'accepted', 'waiting', 'overdue'] as const;
  return (
    <ChartCard
      title={t('overview.volume.title')}
      say={t('overview.volume.say', { count: total, overdue: overdue || t('overview.none') })}
      chart={<Bars bars={bars} />}
      more={more}
      table={
        <table className="figures">
          <caption className="sr">{t('overview.volume.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('log.area')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="number">
                  {t(`overview.volume.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cut.map((each) => (
              <tr key={each.area}>
                <th scope="row">{nameOf(each.area)}</th>
                {columns.map((column) => (
                  <td key={column} className="number">
                    {each[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

export interface TimeCardProps extends FigureCardProps {
  /** Which of the two times. */
  of: 'toOwner' | 'toDone';
}

/** How long it takes: half of the requests, and nine of ten, because a mean hides the tail. */
export function TimeCard({ figures, of }: TimeCardProps) {
  const { t } = useWords();
  const nameOf = useAreaName();
  const hours = useHours();
  const known = figures.flatMap((each) =>
    each[of] ? [{ area: each.area, spread: each[of] }] : [],
  );
  const [slowest] = known.toSorted((a, b) => b.spread.half - a.spread.half);
  const say = slowest
    ? t('overview.time.say', {
        area: nameOf(slowest.area),
        time: hours(Math.max(slowest.spread.half, LEAST_HOURS)),
      })
    : t('overview.time.nothing');
  const { cut, more } = useCut(known);
  const bars = cut.map(({ area, spread }): Bar => barOf(nameOf(area), spread, t, hours));
  return (
    <ChartCard
      title={t(`overview.time.${of}`)}
      say={say}
      empty={!slowest}
      more={more}
      chart={
        <>
          <Bars bars={bars} />
          <p className="cap">{t(`overview.time.meaning.${of}`)}</p>
        </>
      }
      table={
        <table className="figures">
          <caption className="sr">{t(`overview.time.${of}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('log.area')}</th>
              <th scope="col" className="number">
                {t('overview.time.half')}
              </th>
              <th scope="col" className="number">
                {t('overview.time.nineOfTen')}
              </th>
              <th scope="col" className="number">
                {t('overview.time.of')}
              </th>
            </tr>
          </thead>
          <tbody>
            {cut.map(({ area, spread }) => (
              <tr key={area}>
                <th scope="row">{nameOf(area)}</th>
                <td className="number">{hours(spread.half)}</td>
                <td className="number">{hours(spread.nineOfTen)}</td>
                <td className="number">{spread.of}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

function barOf(
  name: string,
  { half, nineOfTen }: Spread,
  t: ReturnType<typeof useWords>['t'],
  hours: (value: number) => string,
): Bar {
  return {
    name,
    parts: [
      { label: t('overview.time.half'), value: half, look: 'full' },
      { label: t('overview.time.nineOfTen'), value: nineOfTen - half, look: 'tail' },
    ],
    words: hours(half),
  };
}

/** `2,5 Std.`; what is shorter than can be written is no nothing: `< 0,1 Std.` */
function useHours() {
  const { t, language } = useWords();
  const write = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (value: number) => {
    const hours = value < LEAST_HOURS ? `< ${write.format(LEAST_HOURS)}` : write.format(value);
    return t('overview.hours', { hours });
  };
}
