import type { AsOfDoubt } from '../core/as-of.ts';
import { dayOf } from '../core/calendar.ts';
import { internalDomains } from '../core/internal-domains.ts';
import type { Mail } from '../core/mail.ts';
import type { Memory } from '../core/memory.ts';
import type { Day } from '../core/responsibility.ts';
import { isReadable, type ReadableRows } from '../core/row-rights.ts';
import type { Knowledge } from '../core/suggestion.ts';
import { type Trace, traceOf } from '../core/trace.ts';
import type { CurrentRegister } from './current-register.ts';
import { type ReadDeps, readVisible } from './find-visible.ts';
import type { HandoffLog } from './handoff-log.ts';
import { mailRefOf } from './mail-ref.ts';
import { openHoursOf } from './open-hours.ts';
import type { Mailbox } from './mail-ports.ts';
import type { Clock } from './ports.ts';
import type { RowVersions } from './register-ports.ts';
import { registerThen } from './register-then.ts';

export interface TryDeps {
  currentRegister: () => Promise<CurrentRegister>;
  learned: () => Promise<Memory | undefined>;
  handoffLog: Pick<HandoffLog, 'ask'>;
  now: Clock;
  readable: ReadableRows;
  rowVersions: RowVersions;
}

/** With the doubts about a day that is not today. */
export type Tried = Trace & { asOf?: { day: Day; doubts: AsOfDoubt[] } };

/** What Baton would make of a mail that somebody pasted or chose. It is neither kept nor asked about anywhere. */
export async function tryMail(mail: Mail, deps: TryDeps, day?: Day): Promise<Tried> {
  const register = await deps.currentRegister();
  const today = dayOf(deps.now());
  if (day === undefined || day === today)
    return traceOf(mail, { ...(await knownToday(register, today, deps)), readable: deps.readable });
  const { knowledge, doubts } =
    day < today ? await knownThen(register, day, deps) : knownOn(register, day);
  const told = doubts.filter(({ row }) => isReadable(row, deps.readable));
  return {
    ...traceOf(mail, { ...knowledge, readable: deps.readable }),
    asOf: { day, doubts: told },
  };
}

async function knownToday(
  register: CurrentRegister,
  today: Day,
  deps: TryDeps,
): Promise<Knowledge> {
  const [memory, openHours] = await Promise.all([
    deps.learned(),
    openHoursOf(register.responsibilities, deps.handoffLog),
  ]);
  const { index } = register;
  return {
    ...common(register, today),
    index,
    ...(memory && { memory }),
    ...(openHours && { openHours }),
  };
}

/** In the past: the rows that answered then. What was learned since, and how busy people are now, is left out. */
async function knownThen(register: CurrentRegister, day: Day, { rowVersions }: TryDeps) {
  const { index, doubts } = await registerThen(register, day, rowVersions);
  return { knowledge: { ...common(register, day), index: index() }, doubts };
}

/** In the future: the rows that answer then, as far as they are entered. */
function knownOn(register: CurrentRegister, day: Day) {
  return { knowledge: { ...common(register, day), index: register.index }, doubts: [] };
}

function common({ absences, settings }: CurrentRegister, today: Day) {
  return { absences, today, internalDomains: internalDomains(settings) };
}

/** The mail of a hand-off that the person may see, read with their own right to its mailbox: Baton keeps none. */
export async function mailOfHandoff(
  handoffKey: string,
  deps: ReadDeps & { mailbox: Pick<Mailbox, 'read'> },
): Promise<Mail> {
  const { record } = await readVisible(handoffKey, deps);
  return (await deps.mailbox.read(mailRefOf(record, deps.caller))).mail;
}
