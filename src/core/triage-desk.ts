import { absencesOf } from './cover-absence.ts';
import type { Person } from './person.ts';
import type { Absence, Day, Responsibility } from './responsibility.ts';

/** The setting that names the people who get what nobody owns: their addresses, one a line, first come first asked. */
export const triageDeskSetting = 'TriageDesk';

/** The addresses the setting names, lower case. */
export function triageAddresses(settings: Readonly<Record<string, string>>): string[] {
  const addresses = (settings[triageDeskSetting] ?? '').toLowerCase().split(/[\s,;]+/);
  return addresses.filter((address) => address !== '');
}

/** The people of the triage desk as far as the register knows them, in the order of the setting. */
export function triageDeskOf(
  settings: Readonly<Record<string, string>>,
  responsibilities: readonly Responsibility[],
): Person[] {
  const people = responsibilities.flatMap(({ owner, deputies, team }) => [
    owner,
    ...deputies,
    ...team,
  ]);
  const found = triageAddresses(settings).flatMap(
    (address) => people.find(({ mail }) => mail.toLowerCase() === address) ?? [],
  );
  return found.filter(({ oid }, at) => found.findIndex((each) => each.oid === oid) === at);
}

/** The first of them who is there today, or nobody. */
export function whoIsAtTriageDesk(
  desk: readonly Person[],
  absences: readonly Absence[],
  today: Day,
): Person | undefined {
  return desk.find(({ oid }) => absencesOf(oid, absences, today).length === 0);
}
