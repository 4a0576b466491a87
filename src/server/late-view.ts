import type { HandoffRecord } from '../core/handoff-record.ts';
import type { CurrentRegister } from '../usecases/current-register.ts';
import { type TimeLeft, timeLeft } from '../usecases/time-left.ts';
import type { HandoffView, MailStatus, TimeLeftView } from '../wire/handoffs.ts';

function lateView({ at, hours, over, of }: TimeLeft): TimeLeftView {
  return { at: at.toISOString(), hours, over, of };
}

/** The same with the time its owner has left, where one was ever stated. */
export function withTime(view: HandoffView, left: TimeLeft | undefined): HandoffView {
  return left ? { ...view, late: lateView(left) } : view;
}

/** The state of a mail, with the time that is left to whoever has it. */
export function statusWithTime(
  status: MailStatus,
  record: HandoffRecord | undefined,
  register: CurrentRegister,
  now: Date,
): MailStatus {
  if (status.kind !== 'handed_off' || record === undefined) return status;
  return { ...status, handoff: withTime(status.handoff, timeLeft(record, register, now)) };
}
