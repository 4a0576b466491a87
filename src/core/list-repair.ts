import type { AnyListName, Column, ColumnType, ListPlan } from './lists.ts';

/** A column as the list has it now. What a type does not know is as a new column would have it. */
export interface FoundColumn {
  name: string;
  /** What people see as its heading; they may change it. */
  displayName: string;
  /** `other`: a type Baton has no use for. */
  type: ColumnType | 'other';
  indexed: boolean;
  unique: boolean;
  required: boolean;
  hidden: boolean;
  readOnly: boolean;
  choices: readonly string[];
  fillIn: boolean;
  /** Notes only: SharePoint wraps what is written in HTML. */
  rich: boolean;
  /** Notes only: SharePoint adds to what is there instead of replacing it. */
  appends: boolean;
  /** Lines of text only: how many characters fit. */
  maxLength: number;
}

/** What can be wrong with a column of Baton's, or with a column of others that concerns Baton. */
export type ColumnFlaw =
  | 'missing'
  | 'retyped'
  | 'hidden'
  | 'read_only'
  | 'required'
  | 'not_indexed'
  | 'not_unique'
  | 'choices_missing'
  | 'closed_choices'
  | 'rich_text'
  | 'appending'
  | 'too_short'
  | 'foreign_required';

export interface FlawedColumn {
  name: string;
  flaw: ColumnFlaw;
  /** Only what is there can have been renamed: the heading, where it is not the name. */
  heading?: string;
}

/** Lists whose rows nobody can write a second time: a new empty one would hide that the old one is gone. */
export const recordLists: readonly AnyListName[] = ['Handoffs', 'HandoffEvents', 'Checkpoints'];

/** Everything that is not as planned, column by column in the order of the plan; required columns of others last. */
export function flawsOf(
  plan: Pick<ListPlan, 'columns'>,
  found: readonly FoundColumn[],
): FlawedColumn[] {
  const byName = new Map(found.map((column) => [column.name, column]));
  const own = plan.columns.flatMap((column) => flawsOfColumn(column, byName.get(column.name)));
  const planned = new Set(['Title', ...plan.columns.map(({ name }) => name)]);
  const foreign = found.filter((column) => column.required && !planned.has(column.name));
  return [...own, ...foreign.map((column) => flawed(column, 'foreign_required'))];
}

function flawsOfColumn(plan: Column, found: FoundColumn | undefined): FlawedColumn[] {
  if (found === undefined) return [{ name: plan.name, flaw: 'missing' }];
  const { type } = plan;
  if (found.type !== type) return [flawed(found, 'retyped')];
  const flaws: [boolean, ColumnFlaw][] = [
    [found.hidden, 'hidden'],
    [found.readOnly, 'read_only'],
    [found.required, 'required'],
    [plan.indexed === true && !found.indexed, 'not_indexed'],
    [plan.unique === true && !found.unique, 'not_unique'],
    [(plan.choices ?? []).some((each) => !found.choices.includes(each)), 'choices_missing'],
    [plan.fillIn === true && !found.fillIn, 'closed_choices'],
    [type === 'note' && found.rich, 'rich_text'],
    [type === 'note' && found.appends, 'appending'],
    [type === 'text' && found.maxLength < 255, 'too_short'],
  ];
  return flaws.filter(([holds]) => holds).map(([, flaw]) => flawed(found, flaw));
}

function flawed({ name, displayName }: FoundColumn, flaw: ColumnFlaw): FlawedColumn {
  return { name, flaw, ...(displayName !== name && { heading: displayName }) };
}

/** The choices of a column afterwards: what people added stays, behind what Baton needs. */
export function mendedChoices(plan: Column, found: FoundColumn): string[] {
  return [...new Set([...(plan.choices ?? []), ...found.choices])];
}
