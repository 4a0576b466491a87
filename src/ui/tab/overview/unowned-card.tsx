import type { UnownedRequests } from '../../../wire/overview.ts';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { Samples } from './passes-card.tsx';
import { useCut } from './use-cut.tsx';

/** Requests nobody answered for, grouped by what they ask for: where an entry in the register is missing. */
export function UnownedCard({ unowned }: { unowned: UnownedRequests[] }) {
  const { t } = useWords();
  const { cut, more } = useCut(unowned);
  const total = unowned.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="card" aria-labelledby="unowned-title">
      <h2 id="unowned-title">{t('overview.unowned.title')}</h2>
      <p>
        {t(total === 0 ? 'overview.unowned.nothing' : 'overview.unowned.say', { count: total })}
      </p>
      <ul className="unowned">
        {cut.map(({ words, count, landed, samples }) => (
          <li key={words.join(' ')}>
            <h3>{words.map(plain).join(', ') || t('overview.unowned.rest')}</h3>
            <p className="cap">
              {t('overview.unowned.count', { count })}
              {landed !== undefined &&
                ` · ${t('overview.unowned.landed', { area: plain(landed) })}`}
            </p>
            {samples.length > 0 && <Samples samples={samples} />}
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}
