import { endOfDay, hoursBetween } from '../core/business-time.ts';
import { listedPerson } from '../core/cover-turn.ts';
import { lateFrom } from '../core/deadline.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { type Site, siteOf } from '../core/site.ts';
import type { CurrentRegister } from './current-register.ts';

/** When a hand-off is late, and the business hours until then at its owner's site; negative once it is late. */
export interface TimeLeft {
  at: Date;
  hours: number;
  /** True from that moment on, also while nobody works. */
  over: boolean;
  /** Whether it is the due date that ends then, or the time for an answer. */
  of: 'due' | 'answer';
}

/** When a hand-off is late by what the register says now; nothing when no time was ever stated, or there is no register. */
export function lateMoment(
  record: HandoffRecord,
  register: CurrentRegister | undefined,
): Date | undefined {
  if (register === undefined) return undefined;
  const responsibility = register.responsibilities.find(({ id }) => id === record.responsibilityId);
  return lateFrom(record, responsibility?.answerHours, siteOfOwner(record, register));
}

/** How much time is left at this moment. */
export function timeLeft(
  record: HandoffRecord,
  register: CurrentRegister | undefined,
  now: Date,
): TimeLeft | undefined {
  const at = lateMoment(record, register);
  if (register === undefined || at === undefined) return undefined;
  const site = siteOfOwner(record, register);
  const isDue = record.due !== undefined && endOfDay(record.due, site).getTime() === at.getTime();
  return {
    at,
    hours: hoursBetween(now, at, site),
    over: at <= now,
    of: isDue ? 'due' : 'answer',
  };
}

/** Should the owner have left the register, the site is everybody's. */
export function siteOfOwner({ owner }: HandoffRecord, register: CurrentRegister): Site {
  const { responsibilities, absences, sites } = register;
  return siteOf(listedPerson(owner.oid, responsibilities, absences)?.mail ?? '', sites);
}
