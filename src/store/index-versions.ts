import type { DatabaseSync } from 'node:sqlite';
import type { HandoffRule, RuleField } from '../core/handoff-rule.ts';
import { hashOfText } from '../core/text-hash.ts';

/** What a hand-off has in common with others that somebody is told of together. `step`: it belongs to a run of a process. */
export type Trait = 'step' | { column: TraitColumn; value: string | number };

/** Columns by which somebody may see a hand-off (`visibleTo`). */
export const traitColumns = [
  'sender',
  'owner',
  'accountable',
  'responsibility',
  'area',
] as const satisfies RuleField[];
type TraitColumn = (typeof traitColumns)[number];

/** One word for all hand-offs with a trait; worked out when it is asked for, kept until one of them is touched. */
export interface IndexVersions {
  of(traits: readonly Trait[], number: number): string;
  /** A row with these traits changes. */
  touch(traits: readonly Trait[]): void;
  /** All rows were read anew. */
  touchAll(): void;
  /** A row with these traits says something else at the version it had: their words from before mean nothing any more. */
  doubt(traits: readonly Trait[]): void;
}

export function createVersions(database: DatabaseSync): IndexVersions {
  const known = new Map<string, string>();
  const doubts = new Map<string, number>();
  const versionOf = (trait: Trait, number: number): string => {
    const name = nameOf(trait);
    const before = known.get(name);
    if (before !== undefined) return before;
    const row = database.prepare(rowsSql(trait, number)).get(...valuesOf(trait));
    const version = hashOfText(JSON.stringify([doubts.get(name), row?.['rows']]));
    known.set(name, version);
    return version;
  };
  return {
    of: (traits, number) => hashOfText(traits.map((each) => versionOf(each, number)).join(' ')),
    touch(traits) {
      for (const each of traits) known.delete(nameOf(each));
    },
    touchAll: () => known.clear(),
    doubt(traits) {
      for (const each of traits) doubts.set(nameOf(each), (doubts.get(nameOf(each)) ?? 0) + 1);
    },
  };
}

/** The traits of a row, by its columns. */
export function traitsOfRow(row: Readonly<Record<string, unknown>>): Trait[] {
  const shared = traitColumns.map((column): Trait => {
    const value = row[column];
    return { column, value: typeof value === 'number' ? value : String(value) };
  });
  return row['run'] === '' ? shared : [...shared, 'step'];
}

/** Whatever a rule may hold for has one of these traits; not the other way round, because of each way to see it only the narrowest condition is taken. */
export function traitsOfRule(rule: HandoffRule): Trait[] {
  return rule.flatMap((conditions) => {
    const [narrowest] = conditions
      .flatMap(({ field, among, not }) => {
        const column = traitColumns.find((each) => each === field);
        return column === undefined || not ? [] : [{ column, among }];
      })
      .toSorted((a, b) => a.among.length - b.among.length);
    if (narrowest === undefined) throw new Error('there is no one word for what anybody may see');
    return narrowest.among.map((value) => ({ column: narrowest.column, value }));
  });
}

function nameOf(trait: Trait): string {
  return trait === 'step' ? trait : `${trait.column} ${trait.value}`;
}

function valuesOf(trait: Trait): (string | number)[] {
  return trait === 'step' ? [] : [trait.value];
}

/** The key of a hand-off and SharePoint's version of its row say together what stands there. */
function rowsSql(trait: Trait, number: number): string {
  const where = trait === 'step' ? `run <> ''` : `${trait.column} = ?`;
  return `SELECT group_concat(key || ' ' || version) AS rows FROM
    (SELECT key, version FROM rows_${number} WHERE ${where} ORDER BY item)`;
}
