import type { HandoffAction } from '../../core/handoff.ts';
import type { HandoffActionBody, HandoffView } from '../../wire/handoffs.ts';

const asked = [
  'decline',
  'withdraw',
  'wait',
  'pass_on',
  'change',
  'to_partner',
  'duplicate',
  'next_step',
] as const satisfies HandoffAction[];

/** The actions that need to know something first. */
export type Asking = (typeof asked)[number];

export function asksFirst(action: HandoffAction): action is Asking {
  return asked.some((each) => each === action);
}

/** What every question has in common. */
export interface FormProps {
  handoff: HandoffView;
  /** True while the answer is on its way. */
  pending: boolean;
  onAct: (body: HandoffActionBody) => void;
  onCancel: () => void;
}

export interface AskFormProps extends FormProps {
  asking: Asking;
  /** Why the last try failed. */
  error: Error | null;
}
