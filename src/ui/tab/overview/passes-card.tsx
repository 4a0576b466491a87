import { Link } from 'react-router';
import type { PassedRequests } from '../../../wire/overview.ts';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { ChartCard } from './chart-card.tsx';
import { useAreaName } from './figure-cards.tsx';
import { useCut } from './use-cut.tsx';

/** What goes back and forth between areas: these two descriptions need a sharper border. */
export function PassesCard({ passes }: { passes: PassedRequests[] }) {
  const { t } = useWords();
  const nameOf = useAreaName();
  const [most] = passes;
  const { cut, more } = useCut(passes);
  const say = most
    ? t('overview.passes.say', {
        from: nameOf(most.from),
        into: nameOf(most.into),
        count: most.count,
      })
    : t('overview.passes.nothing');
  return (
    <ChartCard
      title={t('overview.passes.title')}
      say={say}
      empty={!most}
      chart={<Matrix passes={cut} />}
      table={<List passes={cut} />}
      more={more}
      first={window.matchMedia('(max-width: 720px)').matches ? 'table' : 'chart'}
    />
  );
}

/** So many steps of size a circle has. */
const sizes = 4;

function Matrix({ passes }: { passes: PassedRequests[] }) {
  const { t } = useWords();
  const nameOf = useAreaName();
  const names = [...new Set(passes.flatMap(({ from, into }) => [from, into]))].toSorted(othersLast);
  const most = Math.max(1, ...passes.map(({ count }) => count));
  const cell = (from: string, into: string) =>
    passes.find((each) => each.from === from && each.into === into)?.count ?? 0;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label={t('overview.passes.caption')}>
      <table className="matrix">
        <caption className="cap">{t('overview.passes.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t('overview.passes.from')}</span>
            </th>
            {names.map((name) => (
              <th key={name} scope="col">
                {nameOf(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((from) => (
            <tr key={from}>
              <th scope="row">{nameOf(from)}</th>
              {names.map((into) => (
                <td key={into} className={from === into ? 'matrix-same' : undefined}>
                  <Circle count={cell(from, into)} most={most} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function othersLast(a: string, b: string): number {
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return a < b ? -1 : 1;
}

function Circle({ count, most }: { count: number; most: number }) {
  if (count === 0) return null;
  return <span className={`circle circle-${Math.ceil((count / most) * sizes)}`}>{count}</span>;
}

function List({ passes }: { passes: PassedRequests[] }) {
  const { t } = useWords();
  return (
    <table className="figures">
      <caption className="sr">{t('overview.passes.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('overview.passes.way')}</th>
          <th scope="col" className="number">
            {t('overview.passes.times')}
          </th>
          <th scope="col">{t('overview.passes.samples')}</th>
        </tr>
      </thead>
      <tbody>
        {passes.map(({ from, into, count, samples }) => (
          <tr key={`${from} ${into}`}>
            <th scope="row">
              <AreaRows area={from} /> → <AreaRows area={into} />
            </th>
            <td className="number">{count}</td>
            <td>
              <Samples samples={samples} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An area's name, leading to its rows: there the border between two descriptions is drawn. */
function AreaRows({ area }: { area: string }) {
  const name = useAreaName()(area);
  return area === '' ? name : <Link to={`/register?area=${encodeURIComponent(area)}`}>{name}</Link>;
}

/** Some subjects, each leading to its hand-off. */
export function Samples({ samples }: { samples: PassedRequests['samples'] }) {
  const { t } = useWords();
  if (samples.length === 0) return <span className="cap">{t('overview.passes.noSamples')}</span>;
  return (
    <ul className="samples">
      {samples.map(({ handoffKey, subject }) => (
        <li key={handoffKey}>
          <Link to={`/handoffs/${handoffKey}`}>{plain(subject)}</Link>
        </li>
      ))}
    </ul>
  );
}
