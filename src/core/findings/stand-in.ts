import { turnsOf } from '../cover-turn.ts';
import { isUnknown, type Person } from '../person.ts';
import type { Responsibility } from '../responsibility.ts';
import { current, type RegisterFacts } from './facts.ts';
import type { Remedy } from './register-finding.ts';

/** Proposes who could stand in for an owner. */
export type ProposeDeputy = (responsibility: Responsibility) => Person | undefined;

/**
 * Whoever stands in for the same owner elsewhere, else an owner of the same area; who comes most often first, ties by
 * Entra id. Never somebody named in the row already, whose account is closed, or who does a separated step.
 */
export function deputyProposer(facts: RegisterFacts): ProposeDeputy {
  const rows = current(facts);
  const byOwner = Map.groupBy(rows, ({ owner }) => owner.oid);
  const byArea = Map.groupBy(rows, ({ area }) => area);
  const byProcess = Map.groupBy(rows, ({ process = '' }) => process);
  return (responsibility) => {
    const taken = new Set([
      ...turnsOf(responsibility).map(({ person }) => person.oid),
      ...separatedFrom(responsibility, byProcess.get(responsibility.process ?? '') ?? []),
    ]);
    const isFree = ({ oid }: Person) =>
      !taken.has(oid) && !isUnknown(oid) && (facts.accounts?.get(oid) ?? 'fine') === 'fine';
    const elsewhere = (byOwner.get(responsibility.owner.oid) ?? []).flatMap((row) => row.deputies);
    const ofArea = (byArea.get(responsibility.area) ?? []).map(({ owner }) => owner);
    return mostOften(elsewhere.filter(isFree)) ?? mostOften(ofArea.filter(isFree));
  };
}

/** Who does a step that this one is kept apart from, as far as it is one. */
function separatedFrom(
  { process, step, separateFrom }: Responsibility,
  sameProcess: readonly Responsibility[],
): string[] {
  if (process === undefined) return [];
  return sameProcess
    .filter(
      (other) => separateFrom.includes(other.step ?? -1) || other.separateFrom.includes(step ?? -1),
    )
    .map(({ owner }) => owner.oid);
}

function mostOften(people: readonly Person[]): Person | undefined {
  const groups = [...Map.groupBy(people, ({ oid }) => oid).values()];
  const [first] = groups.toSorted(
    (a, b) => b.length - a.length || ((a[0]?.oid ?? '') < (b[0]?.oid ?? '') ? -1 : 1),
  );
  return first?.[0];
}

/** Names the proposed deputy in the first free place; opens the row when nobody can be proposed. */
export function nameDeputy(responsibility: Responsibility, propose: ProposeDeputy): Remedy {
  const row = responsibility.id;
  const person = propose(responsibility);
  if (person === undefined) return { does: 'edit', row, columns: {} };
  const column = responsibility.deputies.length === 0 ? 'Deputy' : 'SecondDeputy';
  return { does: 'name_deputy', row, columns: { [column]: person } };
}
