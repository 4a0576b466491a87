import registerFile from './register.json' with { type: 'json' };
import { type Day, dayOf, shift } from './days.ts';

/**
 * A row as register.json writes it down: the columns of docs/register-file.md, but people by mail
 * address, and review days as a number of days from the day the company is made for.
 */
interface RegisterEntry {
  id: number;
  Title: string;
  Area: string;
  Status: string;
  Owner: string;
  Deputy?: string;
  SecondDeputy?: string;
  Team?: string[];
  Informed?: string[];
  ReviewedAt?: number;
  ReviewBy?: number;
}

interface Colleague {
  oid: string;
  displayName: string;
  mail: string;
}

const entries: readonly RegisterEntry[] = registerFile.responsibilities;

/** The register file of the company without absences: people found by their address, review days reckoned from `today`. */
export function sampleRegister(people: readonly Colleague[], today: Date) {
  const byMail = new Map(people.map((person) => [person.mail, person]));
  return {
    format: 'baton-register/1' as const,
    exportedAt: `${today.toISOString().slice(0, 19)}Z`,
    internalDomains: registerFile.internalDomains,
    triageDesk: registerFile.triageDesk,
    responsibilities: entries.map((entry) => resolved(entry, byMail, dayOf(today))),
  };
}

function resolved(entry: RegisterEntry, byMail: ReadonlyMap<string, Colleague>, today: Day) {
  const { Deputy, SecondDeputy, Team, Informed, ReviewedAt, ReviewBy, ...row } = entry;
  const person = (mail: string) => personRow(mail, byMail, entry.Title);
  return {
    ...row,
    Owner: person(entry.Owner),
    ...(Deputy !== undefined && { Deputy: person(Deputy) }),
    ...(SecondDeputy !== undefined && { SecondDeputy: person(SecondDeputy) }),
    ...(Team !== undefined && { Team: Team.map(person) }),
    ...(Informed !== undefined && { Informed: Informed.map(person) }),
    ...(ReviewedAt !== undefined && { ReviewedAt: shift(today, ReviewedAt) }),
    ...(ReviewBy !== undefined && { ReviewBy: shift(today, ReviewBy) }),
  };
}

function personRow(mail: string, byMail: ReadonlyMap<string, Colleague>, title: string) {
  const found = byMail.get(mail);
  if (found === undefined)
    throw new Error(`register.json, "${title}": nobody has the address ${mail}`);
  return { oid: found.oid, name: found.displayName, mail };
}
