import { whoReceives } from './cover.ts';
import { absencesOf } from './cover-absence.ts';
import { type Party, parties } from './handoff.ts';
import type { HandoffRecord } from './handoff-record.ts';
import { type Condition, type HandoffRule, holds } from './handoff-rule.ts';
import type { Roles } from './roles.ts';
import type { Absence, Day, Responsibility } from './responsibility.ts';

/** Why somebody sees a hand-off. `accountable`: it was handed to another in their place. */
export type Way = 'sender' | 'owner' | 'accountable' | 'deputy' | 'informed' | 'lead' | 'auditor';

/** Somebody, with everything that decides what they see. */
export interface Viewer {
  oid: string;
  /** Responsibilities that would come to them today, and who is away today. */
  receives: readonly number[];
  away: readonly string[];
  informedOf: readonly number[];
  leads: readonly string[];
  auditor: boolean;
}

/** What decides who sees what, beside the hand-off itself; made once for a register and a day. */
export interface Sight {
  receives: ReadonlyMap<string, readonly number[]>;
  informedOf: ReadonlyMap<string, readonly number[]>;
  away: readonly string[];
  roles: Roles;
}

export interface SightSources {
  responsibilities: readonly Responsibility[];
  /** What was handed off under a row that has ended comes to whoever answers in its place. */
  successors: ReadonlyMap<number, number>;
  absences: readonly Absence[];
  roles: Roles;
}

export function sightOn(
  today: Day,
  { responsibilities, successors, absences, roles }: SightSources,
): Sight {
  const receivers = new Map(
    responsibilities.map((each) => [each.id, whoReceives(each, absences, today)?.person.oid ?? '']),
  );
  for (const [ended, successor] of successors) receivers.set(ended, receivers.get(successor) ?? '');
  const informed = responsibilities.flatMap(({ id, informed }) =>
    informed.map(({ oid }) => [id, oid] as const),
  );
  const people = [...new Set(absences.map(({ oid }) => oid))];
  return {
    receives: byPerson([...receivers]),
    informedOf: byPerson(informed),
    away: people.filter((oid) => absencesOf(oid, absences, today).length > 0),
    roles,
  };
}

function byPerson(pairs: readonly (readonly [number, string])[]): Map<string, number[]> {
  const ids = new Map<string, number[]>();
  for (const [id, oid] of pairs) ids.set(oid, [...(ids.get(oid) ?? []), id]);
  return ids;
}

export function viewerOf(oid: string, { receives, informedOf, away, roles }: Sight): Viewer {
  return {
    oid,
    receives: receives.get(oid) ?? [],
    informedOf: informedOf.get(oid) ?? [],
    away,
    leads: roles.leads.filter(({ oids }) => oids.includes(oid)).map(({ area }) => area),
    auditor: roles.auditors.includes(oid),
  };
}

/** Somebody of whom nothing is known but who they are: they see what names them. */
export function bareViewer(oid: string): Viewer {
  return { oid, receives: [], informedOf: [], away: [], leads: [], auditor: false };
}

/**
 * Promise 6 of handoff.md, the only place where it is decided. A deputy is in force for a hand-off while
 * its owner is away and its responsibility comes to the deputy. An auditor sees everything, but only where
 * it is asked for as an auditor, because that is recorded.
 */
const sights: Record<Way, (viewer: Viewer) => readonly Condition[] | undefined> = {
  sender: ({ oid }) => [{ field: 'sender', among: [oid] }],
  owner: ({ oid }) => [{ field: 'owner', among: [oid] }],
  accountable: ({ oid }) => [{ field: 'accountable', among: [oid] }],
  deputy: ({ receives, away }) => [
    { field: 'owner', among: away },
    { field: 'responsibility', among: receives },
  ],
  informed: ({ informedOf }) => [{ field: 'responsibility', among: informedOf }],
  lead: ({ leads }) => [{ field: 'area', among: leads }],
  auditor: ({ auditor }) => (auditor ? [] : undefined),
};

const partyWays = ['sender', 'owner', 'accountable', 'deputy', 'informed', 'lead'] as const;

/** What this person sees without being an auditor; for an index and for one hand-off alike. */
export function visibleTo(viewer: Viewer): HandoffRule {
  return partyWays
    .flatMap((way) => [sights[way](viewer) ?? []])
    .filter((conditions) => conditions.every(({ among }) => among.length > 0));
}

/** Everything for an auditor, nothing for anybody else: to be asked for only where it is recorded. */
export function visibleToAuditor(viewer: Viewer): HandoffRule {
  const conditions = sights.auditor(viewer);
  return conditions === undefined ? [] : [conditions];
}

/** Every way in which this person sees the hand-off; nothing when they only learn that somebody has it. */
export function waysToSee(record: HandoffRecord, viewer: Viewer): Way[] {
  return ([...partyWays, 'auditor'] as const).filter((way) => {
    const conditions = sights[way](viewer);
    return conditions !== undefined && holds([conditions], record);
  });
}

/** What somebody is to this hand-off, for the table of what they may do; nobody in particular when empty. */
export function partiesOf(record: HandoffRecord, viewer: Viewer): Party[] {
  const ways: readonly string[] = waysToSee(record, viewer);
  return parties.filter((party) => ways.includes(party));
}

/** Whether this person sees it without being an auditor. */
export function maySee(record: HandoffRecord, viewer: Viewer): boolean {
  return holds(visibleTo(viewer), record);
}
