import { dayOf } from '../core/calendar.ts';
import { internalDomains } from '../core/internal-domains.ts';
import type { Mail } from '../core/mail.ts';
import type { Memory } from '../core/memory.ts';
import { type Trace, traceOf } from '../core/trace.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Clock } from './ports.ts';

export interface TryDeps {
  currentRegister: () => Promise<CurrentRegister>;
  learned: () => Promise<Memory | undefined>;
  now: Clock;
}

/** What Baton would make of a mail that somebody pasted or chose. It is neither kept nor asked about anywhere. */
export async function tryMail(mail: Mail, deps: TryDeps): Promise<Trace> {
  const [register, memory] = await Promise.all([deps.currentRegister(), deps.learned()]);
  const { index, absences, settings } = register;
  return traceOf(mail, {
    index,
    absences,
    today: dayOf(deps.now()),
    internalDomains: internalDomains(settings),
    ...(memory && { memory }),
  });
}
