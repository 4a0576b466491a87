import type { AreaFigures, OverviewAnswer } from '../../../wire/overview.ts';
import { Chip } from '../../shared/chip.tsx';
import { useWords } from '../../shared/use-words.ts';
import { useAreaName } from './figure-cards.tsx';
import { useCut } from './use-cut.tsx';

const looks = { light: 'ok', medium: 'plain', heavy: 'warn' } as const;

/** How busy each area is today, in words. */
export function LoadCard({ figures }: { figures: AreaFigures[] }) {
  const { t } = useWords();
  const nameOf = useAreaName();
  const { cut, more } = useCut(figures);
  return (
    <section className="card" aria-labelledby="load-title">
      <h2 id="load-title">{t('overview.load.title')}</h2>
      <p className="cap">{t('overview.load.meaning')}</p>
      <ul className="loads">
        {cut.map(({ area, load }) => (
          <li key={area}>
            <span>{nameOf(area)}</span>
            <Chip look={looks[load]}>{t(`load.${load}`)}</Chip>
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

/** The only figures about a person: one's own. */
export function OwnCard({ own }: { own: OverviewAnswer['own'] }) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="own-title">
      <h2 id="own-title">{t('overview.own.title')}</h2>
      <p className="cap">{t('overview.own.meaning')}</p>
      <dl className="own">
        {(['offered', 'accepted', 'waiting', 'overdue'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`overview.volume.${name}`)}</dt>
            <dd>{own[name]}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Chip look={looks[own.load]}>{t(`load.${own.load}`)}</Chip>
      </p>
    </section>
  );
}
