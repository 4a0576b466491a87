import { isProductError, ProductError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import type { ColumnValue, RowColumns } from '../core/register-change.ts';
import { endingBefore, overwritesOwner, problemsOf, takenBack } from '../core/register-edit.ts';
import {
  changesBetween,
  isIn,
  peopleColumns,
  peopleIn,
  personColumns,
  type RegisterEntry,
  reviewColumns,
  textOf,
} from '../core/register-entry.ts';
import type { Day } from '../core/responsibility.ts';
import type { Clock } from './ports.ts';
import type { RegisterList, RegisterRow, RegisterRows } from './register-ports.ts';
import type { RegisterTable } from './register-table.ts';

/** A change of one row as it was seen. Of people only their addresses count. */
export interface RowChange {
  id: number;
  etag: string;
  columns: RowColumns;
}

/** A row to begin. Repeated under the same key it goes on where it stopped. */
export interface NewRow {
  editKey: string;
  columns: RowColumns;
  /** What an earlier attempt began stays as it is now: somebody may have changed it since. */
  onlyOnce?: true | undefined;
  /** The row of the former owner, which ends the day before this one begins. */
  replaces?: { id: number; etag: string; from: Day } | undefined;
}

/**
 * `undo` takes it back, in this order, as long as nobody changed the rows since. `conflict`: somebody else changed the
 * row meanwhile, and nothing was written; `entry` is the row as it is now.
 */
export type EditOutcome =
  | { kind: 'saved'; entry: RegisterEntry; undo: RowChange[] }
  | { kind: 'conflict'; entry: RegisterEntry }
  | { kind: 'invalid'; problems: Finding[] };

export interface EditDeps {
  /** With the rights of the person who edits. */
  rows: RegisterRows;
  table: RegisterTable;
  people: Pick<RegisterList, 'findPerson'>;
  now: Clock;
}

/** Changes a row; never its owner once it answers, because the register has to be readable as of any day. */
export async function changeRow(wanted: RowChange, deps: EditDeps): Promise<EditOutcome> {
  const before = await readRow(wanted.id, deps);
  const columns = withReview(await withPeople(wanted.columns, deps));
  if (overwritesOwner(before, columns)) {
    throw new ProductError('not_allowed_now', 'another owner begins a row of their own');
  }
  const problems = problemsOf(before, columns);
  if (problems.length > 0) return { kind: 'invalid', problems };
  return write({ ...wanted, columns }, before, deps);
}

/** Begins a row, and ends the one it replaces. First the new one, so that there is no moment in which nobody answers. */
export async function startRow(order: NewRow, deps: EditDeps): Promise<EditOutcome> {
  const { editKey, replaces, onlyOnce } = order;
  const columns = await withPeople(
    { ...order.columns, ...(replaces && { ValidFrom: replaces.from }) },
    deps,
  );
  const problems = problemsOf({}, { Status: 'Active', Title: null, Owner: null, ...columns });
  if (problems.length > 0) return { kind: 'invalid', problems };
  const begun = await deps.rows.findByEditKey(editKey);
  if (begun && onlyOnce) return { kind: 'saved', entry: deps.table.put(begun), undo: [] };
  const former = replaces && (await readRow(replaces.id, deps));
  const ending = replaces && former && endingBefore(former, replaces.from);
  if (begun === undefined && former && former['@odata.etag'] !== replaces?.etag)
    return { kind: 'conflict', entry: deps.table.put(former) };
  const created = begun
    ? await broughtUp(begun, columns, deps)
    : await deps.rows.create(columns, editKey);
  if (!replaces || !former || !ending || isEnded(former, ending)) return started(created, [], deps);
  const ended = await write({ ...replaces, columns: ending }, former, deps);
  if (ended.kind === 'saved') return started(created, ended.undo, deps);
  await write(retiring(created), created, deps);
  return ended;
}

/** A row that an earlier attempt began, or took back because of a conflict, with what is wanted now. */
async function broughtUp(
  begun: RegisterRow,
  wanted: RowColumns,
  { rows, table }: EditDeps,
): Promise<RegisterRow> {
  const columns = changesBetween(table.entry(begun).columns, wanted);
  if (Object.keys(columns).length === 0) return begun;
  return rows.change(Number(begun['id']), etagOf(begun), columns);
}

/** True when an earlier attempt has ended it already, or nothing is left to end. */
function isEnded(former: RegisterRow, ending: RowColumns): boolean {
  return Object.entries(ending).every(([column, value]) => former[column] === value);
}

function started(row: RegisterRow, undo: RowChange[], { table }: EditDeps): EditOutcome {
  return { kind: 'saved', entry: table.put(row), undo: [...undo, retiring(row)] };
}

function retiring(row: RegisterRow): RowChange {
  return { id: Number(row['id']), etag: etagOf(row), columns: { Status: 'Retired' } };
}

async function write(
  { id, etag, columns }: RowChange,
  before: RegisterRow,
  { rows, table }: EditDeps,
): Promise<EditOutcome> {
  const reviews = reviewColumns.map((column) => [column, textOf(before[column]) || null]);
  const earlier = { ...Object.fromEntries(reviews), ...table.entry(before).columns };
  try {
    const row = await rows.change(id, etag, columns);
    const undo = { id, etag: etagOf(row), columns: takenBack(columns, earlier) };
    return { kind: 'saved', entry: table.put(row), undo: [undo] };
  } catch (error) {
    if (!isProductError(error) || error.code !== 'changed_meanwhile') throw error;
    const row = await rows.read(id);
    if (row === undefined) throw new ProductError('not_found', `row ${id} is gone`);
    return { kind: 'conflict', entry: table.put(row) };
  }
}

async function readRow(id: number, { rows }: EditDeps): Promise<RegisterRow> {
  const row = await rows.read(id);
  if (row === undefined) throw new ProductError('not_found', `there is no row ${id}`);
  return row;
}

function etagOf(row: RegisterRow): string {
  return textOf(row['@odata.etag']);
}

/** Who confirms a row takes it that what its owner answered before is settled. */
function withReview(columns: RowColumns): RowColumns {
  return 'ReviewedAt' in columns ? { ReviewAnswer: null, ReviewNote: null, ...columns } : columns;
}

/** Puts in whom the directory has under an address; whoever it does not know stays without an id, which is a problem. */
async function withPeople(columns: RowColumns, { people }: EditDeps): Promise<RowColumns> {
  const found = async ([column, value]: [string, ColumnValue]): Promise<[string, ColumnValue]> => {
    const isOne = isIn(personColumns, column);
    if (!isOne && !isIn(peopleColumns, column)) return [column, value];
    const known = await Promise.all(
      peopleIn(value).map(
        async (each) => (await people.findPerson(each.mail)) ?? { ...each, oid: '' },
      ),
    );
    return [column, isOne ? (known[0] ?? null) : known];
  };
  return Object.fromEntries(await Promise.all(Object.entries(columns).map(found)));
}
