import { isEnded, namesNobody } from '../core/erasure.ts';
import type { HandoffLog } from './handoff-log.ts';

export interface DueDeps {
  handoffLog: Pick<HandoffLog, 'ask'>;
  wait: (ms: number) => Promise<void>;
}

/** Keys of hand-offs that ended before a moment, the one that ended first first. */
export interface DueErasures {
  /** Those that still name somebody. */
  waiting: string[];
  /** The last of those that name nobody any more: should an erasure have been interrupted, it is among them. */
  lastErased: string[];
}

const rowsInOneGo = 500;
const mostLastErased = 20;

/** By the index on this machine: SharePoint is asked for nothing but what has changed since the last question. */
export async function dueErasures(
  before: string,
  { handoffLog, wait }: DueDeps,
): Promise<DueErasures> {
  const { index } = await handoffLog.ask();
  const due: { key: string; since: string; isErased: boolean }[] = [];
  let seen = 0;
  for (const { record } of index.everyRow()) {
    if (++seen % rowsInOneGo === 0) await wait(0);
    const { handoffKey: key, stateSince: since } = record;
    if (isEnded(record) && Date.parse(since) < Date.parse(before))
      due.push({ key, since, isErased: namesNobody(record) });
  }
  const inOrder = due.toSorted((a, b) => Date.parse(a.since) - Date.parse(b.since));
  const keysOf = (isErased: boolean) =>
    inOrder.filter((each) => each.isErased === isErased).map(({ key }) => key);
  return { waiting: keysOf(false), lastErased: keysOf(true).slice(-mostLastErased) };
}
