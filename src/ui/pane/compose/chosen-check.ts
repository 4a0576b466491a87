import type { SendCheck } from '../../../core/send-check.ts';
import type { Choice } from '../../shared/choice.ts';

/** The same check, measured against the one who is chosen now: they need not be the one who was proposed. */
export function checkFor(check: SendCheck, choice: Choice | undefined): SendCheck {
  if (!choice) return check;
  const { name, mail } = choice.recipient.person;
  const address = mail.toLowerCase();
  if (check.owner?.address.toLowerCase() === address) return check;
  return {
    ...check,
    owner: { name, address, title: choice.title },
    answerable: [...check.answerable, address],
  };
}
