import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../../shared/use-words.ts';

export interface ChartCardProps {
  title: string;
  /** What the chart shows, as one sentence. */
  say: string;
  chart: ReactNode;
  /** The same as a table. */
  table: ReactNode;
  /** The button for more than both show; nothing by default. */
  more?: ReactNode;
  /** Which comes first; the chart by default. */
  first?: 'chart' | 'table';
  /** Whether there is nothing to draw: then the sentence stands alone. False by default. */
  empty?: boolean;
}

/** A chart that says its finding in a sentence, and its twin as a table. */
export function ChartCard({
  title,
  say,
  chart,
  table,
  more,
  first = 'chart',
  empty = false,
}: ChartCardProps) {
  const { t } = useWords();
  const [shown, setShown] = useState(first);
  const name = useId();
  return (
    <section className="card chart-card" aria-labelledby={`${name}-title`}>
      <header className="chart-head">
        <h2 id={`${name}-title`}>{title}</h2>
        {!empty && (
          <fieldset className="segments">
            <legend className="sr">{t('overview.view', { title })}</legend>
            {(['chart', 'table'] as const).map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name={name}
                  checked={shown === each}
                  onChange={() => setShown(each)}
                />
                {t(`overview.as.${each}`)}
              </label>
            ))}
          </fieldset>
        )}
      </header>
      <p>{say}</p>
      {!empty && (shown === 'chart' ? chart : <div className="twin">{table}</div>)}
      {more}
    </section>
  );
}
