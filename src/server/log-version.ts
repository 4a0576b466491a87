import { visibleTo } from '../core/visibility.ts';
import type { Read } from '../usecases/find-visible.ts';
import type { Opened } from '../usecases/list-handoffs.ts';
import type { TimeLeft } from '../usecases/time-left.ts';
import type { LogQuery } from '../wire/handoffs.ts';
import { ageSource, digest } from './source.ts';

/** One word for everything a page of the log is made from: what was asked, everything that decides what the caller sees and may do, and what they see. */
export function logSource(asked: LogQuery, { viewer, index, state }: Opened, now: Date): string {
  return digest([asked, viewer, index.versionOf(visibleTo(viewer)), ageSource(state, now)]);
}

/** The same for one hand-off; nothing where SharePoint has to be asked for it each time, or somebody looks whose reading is recorded. */
export function handoffSource(
  { record, viewer, state }: Read,
  left: TimeLeft | undefined,
  now: Date,
): string | undefined {
  const time = left && [left.at, left.hours, left.over];
  return state && digest([viewer, record, time, ageSource(state, now)]);
}
