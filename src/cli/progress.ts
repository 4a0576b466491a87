import type { Progress } from '../usecases/preview-import.ts';
import type { CliDeps } from './deps.ts';

const words = {
  people: 'people looked up',
  rows: 'rows written',
  events: 'events archived',
  versions: 'rows whose versions are read',
} as const;

/** Shows on a terminal how far something is, on one line; in a pipe nothing. */
export function showProgress(deps: CliDeps): (progress: Progress) => void {
  const began = deps.elapsedMs();
  let shownAt = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const now = deps.elapsedMs();
    const isLast = progress.done === progress.total;
    if (!isLast && progress.waitSeconds === undefined && now - shownAt < 200) return;
    shownAt = now;
    deps.showProgress(isLast ? '' : line(progress, now - began));
  };
}

function line({ phase, done, total, waitSeconds }: Progress, elapsedMs: number): string {
  const filled = Math.round((20 * done) / total);
  const bar = `[${'█'.repeat(filled)}${'·'.repeat(20 - filled)}]`;
  const left = done === 0 ? '' : ` · ${duration(((total - done) * elapsedMs) / done)} left`;
  const pause =
    waitSeconds === undefined ? '' : ` · Microsoft asks for a pause of ${Math.ceil(waitSeconds)} s`;
  return `${bar} ${done} of ${total} ${words[phase]}${left}${pause}`;
}

function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
