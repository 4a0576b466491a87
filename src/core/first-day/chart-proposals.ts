import type { Person } from '../person.ts';

/** Somebody as the organisation chart has them. */
export interface ChartPerson extends Person {
  /** Empty where the directory says nothing. */
  department: string;
  jobTitle: string;
  managerOid?: string;
}

/** A field of work, and what departments and jobs are called that do it: the more telling first. */
export interface ChartField {
  area: number;
  names: readonly string[];
}

/** Why somebody is proposed: the name that their job or their department bears. */
export interface ChartReason {
  found: string;
  where: 'job' | 'department';
  department: string;
  jobTitle: string;
}

/** Why somebody could stand in: the same manager, the same work, or being the manager. */
export type DeputyReason = 'same_manager' | 'same_work' | 'manager';

export interface ChartProposal {
  area: number;
  owner: Person;
  reason: ChartReason;
  /** Two at most, the better first. */
  deputies: { person: Person; reason: DeputyReason }[];
}

const mostDeputies = 2;

/**
 * Who could answer for a field of work, by what the directory says of department and job title. A job title counts
 * more than a department, who leads counts less than who does the work; on a tie the name decides. A field that
 * nothing speaks for has no proposal.
 */
export function proposalsFromChart(
  people: readonly ChartPerson[],
  fields: readonly ChartField[],
): ChartProposal[] {
  return fields.flatMap(({ area, names }) => {
    const fitting = people
      .flatMap((person) => {
        const reason = reasonFor(person, names);
        return reason ? [{ person, reason, rank: rankOf(person, reason, names) }] : [];
      })
      .toSorted((a, b) => b.rank - a.rank || byName(a.person, b.person));
    const [best, ...others] = fitting;
    if (best === undefined) return [];
    const deputies = deputiesFor(
      best.person,
      others.map(({ person }) => person),
      people,
    );
    return [{ area, owner: personOf(best.person), reason: best.reason, deputies }];
  });
}

function reasonFor(
  { jobTitle, department }: ChartPerson,
  names: readonly string[],
): ChartReason | undefined {
  const inJob = names.find((name) => bears(jobTitle, name));
  if (inJob !== undefined) return { found: inJob, where: 'job', department, jobTitle };
  const inDepartment = names.find((name) => bears(department, name));
  return inDepartment === undefined
    ? undefined
    : { found: inDepartment, where: 'department', department, jobTitle };
}

/** The name's place among the names of its field decides within a job or a department. */
function rankOf(person: ChartPerson, { found, where }: ChartReason, names: readonly string[]) {
  const telling = 1 - names.indexOf(found) / names.length;
  const both = where === 'job' && names.some((name) => bears(person.department, name)) ? 1 : 0;
  return (where === 'job' ? 3 : 1) + both + telling - (leads(person) ? 1.5 : 0);
}

/** Whoever goes along (*Begleiter*) or passes on (*Weiterleitung*) leads nobody. */
const leads = ({ jobTitle }: ChartPerson): boolean =>
  /(?<!beg|weiter)leit(?:er|ung)|geschäftsführer|vorstand|\b(?:head|director|chief|ceo|cfo|coo)\b/iu.test(
    jobTitle,
  );

/** Short names are whole words (`IT`), longer ones may be part of one (`buchhalt` of `Finanzbuchhalterin`). */
function bears(text: string, name: string): boolean {
  const [folded, wanted] = [text.toLowerCase(), name.toLowerCase()];
  return wanted.length > 3
    ? folded.includes(wanted)
    : folded.split(/[^\p{L}\p{N}]+/u).includes(wanted);
}

function deputiesFor(
  owner: ChartPerson,
  others: readonly ChartPerson[],
  people: readonly ChartPerson[],
): ChartProposal['deputies'] {
  const isNear = ({ managerOid }: ChartPerson) =>
    managerOid !== undefined && managerOid === owner.managerOid;
  const manager = people.find(({ oid }) => oid === owner.managerOid);
  const doers = others.filter(({ oid }) => oid !== manager?.oid);
  const all = [
    ...doers.filter(isNear).map((person) => ({ person, reason: 'same_manager' as const })),
    ...doers
      .filter((each) => !isNear(each))
      .map((person) => ({ person, reason: 'same_work' as const })),
    ...(manager ? [{ person: manager, reason: 'manager' as const }] : []),
  ];
  return all
    .slice(0, mostDeputies)
    .map(({ person, reason }) => ({ person: personOf(person), reason }));
}

const personOf = ({ oid, name, mail }: ChartPerson): Person => ({ oid, name, mail });

function byName(a: Person, b: Person): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.oid < b.oid ? -1 : 1;
}
