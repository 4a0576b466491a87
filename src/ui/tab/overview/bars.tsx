export interface Bar {
  name: string;
  /** Drawn one behind the other. */
  parts: { label: string; value: number; look: 'full' | 'tail' }[];
  /** What stands at its end. */
  words: string;
}

/** Bars on one scale. What they show stands beside them in words, so that the drawing itself says nothing. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  const longest = Math.max(1, ...bars.map(({ parts }) => sumOf(parts)));
  return (
    <div className="bars">
      {bars.map(({ name, parts, words }) => (
        <div className="bars-row" key={name}>
          <span>{name}</span>
          <span className="bars-bar" aria-hidden="true">
            {parts.map(({ label, value, look }) => (
              <span
                key={label}
                className={`bars-${look}`}
                style={{ width: `${(100 * value) / longest}%` }}
              />
            ))}
          </span>
          <span className="bars-words">{words}</span>
        </div>
      ))}
    </div>
  );
}

const sumOf = (parts: Bar['parts']) => parts.reduce((sum, { value }) => sum + value, 0);
