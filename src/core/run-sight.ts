import type { HandoffRecord } from './handoff-record.ts';
import { type HandoffRule, holds } from './handoff-rule.ts';
import { type ProcessRun, type RunStep, runOf } from './process-run.ts';
import type { Responsibility } from './responsibility.ts';
import type { Recipient } from './suggestion.ts';

/** What decides how somebody is told of a run; made once for all the runs of an answer. */
export interface RunSight {
  /** Which hand-offs they may see. */
  rule: HandoffRule;
  responsibilities: readonly Responsibility[];
  /** Those of them that they may read: of steps not begun they are told these only. */
  readable: readonly Responsibility[];
}

/** A run as somebody may be told it, and whole, for whoever works out what comes next. */
export interface SeenRun {
  told: ProcessRun;
  whole: ProcessRun;
}

/**
 * A run from its hand-offs, oldest first (promise 6 of handoff.md); undefined, and nothing is worked out, when somebody
 * may see none of them. Subject and day they are told are those of the first one they may see, and of a step whose
 * hand-off they may not see they learn that it is with somebody or done.
 */
export function runAsSeen(
  records: readonly HandoffRecord[],
  { rule, responsibilities, readable }: RunSight,
): SeenRun | undefined {
  const seen = records.filter((record) => holds(rule, record));
  const [first] = seen;
  const whole = first && runOf(records, responsibilities);
  if (first === undefined || whole === undefined) return undefined;
  const keys = new Set(seen.map(({ handoffKey }) => handoffKey));
  const isTold = ({ handoffKey }: RunStep) => handoffKey === undefined || keys.has(handoffKey);
  const steps = runOf(records, readable)?.steps ?? [];
  const told = {
    ...whole,
    subject: first.subject,
    begunAt: first.handedOffAt,
    steps: steps.map((step) => (isTold(step) ? step : unseen(step))),
  };
  return { told, whole };
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
