import { exportCell } from './export-cells.ts';
import { type Directory, withPeople } from './import-people.ts';
import { isError } from './import-problems.ts';
import { type DraftRow, readDraft } from './import-row.ts';
import type { Table, TableLine } from './import-table.ts';
import { indexStored, planNew, planStored } from './plan-row.ts';
import type { ImportPlan, PlannedRow, StoredRow } from './planned-row.ts';
import type { Day } from './responsibility.ts';

/** Reads every line; of one that is about a stored row only the cells that are not as they were exported. */
export function draftRows(table: Table, stored: readonly StoredRow[], today: Day): DraftRow[] {
  const byId = new Map(stored.map((each) => [each.id, each]));
  return table.lines.map((line) => {
    const existing = byId.get(Number(line.cells.get('id')?.text));
    const only = existing && new Set(touchedColumns(line, existing));
    return readDraft(line, today, only);
  });
}

function touchedColumns(line: TableLine, { row }: StoredRow): string[] {
  const touched = [...line.cells].filter(
    ([name, { text }]) => name !== 'id' && text !== exportCell(row, name).trim(),
  );
  return touched.map(([name]) => name);
}

/** Everybody who is named in the file, each once. */
export function namedPeople(drafts: readonly DraftRow[]): string[] {
  return [...new Set(drafts.flatMap(({ named }) => Object.values(named).flat()))];
}

interface Knowledge {
  stored: readonly StoredRow[];
  people: Directory;
  today: Day;
}

/** What an import would do, line by line, with all it has to say. A file with an error in itself has no rows. */
export function planImport(
  table: Table,
  drafts: readonly DraftRow[],
  { stored, people, today }: Knowledge,
): ImportPlan {
  const problems = [...table.problems];
  if (problems.some(isError)) return { rows: [], problems, copies: [] };
  const known = indexStored(stored);
  const rows: PlannedRow[] = [];
  for (const [at, draft] of drafts.entries()) {
    const line = table.lines[at];
    if (line === undefined) continue;
    const { columns, problems: unclear } = withPeople(draft, line, people);
    const order = { draft, line, columns, known, today };
    const existing = known.byId.get(draft.id);
    const planned = existing ? planStored(order, existing) : planNew(order);
    const own = [...draft.problems, ...unclear, ...planned.problems];
    problems.push(...own);
    rows.push(own.some(isError) ? { ...planned.row, action: 'broken' } : planned.row);
  }
  return { rows, problems, copies: known.copies };
}
