import { dayOf } from '../core/calendar.ts';
import { absencesOf } from '../core/cover-absence.ts';
import { findListed, turnsOf } from '../core/cover-turn.ts';
import type { Person } from '../core/person.ts';
import { inForce } from '../core/register.ts';
import type { Responsibility } from '../core/responsibility.ts';
import type { Role } from '../core/suggestion.ts';
import { triageDeskOf } from '../core/triage-desk.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Caller, Clock } from './ports.ts';

/** One responsibility, as somebody who begins needs it. */
export interface StarterRow {
  id: number;
  title: string;
  area: string;
  role: Role;
  owner: Person;
  deputies: Person[];
  /** What requests for it typically say. */
  examples: string[];
  process?: { name: string; step: number };
}

/** What somebody should know on their first day. */
export interface Starter {
  rows: StarterRow[];
  /** Whom to ask, of those who are there today: who leads these areas, then the triage desk. */
  ask: Person[];
}

const mostExamples = 4;

/** What names the caller in the register, own areas first, and whom they can ask. */
export function starterFor(
  { oid }: Pick<Caller, 'oid'>,
  { responsibilities, settings, roles, absences }: CurrentRegister,
  now: Clock,
): Starter {
  const today = dayOf(now());
  const rows = responsibilities
    .filter((row) => inForce(row, today))
    .flatMap((row) => rowFor(oid, row) ?? [])
    .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.id - b.id);
  const areas = new Set(rows.map(({ area }) => area));
  const leads = roles.leads.filter(({ area }) => areas.has(area)).flatMap(({ oids }) => oids);
  const people = [
    ...leads.flatMap((lead) => findListed(lead, responsibilities) ?? []),
    ...triageDeskOf(settings, responsibilities),
  ];
  const isThere = (person: Person) => absencesOf(person.oid, absences, today).length === 0;
  return { rows, ask: onlyOnce(people).filter((each) => each.oid !== oid && isThere(each)) };
}

const order: readonly Role[] = ['owner', 'deputy', 'second_deputy', 'team'];

function rowFor(oid: string, row: Responsibility): StarterRow | undefined {
  const turn = turnsOf(row).find(({ person }) => person.oid === oid);
  if (turn === undefined) return undefined;
  const { id, title, area, owner, deputies, keywords, process: name, step } = row;
  return {
    id,
    title,
    area,
    role: turn.role,
    owner,
    deputies,
    examples: keywords.slice(0, mostExamples),
    ...(name !== undefined && step !== undefined && { process: { name, step } }),
  };
}

function onlyOnce(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.oid, person])).values()];
}
