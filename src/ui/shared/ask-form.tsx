import type { HandoffAction } from '../../core/handoff.ts';
import type { HandoffActionBody, HandoffView } from '../../wire/api.ts';
import { ChangeForm } from './change-form.tsx';
import { DuplicateForm } from './duplicate-form.tsx';
import { NextStepForm } from './next-step-form.tsx';
import { PartnerForm } from './partner-form.tsx';
import { PassOnForm } from './pass-on-form.tsx';
import { ReasonForm } from './reason-form.tsx';
import { FailureNotice } from './states.tsx';
import { useEscape } from './use-escape.ts';
import { WaitForm } from './wait-form.tsx';

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

const forms = {
  pass_on: PassOnForm,
  wait: WaitForm,
  change: ChangeForm,
  to_partner: PartnerForm,
  duplicate: DuplicateForm,
  next_step: NextStepForm,
} as const;

function Form({ asking, ...form }: FormProps & { asking: keyof typeof forms }) {
  const { [asking]: Asked } = forms;
  return <Asked {...form} />;
}

/** Asks for what an action must bring along: a reason, a date, a person. Esc goes back. */
export function AskForm({ asking, error, ...form }: AskFormProps) {
  useEscape(form.onCancel);
  return (
    <>
      {error && <FailureNotice error={error} />}
      {asking === 'decline' || asking === 'withdraw' ? (
        <ReasonForm action={asking} {...form} />
      ) : (
        <Form asking={asking} {...form} />
      )}
    </>
  );
}
