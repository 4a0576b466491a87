import { dueAt, endOfDay, hoursBetween } from '../core/business-time.ts';
import { listedPeople } from '../core/cover-turn.ts';
import { lateFrom } from '../core/deadline.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { onceFor } from '../core/once-for.ts';
import { rowFor } from '../core/register-index.ts';
import { type Site, siteOf } from '../core/site.ts';
import type { CurrentRegister } from './current-register.ts';

/**
 * When a hand-off is late or, while it waits, due; and the whole business hours until then at its owner's site, rounded
 * towards zero; negative once it is late.
 */
export interface TimeLeft {
  at: Date;
  hours: number;
  /** True from that moment on, also while nobody works. */
  over: boolean;
  /** Whether it is the due date that ends then, or the time for an answer. */
  of: 'due' | 'answer';
  /** Until then at least it stays so. */
  holdsUntil: Date;
}

/** When a hand-off is late by what the register says now; nothing when no time was ever stated, or there is no register. */
export function lateMoment(
  record: HandoffRecord,
  register: CurrentRegister | undefined,
): Date | undefined {
  if (register === undefined) return undefined;
  const answerHours = rowFor(record.responsibilityId, register.index)?.answerHours;
  return lateFrom(record, answerHours, siteOfOwner(record, register));
}

/** How much time is left at this moment; also for one that waits, which is late by nobody's clock until it goes on. */
export function timeLeft(
  record: HandoffRecord,
  register: CurrentRegister | undefined,
  now: Date,
): TimeLeft | undefined {
  if (register === undefined) return undefined;
  const site = siteOfOwner(record, register);
  const { state, due } = record;
  const whenDue = state === 'waiting' && due !== undefined ? endOfDay(due, site) : undefined;
  const at = whenDue ?? lateMoment(record, register);
  if (at === undefined) return undefined;
  const isDue = record.due !== undefined && endOfDay(record.due, site).getTime() === at.getTime();
  const hours = hoursBetween(now, at, site);
  const over = at <= now;
  return {
    at,
    hours: Math.trunc(hours),
    over,
    of: isDue ? 'due' : 'answer',
    holdsUntil: nextTurn({ at, hours, over }, now, site),
  };
}

/** Two milliseconds: an hour that ends with the working day must not seem to end with the next one. */
const roundingHours = 2 / 3_600_000;

/** Their whole number stays until the hour that has begun is worked off, so overnight until work begins; and `over` until `at`. */
function nextTurn({ hours, over, at }: Omit<TimeLeft, 'of' | 'holdsUntil'>, now: Date, site: Site) {
  const begun = Math.abs(hours) % 1;
  const turn = dueAt(now, Math.max(0, (over ? 1 - begun : begun) - roundingHours), site);
  return over || turn < at ? turn : at;
}

/** Should the owner have left the register, the site is everybody's. */
export function siteOfOwner({ owner }: HandoffRecord, register: CurrentRegister): Site {
  return lookUpsOf(register).sites.get(owner.oid) ?? siteOf('', register.sites);
}

/** What is asked of a register for every row of a list. */
interface LookUps {
  sites: ReadonlyMap<string, Site>;
}

const lookUpsOf = onceFor(({ responsibilities, absences, sites }: CurrentRegister): LookUps => {
  const people = listedPeople(responsibilities, absences).toReversed();
  return {
    sites: new Map(people.map(({ oid, mail }) => [oid, siteOf(mail, sites)])),
  };
});
