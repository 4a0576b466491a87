import type { HandoffRecord } from '../core/handoff-record.ts';
import { type Viewer, visibleTo } from '../core/visibility.ts';
import { findVisible } from './find-visible.ts';
import type { HandoffLog } from './handoff-log.ts';
import type { HandoffReader } from './handoff-ports.ts';
import type { ViewerDeps } from './viewer.ts';

const most = 20;

/** How many of the newest are looked through. */
const newest = 300;

/** Hand-offs that this one may be a duplicate of, as far as the caller sees them: from the same sender first, then the newest. */
export async function listOriginals(
  handoffKey: string,
  deps: ViewerDeps & { handoffs: HandoffReader; handoffLog: HandoffLog },
): Promise<{ records: HandoffRecord[]; viewer: Viewer; asOf: string }> {
  const { stored, viewer } = await findVisible(handoffKey, deps);
  const { index, state } = await deps.handoffLog.ask();
  const page = { order: 'handed_off', descending: true, skip: 0, size: newest } as const;
  const { rows } = index.page({ rules: [visibleTo(viewer)], ...page });
  const others = rows
    .map(({ record }) => record)
    .filter((each) => each.handoffKey !== handoffKey && each.duplicateOf === '' && isReal(each));
  const { senderDomain } = stored.record;
  const isSameSender = (each: HandoffRecord) => each.senderDomain === senderDomain;
  const same = others.filter(isSameSender);
  const rest = others.filter((each) => !isSameSender(each));
  return { records: [...same, ...rest].slice(0, most), viewer, asOf: state.asOf };
}

function isReal({ state }: HandoffRecord): boolean {
  return state !== 'withdrawn' && state !== 'passed_on';
}
