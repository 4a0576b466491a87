import { columnOfHeading, sheetColumns } from '../core/import-columns.ts';
import { withPeople } from '../core/import-people.ts';
import { type ImportProblem, isError, problemText } from '../core/import-problems.ts';
import { type DraftRow, readDraft } from '../core/import-row.ts';
import { noCell, type TableLine } from '../core/import-table.ts';
import { ProductError } from '../core/errors.ts';
import type { Person } from '../core/person.ts';
import type { RowColumns } from '../core/register-change.ts';
import { editableColumns, isIn } from '../core/register-entry.ts';
import type { Day } from '../core/responsibility.ts';

/**
 * Columns with their values as people write them, as an import reads a cell: names or addresses for people, words for
 * choices, days in either language; an empty text clears the column. Everything wrong is said in one error.
 */
export async function readWished(
  wished: Readonly<Record<string, string>>,
  today: Day,
  findPeople: (addressOrName: string) => Promise<Person[]>,
): Promise<RowColumns> {
  const given = Object.entries(wished).map(([name, text]) => [columnNamed(name), text] as const);
  const emptied = given.filter(([, text]) => text.trim() === '').map(([name]) => [name, null]);
  const line = lineOf(given);
  const draft = readDraft(line, today, new Set(line.cells.keys()));
  const people = await peopleOf(draft, findPeople);
  const { columns, problems } = withPeople(draft, line, people);
  refuse([...draft.problems, ...problems]);
  return { ...columns, ...Object.fromEntries(emptied) };
}

/** A column by its name in the list or by a heading of a spreadsheet. */
export function columnNamed(name: string): string {
  const inside = sheetColumns.find((each) => each.name === name) ?? columnOfHeading(name);
  if (inside !== undefined && isIn(editableColumns, inside.name)) return inside.name;
  throw new ProductError(
    'invalid_request',
    `There is no column “${name}”. There are: ${editableColumns.join(', ')}.`,
  );
}

function lineOf(given: readonly (readonly [name: string, text: string])[]): TableLine {
  const cells = given.map(([name, text]) => {
    const isListed = text.includes('\n');
    return [
      name,
      { ...noCell, text: text.trim(), address: name, heading: name, isListed },
    ] as const;
  });
  return { line: 1, cells: new Map(cells), isTooLong: false };
}

async function peopleOf(
  { named }: DraftRow,
  findPeople: (addressOrName: string) => Promise<Person[]>,
): Promise<Map<string, Person[]>> {
  const people = new Map<string, Person[]>();
  for (const token of new Set(Object.values(named).flat()))
    people.set(token, await findPeople(token));
  return people;
}

function refuse(problems: readonly ImportProblem[]): void {
  const errors = problems.filter(isError);
  if (errors.length === 0) return;
  const sentences = errors.map((each) => {
    const about = each.value === '' ? each.heading : `${each.heading} “${each.value}”`;
    return `${about}: ${problemText(each, 'en')}`;
  });
  throw new ProductError('invalid_request', sentences.join('\n'));
}
