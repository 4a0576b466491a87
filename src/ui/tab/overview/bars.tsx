import { HorizontalBarChart, HorizontalBarChartVariant } from '@fluentui/react-charts';
import { useWords } from '../../shared/use-words.ts';

export interface Bar {
  name: string;
  /** Drawn one behind the other. */
  parts: { label: string; value: number; look: 'full' | 'tail' | 'bad' }[];
  /** What stands at its end. */
  words: string;
}

const colours = {
  full: 'var(--brand)',
  tail: 'color-mix(in srgb, var(--brand) 40%, var(--surface))',
  bad: 'var(--bad-text)',
} as const;

/** Bars on one scale. The table beside says the same, so that the drawing is nothing one has to get through by keyboard. */
export default function Bars({ bars }: { bars: readonly Bar[] }) {
  const { language } = useWords();
  const longest = Math.max(1, ...bars.map(({ parts }) => sumOf(parts)));
  return (
    <div className="bars">
      {bars.map(({ name, parts, words }) => (
        <div className="bars-row" key={name}>
          <span>{name}</span>
          <div inert>
            <HorizontalBarChart
              culture={language}
              barHeight={12}
              hideLabels
              hideTooltip
              variant={HorizontalBarChartVariant.AbsoluteScale}
              chartDataMode="hidden"
              data={[{ chartData: [...drawn(parts, longest), restOf(parts, longest)] }]}
            />
          </div>
          <span className="bars-words">{words}</span>
        </div>
      ))}
    </div>
  );
}

const sumOf = (parts: Bar['parts']) => parts.reduce((sum, { value }) => sum + value, 0);

function drawn(parts: Bar['parts'], total: number) {
  return parts.map(({ label, value, look }) => ({
    legend: label,
    color: colours[look],
    horizontalBarChartdata: { x: value, total },
  }));
}

function restOf(parts: Bar['parts'], total: number) {
  const x = total - sumOf(parts);
  return {
    legend: '',
    placeHolder: true,
    color: 'transparent',
    horizontalBarChartdata: { x, total },
  };
}
