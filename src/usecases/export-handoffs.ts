import type { HandoffRecord } from '../core/handoff-record.ts';
import { maySee, visibleTo, visibleToAuditor, type Viewer } from '../core/visibility.ts';
import { type ListDeps, type LogFilter, type LogPage, openLog, question } from './list-handoffs.ts';
import type { HandoffIndex } from './handoff-ports.ts';

/** Rows that are read and written in one turn. */
const turnSize = 500;

/**
 * Everything the caller may see of what they ask for, as they see it in the list: same rule, same filter, same order.
 * Which rows these are is settled at the beginning; each is read when it is its turn, and left out when the caller
 * may not see it any more. An auditor's export is recorded before the first row leaves.
 */
export async function exportHandoffs(
  filter: LogFilter,
  order: Pick<LogPage, 'order' | 'descending'>,
  asAuditor: boolean,
  deps: ListDeps,
): Promise<AsyncIterable<HandoffRecord[]>> {
  const { viewer, index } = await openLog(deps);
  const page = { ...order, skip: 0, size: 0 };
  const rule = asAuditor ? visibleToAuditor(viewer) : visibleTo(viewer);
  const ask = () => index.items(question(filter, page, [rule]));
  if (!asAuditor) return inTurns(ask(), index, viewer, false);
  const items = await deps.auditing.read({
    caller: deps.caller,
    viewer,
    what: JSON.stringify({ export: true, ...filter }),
    ask,
    count: ({ length }) => length,
  });
  return inTurns(items, index, viewer, true);
}

async function* inTurns(
  items: readonly number[],
  index: HandoffIndex,
  viewer: Viewer,
  all: boolean,
): AsyncGenerator<HandoffRecord[]> {
  for (let at = 0; at < items.length; at += turnSize) {
    const records = index.rows(items.slice(at, at + turnSize)).map(({ record }) => record);
    yield all ? records : records.filter((record) => maySee(record, viewer));
  }
}
