import type { Absence, Day, Responsibility } from './responsibility.ts';
import type { Recipient, Role, Skipped } from './suggestion.ts';
import type { Person } from './person.ts';

interface Turn {
  person: Person;
  role: Role;
}

/**
 * Who gets it today: the owner, else the deputies in order, else the first of the team who is there.
 * Undefined when everybody is away. Somebody named twice is asked once, in the first role.
 */
export function whoReceives(
  responsibility: Responsibility,
  absences: readonly Absence[],
  today: Day,
): Recipient | undefined {
  const skipped: Skipped[] = [];
  for (const { person, role } of turnsOf(responsibility)) {
    const away = absenceOf(person, absences, today);
    if (away === undefined) return { person, role, skipped };
    skipped.push({
      person,
      role,
      reason: 'away',
      ...(away.to !== undefined && { until: away.to }),
    });
  }
  return undefined;
}

function turnsOf({ owner, deputies, team }: Responsibility): Turn[] {
  const turns: Turn[] = [
    { person: owner, role: 'owner' },
    ...deputies.map(
      (person, index): Turn => ({ person, role: index === 0 ? 'deputy' : 'second_deputy' }),
    ),
    ...team.map((person): Turn => ({ person, role: 'team' })),
  ];
  return turns.filter(
    ({ person }, at) => turns.findIndex((turn) => turn.person.oid === person.oid) === at,
  );
}

/** Of several absences that cover the day, the one that lasts longest. */
function absenceOf({ oid }: Person, absences: readonly Absence[], today: Day): Absence | undefined {
  const covering = absences.filter((each) => each.oid === oid && covers(each, today));
  return covering.reduce<Absence | undefined>((longest, each) => {
    return longest === undefined || endsLater(each, longest) ? each : longest;
  }, undefined);
}

function covers({ from, to }: Absence, today: Day): boolean {
  return from <= today && (to === undefined || today <= to);
}

function endsLater(a: Absence, b: Absence): boolean {
  return b.to !== undefined && (a.to === undefined || a.to > b.to);
}
