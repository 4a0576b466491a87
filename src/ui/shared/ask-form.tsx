import type { AskFormProps, FormProps } from './asking.ts';
import { ChangeForm } from './change-form.tsx';
import { DuplicateForm } from './duplicate-form.tsx';
import { NextStepForm } from './next-step-form.tsx';
import { PartnerForm } from './partner-form.tsx';
import { PassOnForm } from './pass-on-form.tsx';
import { ReasonForm } from './reason-form.tsx';
import { FailureNotice } from './states.tsx';
import { useEscape } from './use-escape.ts';
import { WaitForm } from './wait-form.tsx';

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
  useEscape(form.onCancel, true);
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
