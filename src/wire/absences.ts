import type { UncoveredArea } from '../core/absence-outlook.ts';
import type { ProposedAbsence } from '../core/outlook-days.ts';
import type { Person } from '../core/person.ts';
import { z } from 'zod';

/** Both days are included. */
export const absencePeriod = z.object({ from: z.iso.date(), to: z.iso.date() });

/** Days that were typed, unless they were taken over from what Outlook says. */
export const newAbsence = absencePeriod.extend({
  source: z.enum(['typed', 'outlook']).default('typed'),
});

export type EnteredAbsence = z.input<typeof newAbsence>;

/** `remove` and `ask` are for whoever is away, `accept` and `decline` for whoever was asked to cover. */
export const absenceActionBody = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['accept', 'decline', 'remove']) }),
  z.object({ action: z.literal('ask'), oid: z.uuid() }),
]);

export type AbsenceActionBody = z.infer<typeof absenceActionBody>;

/** An absence of the caller that is not over. */
export interface OwnAbsenceView {
  id: string;
  from: string;
  /** Absent until further notice. */
  to?: string;
  /** Days of it are over: taken away, it ends yesterday and is not deleted. */
  hasPassed: boolean;
  /** Who was asked to cover; absent when nobody was. */
  cover?: { name: string; state: 'asked' | 'accepted' | 'declined' };
  uncovered: UncoveredArea[];
  /** Who can be asked to cover. */
  choices: Person[];
}

/** Somebody asks the caller to cover. */
export interface CoverAsk {
  id: string;
  name: string;
  from: string;
  to?: string;
}

export interface AbsencesAnswer {
  own: OwnAbsenceView[];
  asks: CoverAsk[];
}

/** What an absence would mean, before it is entered. */
export interface AbsenceOutlookAnswer {
  uncovered: UncoveredArea[];
  /** What lies with the caller and falls due meanwhile. */
  due: { handoffKey: string; subject: string; day: string }[];
  choices: Person[];
}

/** What the caller's own Outlook says and is not entered yet. */
export interface OutlookAbsences {
  proposed: OutlookAbsence[];
}

export interface OutlookAbsence extends ProposedAbsence {
  /** Who would be missing; empty where there is no last day. */
  uncovered: UncoveredArea[];
}
