import type { ChartProposal } from '../../../core/first-day/chart-proposals.ts';
import type { Person } from '../../../core/person.ts';
import type { TemplateRow } from '../../../templates/templates.ts';

/** What somebody has chosen so far. */
export interface Choices {
  /** By area number: the hundreds of a template's. */
  areas: ReadonlyMap<number, Person>;
  rows: ReadonlyMap<number, Person>;
  /** Who stands in, in order, by area number. */
  deputies: ReadonlyMap<number, readonly Person[]>;
  /** Domains whose mails belong to a template, by its number. */
  senders: ReadonlyMap<number, readonly string[]>;
  /** Templates that are not wanted. */
  left: ReadonlySet<number>;
  asDrafts: boolean;
}

export const noChoices: Choices = {
  areas: new Map(),
  rows: new Map(),
  deputies: new Map(),
  senders: new Map(),
  left: new Set(),
  asDrafts: false,
};

/** A row that will be added; a draft where nobody is named. */
export interface WantedRow {
  row: TemplateRow;
  owner: Person | undefined;
  /** Two at most, the owner not among them. */
  deputies: readonly Person[];
  senders: readonly string[];
}

/** The register has room for so many. */
export const mostDeputies = 2;

export const areaOf = ({ number }: TemplateRow): number => Math.floor(number / 100);

/** Who was named for this one, else for its area. */
export function ownerOf(row: TemplateRow, { areas, rows }: Choices): Person | undefined {
  return rows.get(row.number) ?? areas.get(areaOf(row));
}

/** Of an area that somebody answers for; only there they are shown. Whoever answers does not stand in for themselves. */
function deputiesOf(
  row: TemplateRow,
  owner: Person | undefined,
  { areas, deputies }: Choices,
): Person[] {
  const area = areaOf(row);
  const named = areas.has(area) ? (deputies.get(area) ?? []) : [];
  return named.filter(({ mail }) => mail !== owner?.mail).slice(0, mostDeputies);
}

/**
 * With a proposal of the organisation chart taken over. A step that checks others goes to the first of the proposed
 * people who has none of those; whom somebody named for a single row stays.
 */
export function withProposal(
  choices: Choices,
  { area, owner, deputies }: ChartProposal,
  rows: readonly TemplateRow[],
): Choices {
  const standIns = deputies.map(({ person }) => person);
  const own = rows.filter((row) => areaOf(row) === area);
  const taken = { areas: new Map(choices.areas).set(area, owner), rows: new Map(choices.rows) };
  for (const row of own) {
    if (choices.rows.has(row.number)) continue;
    const others = checkedBy(row, own).map((each) => ownerOf(each, { ...choices, ...taken })?.mail);
    const checker = [owner, ...standIns].find(({ mail }) => !others.includes(mail));
    if (checker && checker !== owner) taken.rows.set(row.number, checker);
  }
  return { ...choices, ...taken, deputies: new Map(choices.deputies).set(area, standIns) };
}

/** The steps of the same process that the same person may not also do. */
function checkedBy({ columns }: TemplateRow, rows: readonly TemplateRow[]): TemplateRow[] {
  const { Process, SeparateFrom } = columns;
  const steps = typeof SeparateFrom === 'string' ? SeparateFrom.split(', ').map(Number) : [];
  return rows.filter(
    (each) => each.columns['Process'] === Process && steps.includes(Number(each.columns['Step'])),
  );
}

/** What would be added: of the wanted ones those with an owner, and the others as drafts if so chosen. */
export function wantedRows(
  rows: readonly TemplateRow[],
  choices: Choices,
  there: ReadonlySet<number>,
): WantedRow[] {
  return rows
    .filter(({ number }) => !there.has(number) && !choices.left.has(number))
    .map((row) => {
      const owner = ownerOf(row, choices);
      const deputies = deputiesOf(row, owner, choices);
      return { row, owner, deputies, senders: choices.senders.get(row.number) ?? [] };
    })
    .filter(({ owner }) => owner !== undefined || choices.asDrafts);
}

/** A person who would check what they have done themselves. */
export interface OwnCheck {
  process: string;
  person: Person;
  titles: string[];
}

/** Where four eyes would be two, one for each process and person. */
export function ownChecks(wanted: readonly WantedRow[]): OwnCheck[] {
  const steps = wanted.flatMap(({ row, owner }) => {
    const { Process, Step, SeparateFrom } = row.columns;
    if (typeof Process !== 'string' || owner === undefined) return [];
    const separate = typeof SeparateFrom === 'string' ? SeparateFrom.split(', ').map(Number) : [];
    return [{ process: Process, step: Number(Step), separate, person: owner, title: row.title }];
  });
  const checks = steps.flatMap((step) => {
    const own = steps.filter(
      ({ process, step: number, person }) =>
        process === step.process &&
        step.separate.includes(number) &&
        person.mail === step.person.mail,
    );
    return own.length === 0 ? [] : [{ ...step, titles: [...own, step].map(({ title }) => title) }];
  });
  const groups = Map.groupBy(checks, ({ process, person }) => `${process}\n${person.mail}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const titles = [...new Set(group.flatMap((each) => each.titles))];
    return first ? [{ process: first.process, person: first.person, titles }] : [];
  });
}
