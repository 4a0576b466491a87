import { peopleOf } from './export-cells.ts';
import { sheetColumns } from './import-columns.ts';
import type { ImportProblem } from './import-problems.ts';
import { type DraftRow, inCell } from './import-row.ts';
import { noCell, type TableLine } from './import-table.ts';
import type { Person } from './person.ts';
import type { ColumnValue, RowColumns } from './register-change.ts';

/** Whom each name or address can mean. */
export type Directory = ReadonlyMap<string, readonly Person[]>;

const severalPeople = new Set(
  sheetColumns.filter(({ type }) => type === 'people').map(({ name }) => name),
);

/** The columns of a draft with people in the place of their names, and what is wrong with them. */
export function withPeople(
  { values, named }: DraftRow,
  line: TableLine,
  directory: Directory,
): { columns: Record<string, ColumnValue>; problems: ImportProblem[] } {
  const columns: Record<string, ColumnValue> = { ...values };
  const problems: ImportProblem[] = [];
  for (const [name, tokens] of Object.entries(named)) {
    const found = tokens.map((token) => directory.get(token) ?? []);
    problems.push(...found.flatMap((each, at) => unclear(line, name, tokens[at] ?? '', each)));
    const people = found.flatMap((each) => (each.length === 1 ? each : []));
    const [first] = people;
    if (severalPeople.has(name)) columns[name] = people;
    else if (first) columns[name] = first;
  }
  return { columns, problems: [...problems, ...samePerson(line, columns)] };
}

/** Whoever answers can't stand in for themselves, nor twice. */
function samePerson(line: TableLine, columns: RowColumns): ImportProblem[] {
  const heads = new Map<string, string>();
  return ['Owner', 'Deputy', 'SecondDeputy'].flatMap((name) => {
    const cell = line.cells.get(name) ?? noCell;
    const [mail = ''] = peopleOf(columns, name).map((each) => each.mail);
    const other = heads.get(mail);
    if (mail !== '') heads.set(mail, cell.heading);
    return mail === '' || other === undefined
      ? []
      : [inCell(line.line, cell, ['same_person', other])];
  });
}

function unclear(
  line: TableLine,
  name: string,
  token: string,
  found: readonly Person[],
): ImportProblem[] {
  const cell = line.cells.get(name);
  if (found.length === 1 || cell === undefined) return [];
  const place = { ...inCell(line.line, cell, ['unknown_person']), value: token };
  const some = found.slice(0, 3).map((each) => `${each.name} <${each.mail}>`);
  const more = found.length > some.length ? ' …' : '';
  return [
    found.length === 0
      ? place
      : { ...place, kind: 'ambiguous_person', hint: some.join(', ') + more },
  ];
}
