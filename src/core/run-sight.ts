import type { HandoffRecord } from './handoff-record.ts';
import { holds } from './handoff-rule.ts';
import { type ProcessRun, type RunStep, runOf } from './process-run.ts';
import type { Responsibility } from './responsibility.ts';
import type { Recipient } from './suggestion.ts';
import { type Viewer, visibleTo } from './visibility.ts';

/**
 * A run as somebody may be told it (promise 6 of handoff.md); undefined when they may see none of its hand-offs. Subject
 * and day are those of the first one they may see, and of a step whose hand-off they may not see they learn that it is
 * with somebody or done. `readable`: the rows of the register they may read; steps not begun are told of these only.
 */
export function runAsSeen(
  run: ProcessRun,
  records: readonly HandoffRecord[],
  readable: readonly Responsibility[],
  viewer: Viewer,
): ProcessRun | undefined {
  const rule = visibleTo(viewer);
  const seen = records.filter((record) => holds(rule, record));
  const [first] = seen;
  if (first === undefined) return undefined;
  const keys = new Set(seen.map(({ handoffKey }) => handoffKey));
  const isTold = ({ handoffKey }: RunStep) => handoffKey === undefined || keys.has(handoffKey);
  const steps = runOf(records, readable)?.steps ?? [];
  return {
    ...run,
    subject: first.subject,
    begunAt: first.handedOffAt,
    steps: steps.map((step) => (isTold(step) ? step : unseen(step))),
  };
}

/** What the register says of the step, and its state: nothing of its hand-off. */
function unseen({ step, title, kind, responsibilityId, state }: RunStep): RunStep {
  const row = responsibilityId === undefined ? { title: '' } : { title, responsibilityId };
  return { step, kind, state, ...row, outOfOrder: false, hidden: true };
}

/** Whoever four eyes keep from the next step is named as the refusal names them: neither what they did nor for whom. */
export function recipientAsTold({ skipped, ...recipient }: Recipient): Recipient {
  return {
    ...recipient,
    skipped: skipped.map(({ did: _did, stoodInFor: _stoodInFor, ...told }) => told),
  };
}
