import { isUnknown, type Person } from './person.ts';
import type { Responsibility } from './responsibility.ts';

const mostTeams = 30;

/**
 * The groups of people that rows name as owner and team, each once: those with the most rows first, then by the names
 * of their people. An owner alone is no team; whoever the directory does not know is left out.
 */
export function teamsIn(responsibilities: readonly Responsibility[]): Person[][] {
  const teams = responsibilities
    .filter(({ team }) => team.length > 0)
    .map(({ owner, team }) => peopleOnce([owner, ...team]))
    .filter((people) => people.length > 1);
  return [...Map.groupBy(teams, keyOf).values()]
    .flatMap((same) => (same[0] ? [{ people: same[0], rows: same.length }] : []))
    .toSorted((a, b) => b.rows - a.rows || (keyOf(a.people) < keyOf(b.people) ? -1 : 1))
    .slice(0, mostTeams)
    .map(({ people }) => people);
}

/** Whether somebody of these people answers for a row: as its owner or as one who shares it. */
export function isOfTeam({ owner, team }: Responsibility, oids: ReadonlySet<string>): boolean {
  return [owner, ...team].some(({ oid }) => oids.has(oid));
}

function peopleOnce(people: readonly Person[]): Person[] {
  const known = people.filter(({ oid }) => !isUnknown(oid));
  return [...new Map(known.map((person) => [person.oid, person])).values()].toSorted((a, b) =>
    a.oid < b.oid ? -1 : 1,
  );
}

const keyOf = (people: readonly Person[]): string => people.map(({ oid }) => oid).join(' ');
