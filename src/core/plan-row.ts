import { exportCell, textOf } from './export-cells.ts';
import type { ImportProblem } from './import-problems.ts';
import { atLine, type DraftRow, inCell } from './import-row.ts';
import { noCell, type TableLine } from './import-table.ts';
import type { PlannedRow, StoredRow } from './planned-row.ts';
import type { ColumnValue, RowColumns } from './register-change.ts';
import { ownValue } from './register-row.ts';
import type { Day } from './responsibility.ts';
import { columnsOf, type Content, contentOf, identityOf, keyOf, overlap } from './row-content.ts';
import { daysLater } from './zoned-time.ts';

/** The list as an import asks it, and what of the file was seen so far. */
export interface KnownRows {
  byId: ReadonlyMap<number, StoredRow>;
  byKey: ReadonlyMap<string, StoredRow>;
  byContent: ReadonlyMap<string, StoredRow>;
  byIdentity: ReadonlyMap<string, readonly StoredRow[]>;
  copies: readonly number[];
  /** The line that had this mark before; nothing for the first one. */
  before(mark: string, line: number): number | undefined;
}

export function indexStored(stored: readonly StoredRow[]): KnownRows {
  const contents = stored.map((each) => ({ each, content: contentOf(each.row) }));
  const byKey = Map.groupBy(stored, importKeyOf);
  byKey.delete('');
  const lines = new Map<string, number>();
  return {
    byId: new Map(stored.map((each) => [each.id, each])),
    byKey: new Map([...byKey].flatMap(([key, [first]]) => (first ? [[key, first]] : []))),
    byContent: new Map(contents.map(({ each, content }) => [keyOf(content), each])),
    byIdentity: Map.groupBy(stored, ({ row }) => identityOf(contentOf(row))),
    copies: [...byKey.values()].flatMap(copiesAmong),
    before(mark, line) {
      const before = lines.get(mark);
      if (before === undefined) lines.set(mark, line);
      return before;
    },
  };
}

const importKeyOf = ({ row }: StoredRow): string => textOf(ownValue(row, 'EditKey'));

function copiesAmong(rows: readonly StoredRow[]): number[] {
  const [first, ...others] = rows.toSorted((a, b) => a.id - b.id);
  const content = first && keyOf(contentOf(first.row));
  return others.filter(({ row }) => keyOf(contentOf(row)) === content).map(({ id }) => id);
}

interface Order {
  draft: DraftRow;
  line: TableLine;
  columns: Readonly<Record<string, ColumnValue>>;
  known: KnownRows;
  today: Day;
}

interface Planned {
  row: PlannedRow;
  problems: ImportProblem[];
}

const idCell = (line: TableLine) => line.cells.get('id') ?? noCell;

/** A line that is about no stored row. */
export function planNew({ draft, line: { line, cells }, columns, known, today }: Order): Planned {
  const content = contentOf(columns);
  const key = keyOf(content);
  const identity = identityOf(content);
  const problems: ImportProblem[] = [];
  if (draft.id > 0) problems.push(inCell(line, cells.get('id') ?? noCell, ['unknown_id']));
  const twice = known.before(key, line);
  if (twice !== undefined) problems.push(atLine(line, 'duplicate_row', String(twice)));
  const row: PlannedRow = {
    line,
    title: content['Title'] ?? '',
    action: 'add',
    columns,
    key,
    changes: [],
  };
  if (known.byContent.has(key)) return { row: { ...row, action: 'same' }, problems };
  if (known.byKey.has(key)) return { row: { ...row, action: 'known' }, problems };
  const similar = known.before(`identity ${identity}`, line);
  if (similar !== undefined && twice === undefined)
    problems.push(atLine(line, 'similar_row', String(similar)));
  const meant = { ValidFrom: today, ...content };
  const twin = known.byIdentity.get(identity)?.find((each) => overlap(contentOf(each.row), meant));
  if (twin)
    problems.push(inCell(line, cells.get('id') ?? noCell, ['already_there', String(twin.id)]));
  return { row, problems };
}

/** A line that is about a stored row: only what differs from it is written. */
export function planStored(order: Order, stored: StoredRow): Planned {
  const { line, known } = order;
  const problems: ImportProblem[] = [];
  const twice = known.before(`id ${stored.id}`, line.line);
  if (twice !== undefined)
    problems.push(inCell(line.line, idCell(line), ['id_twice', String(twice)]));
  const columns = { ...order.columns, ...emptied(line, stored) };
  for (const [name, kind] of [
    ['Title', 'no_title'],
    ['Owner', 'no_owner'],
  ] as const)
    if (columns[name] === null)
      problems.push(inCell(line.line, line.cells.get(name) ?? noCell, [kind]));
  const now = contentOf(stored.row);
  const then = { ...now, ...contentOf(columns, true) };
  const changed = Object.keys(columns).filter((name) => (now[name] ?? '') !== (then[name] ?? ''));
  if (changed.includes('Title'))
    problems.push(inCell(line.line, idCell(line), ['other_title', now['Title'] ?? '']));
  const row: PlannedRow = {
    line: line.line,
    title: then['Title'] ?? '',
    action: changed.length === 0 ? 'same' : 'change',
    stored,
    columns: Object.fromEntries(changed.map((name) => [name, columns[name] ?? null])),
    key: '',
    changes: changed.map((name) => ({
      heading: line.cells.get(name)?.heading ?? name,
      before: now[name] ?? '',
      after: then[name] ?? '',
    })),
  };
  return { row: changed.includes('Owner') ? handedOver(row, stored, then, order) : row, problems };
}

/** What stood in a cell that is empty now. */
function emptied({ cells }: TableLine, { row }: StoredRow): Record<string, null> {
  const gone = [...cells].filter(
    ([name, { text }]) => name !== 'id' && text === '' && exportCell(row, name) !== '',
  );
  return Object.fromEntries(gone.map(([name]) => [name, null]));
}

/** A responsibility is never overwritten with another owner: its row ends, and a new one begins. */
function handedOver(
  row: PlannedRow,
  stored: StoredRow,
  then: Content,
  { known, today }: Order,
): PlannedRow {
  const before = contentOf(stored.row);
  const wished = row.columns['ValidFrom'];
  const begin = typeof wished === 'string' && wished > today ? wished : today;
  if ((before['ValidFrom'] ?? '') >= begin) return row;
  const { ValidFrom: _from, ValidTo: _to, ...lasting } = then;
  const key = keyOf({ ...lasting, replaces: String(stored.id) });
  const endsOn = daysLater(begin, -1);
  const isOver = (before['ValidTo'] ?? '9999') <= endsOn;
  if (known.byKey.has(key) && isOver) return { ...row, action: 'same', columns: {}, changes: [] };
  const columns: RowColumns = {
    ...columnsOf(stored.row),
    ...(isOver && { ValidTo: null }),
    ...row.columns,
    ValidFrom: begin,
  };
  return { ...row, action: 'replace', columns, key, ...(!isOver && { endsOn }) };
}
