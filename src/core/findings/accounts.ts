import { isUnknown, type Person } from '../person.ts';
import type { Responsibility } from '../responsibility.ts';
import { type Check, current, edit, findingAt, type RegisterFacts } from './facts.ts';
import type { RegisterFinding, Remedy } from './register-finding.ts';
import { deputyProposer, type ProposeDeputy } from './stand-in.ts';

/** Owners, deputies and team who have left, whose account is closed, or who have no mailbox: one finding for each column. */
export const checkAccounts: Check = (facts) => {
  const propose = deputyProposer(facts);
  return current(facts).flatMap((row) =>
    placesOf(row).flatMap((place) => findingFor(row, place, facts, propose) ?? []),
  );
};

interface Place {
  column: 'Owner' | 'Deputy' | 'SecondDeputy' | 'Team';
  person: Person;
}

function placesOf({ owner, deputies, team }: Responsibility): Place[] {
  const [deputy, second] = deputies;
  return [
    { column: 'Owner', person: owner },
    ...(deputy ? [{ column: 'Deputy', person: deputy } as const] : []),
    ...(second ? [{ column: 'SecondDeputy', person: second } as const] : []),
    ...team
      .filter(({ oid }) => oid !== owner.oid)
      .map((person): Place => ({ column: 'Team', person })),
  ];
}

function findingFor(
  row: Responsibility,
  place: Place,
  { accounts }: RegisterFacts,
  propose: ProposeDeputy,
): RegisterFinding | undefined {
  const state = accounts?.get(place.person.oid) ?? 'fine';
  // that an address belongs to nobody is told by `checkReading`
  if (state === 'fine' || isUnknown(place.person.oid)) return undefined;
  const { column, person } = place;
  const weight = column === 'Owner' ? 'urgent' : 'soon';
  const remedy = remedyFor(row, column, (oid) => accounts?.get(oid) === 'fine', propose);
  return findingAt(row, { kind: state, weight, column, about: { people: [person] }, remedy });
}

function remedyFor(
  row: Responsibility,
  column: Place['column'],
  isFine: (oid: string) => boolean,
  propose: ProposeDeputy,
): Remedy {
  const [deputy, second] = row.deputies;
  if (column === 'Owner' && deputy !== undefined && isFine(deputy.oid))
    return {
      does: 'name_owner',
      row: row.id,
      columns: { Owner: deputy, Deputy: second ?? null, SecondDeputy: null },
    };
  if (column === 'SecondDeputy')
    return { does: 'remove_deputy', row: row.id, columns: { SecondDeputy: null } };
  if (column !== 'Deputy') return edit(row);
  if (second !== undefined && isFine(second.oid))
    return { does: 'remove_deputy', row: row.id, columns: { Deputy: second, SecondDeputy: null } };
  const proposed = propose(row);
  return proposed === undefined
    ? edit(row)
    : { does: 'name_deputy', row: row.id, columns: { Deputy: proposed } };
}
