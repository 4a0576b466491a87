import type { Responsibility } from '../responsibility.ts';
import { asOthers, type Check, current, findingAt } from './facts.ts';
import type { RegisterFinding, Remedy } from './register-finding.ts';
import { deputyProposer, nameDeputy } from './stand-in.ts';

/** Rows with one person only, and deputies who are named twice or stand in for themselves. */
export const checkDeputies: Check = (facts) => {
  const propose = deputyProposer(facts);
  return current(facts).flatMap((row): RegisterFinding[] => {
    if (namesTwice(row)) return [twice(row)];
    if (!isAlone(row)) return [];
    const remedy = nameDeputy(row, propose);
    const about = { people: [row.owner] };
    return [findingAt(row, { kind: 'no_deputy', weight: 'soon', column: 'Deputy', about, remedy })];
  });
};

/** Nobody but the owner is named for it. */
export function isAlone({ owner, deputies, team }: Responsibility): boolean {
  return [...deputies, ...team].every(({ oid }) => oid === owner.oid);
}

function namesTwice({ owner, deputies }: Responsibility): boolean {
  const all = [owner, ...deputies].map(({ oid }) => oid);
  return new Set(all).size < all.length;
}

function twice(row: Responsibility): RegisterFinding {
  const { owner, deputies } = row;
  const [first, second] = deputies;
  const isSecond = first?.oid !== owner.oid;
  const people = [isSecond ? (second ?? owner) : owner];
  const column = isSecond ? 'SecondDeputy' : 'Deputy';
  const kept = isSecond || second?.oid === owner.oid ? null : (second ?? null);
  const columns = isSecond ? { SecondDeputy: null } : { Deputy: kept, SecondDeputy: null };
  const remedy: Remedy = { does: 'remove_deputy', row: row.id, columns };
  return findingAt(row, { kind: 'own_deputy', weight: 'soon', column, about: { people }, remedy });
}

/** In so many areas one person is more than a habit. */
const manyAreas = 3;

/** People nobody stands in for in three areas or more. */
export const checkAlone: Check = (facts) => {
  const alone = current(facts).filter(isAlone);
  const propose = deputyProposer(facts);
  return [...Map.groupBy(alone, ({ owner }) => owner.oid).values()].flatMap((rows) => {
    const [first, ...others] = rows;
    const count = new Set(rows.map(({ area }) => area)).size;
    if (first === undefined || count < manyAreas) return [];
    const about = { people: [first.owner], count, others: asOthers(others) };
    const remedy = nameDeputy(first, propose);
    return [findingAt(first, { kind: 'alone', weight: 'soon', column: 'Deputy', about, remedy })];
  });
};
