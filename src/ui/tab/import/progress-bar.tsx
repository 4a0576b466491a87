import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../shared/live-region.tsx';

export interface ProgressBarProps {
  label: string;
  /** Without them it is not known how long it takes. */
  done?: number;
  total?: number;
  /** Said to screen readers at every quarter; nothing by default. */
  sentence?: string;
}

/** How far something is that takes a while; said aloud four times, not at every step. */
export function ProgressBar({ label, done, total, sentence }: ProgressBarProps) {
  const announce = useAnnounce();
  const quarter = done === undefined || !total ? 0 : Math.floor((4 * done) / total);
  const said = useRef(quarter);
  useEffect(() => {
    if (quarter === said.current) return;
    said.current = quarter;
    if (sentence !== undefined && quarter < 4) announce(sentence);
  }, [quarter, sentence, announce]);
  return <progress className="import-progress" aria-label={label} value={done} max={total} />;
}
