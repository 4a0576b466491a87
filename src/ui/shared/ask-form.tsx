import type { HandoffAction } from '../../core/handoff.ts';
import type { HandoffActionBody } from '../../wire/api.ts';
import { PassOnForm } from './pass-on-form.tsx';
import { ReasonForm } from './reason-form.tsx';
import { FailureNotice } from './states.tsx';
import { useEscape } from './use-escape.ts';
import { WaitForm } from './wait-form.tsx';

/** The actions that need to know something first. */
export type Asking = Extract<HandoffAction, 'decline' | 'withdraw' | 'wait' | 'pass_on'>;

export function asksFirst(action: HandoffAction): action is Asking {
  return ['decline', 'withdraw', 'wait', 'pass_on'].includes(action);
}

/** What every question has in common. */
export interface FormProps {
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

/** Asks for what an action must bring along: a reason, a date, a person. Esc goes back. */
export function AskForm({ asking, error, ...form }: AskFormProps) {
  useEscape(form.onCancel);
  return (
    <>
      {error && <FailureNotice error={error} />}
      {asking === 'pass_on' ? (
        <PassOnForm {...form} />
      ) : asking === 'wait' ? (
        <WaitForm {...form} />
      ) : (
        <ReasonForm action={asking} {...form} />
      )}
    </>
  );
}
