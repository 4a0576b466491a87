import { isProductError, ProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { maySee, type Viewer } from '../core/visibility.ts';
import type { Auditing } from './auditing.ts';
import type { HandoffLog, LogState } from './handoff-log.ts';
import type { HandoffReader, Stored } from './handoff-ports.ts';
import { type ViewerDeps, viewerFor } from './viewer.ts';

/** The hand-off as it stands in the list, if the caller may see it. What one may not see does not exist: both are `not_found`. */
export async function findVisible(
  handoffKey: string,
  deps: ViewerDeps & { handoffs: HandoffReader },
): Promise<{ stored: Stored; viewer: Viewer }> {
  const [stored, viewer] = await Promise.all([
    deps.handoffs.findByHandoffKey(handoffKey),
    viewerFor(deps),
  ]);
  if (stored !== undefined && maySee(stored.record, viewer)) return { stored, viewer };
  throw notForYou();
}

const notForYou = () => new ProductError('not_found', 'no such hand-off for this caller');

export interface ReadDeps extends ViewerDeps {
  handoffs: HandoffReader;
  handoffLog: HandoffLog;
  auditing: Auditing;
}

export interface Read {
  record: HandoffRecord;
  viewer: Viewer;
  asOf: string;
  /** How sound the index is that knew it; absent where the list was asked, or an auditor looks. */
  state?: LogState;
}

/** The hand-off to be looked at: from the index, and from the list when the index does not know it. An auditor's look is recorded. */
export async function readVisible(handoffKey: string, deps: ReadDeps): Promise<Read> {
  const [found, viewer] = await Promise.all([read(handoffKey, deps), viewerFor(deps)]);
  if (found === undefined) throw notForYou();
  const { record, asOf } = found;
  if (maySee(record, viewer)) return { ...found, viewer };
  if (!viewer.auditor) throw notForYou();
  const { caller } = deps;
  const what = JSON.stringify({ handoffKey });
  return deps.auditing.read({
    caller,
    viewer,
    what,
    ask: () => ({ record, viewer, asOf }),
    count: () => 1,
  });
}

async function read(
  handoffKey: string,
  { handoffs, handoffLog, now }: ReadDeps,
): Promise<Omit<Read, 'viewer'> | undefined> {
  const log = await handoffLog.ask().catch(whileBuilding);
  const known = log?.index.findByHandoffKey(handoffKey);
  const state = log?.state;
  if (state && known) return { record: known.record, asOf: state.asOf, state };
  const asOf = now().toISOString();
  const stored = await handoffs.findByHandoffKey(handoffKey);
  return stored && { record: stored.record, asOf };
}

/** The list itself can be asked for one row meanwhile. */
function whileBuilding(error: unknown): undefined {
  if (!isProductError(error)) throw error;
}
