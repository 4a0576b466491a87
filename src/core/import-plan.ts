import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { canonicalJson } from './canonical-json.ts';
import { exportCell, peopleOf, textOf } from './export-cells.ts';
import { sheetColumns } from './import-columns.ts';
import { type ImportProblem, isError } from './import-problems.ts';
import { atLine, type DraftRow, inCell, readDraft } from './import-row.ts';
import { noCell, type Table, type TableLine } from './import-table.ts';
import type { Person } from './person.ts';
import type { ColumnValue, RowColumns } from './register-change.ts';
import { ownValue } from './register-row.ts';
import { entriesOf, entrySeparators, invisible } from './import-values.ts';
import type { Day } from './responsibility.ts';

/** A row of the list as it is now. */
export interface StoredRow {
  id: number;
  etag: string;
  /** In the form of docs/register-file.md. */
  row: Readonly<Record<string, unknown>>;
}

/** What is to be done about a line of the file. */
export interface PlannedRow {
  line: number;
  title: string;
  /**
   * `replace`: another owner, so the old row ends and a new one begins. `same`: nothing to do. `known`: written by an
   * earlier import and changed since, so it is left alone. `broken`: there is an error in it.
   */
  action: 'add' | 'change' | 'replace' | 'same' | 'known' | 'broken';
  /** The row it is about, where there is one. */
  stored?: StoredRow;
  /** What is written: all of a new row, or what changes in a stored one. */
  columns: RowColumns;
  /** Finds a new row again, so that no line is written twice. */
  key: string;
  changes: { heading: string; before: string; after: string }[];
}

export interface ImportPlan {
  rows: PlannedRow[];
  problems: ImportProblem[];
}

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
  /** Whom each name or address can mean. */
  people: ReadonlyMap<string, readonly Person[]>;
  today: Day;
}

/** What an import would do, line by line, with all it has to say. */
export function planImport(
  table: Table,
  drafts: readonly DraftRow[],
  knowledge: Knowledge,
): ImportPlan {
  const problems = [...table.problems];
  const isUseless = problems.some(isError);
  const planner = createPlanner(knowledge);
  const rows: PlannedRow[] = [];
  for (const [at, draft] of drafts.entries()) {
    const line = table.lines[at];
    if (isUseless || line === undefined) continue;
    const { row, problems: own } = planner(draft, line);
    rows.push(row);
    problems.push(...own);
  }
  return { rows, problems };
}

function createPlanner({ stored, people, today }: Knowledge) {
  const byId = new Map(stored.map((each) => [each.id, each]));
  const byKey = new Map(stored.map((each) => [textOf(ownValue(each.row, 'EditKey')), each]));
  const byContent = new Map(stored.map((each) => [keyOf(contentOf(each.row)), each]));
  const byIdentity = Map.groupBy(stored, ({ row }) => identityOf(contentOf(row)));
  const lines = new Map<string, number>();
  const once = (key: string, line: number) => {
    const before = lines.get(key);
    if (before === undefined) lines.set(key, line);
    return before;
  };

  return (draft: DraftRow, line: TableLine): { row: PlannedRow; problems: ImportProblem[] } => {
    const problems = [...draft.problems];
    const columns: Record<string, ColumnValue> = { ...draft.values };
    for (const [name, tokens] of Object.entries(draft.named)) {
      const found = tokens.map((token) => people.get(token) ?? []);
      problems.push(
        ...found.flatMap((each, at) => unclearPerson(line, name, tokens[at] ?? '', each)),
      );
      const persons = found.flatMap((each) => (each.length === 1 ? each : []));
      const isSeveral = sheetColumns.some((each) => each.name === name && each.type === 'people');
      const [first] = persons;
      if (isSeveral) columns[name] = persons;
      else if (first) columns[name] = first;
    }
    problems.push(...samePerson(line, columns));
    const existing = byId.get(draft.id);
    const title = textOf(columns['Title']) || textOf(existing && ownValue(existing.row, 'Title'));
    const planned = existing
      ? planStored(existing)
      : planNew(keyOf(contentOf(columns)), identityOf(contentOf(columns)));
    const isBroken = problems.some(isError);
    return {
      row: {
        line: line.line,
        title,
        columns: {},
        changes: [],
        key: '',
        ...planned,
        ...(isBroken && { action: 'broken' }),
      },
      problems,
    };

    function planNew(
      key: string,
      identity: string,
    ): Pick<PlannedRow, 'action' | 'columns' | 'key'> {
      if (draft.id > 0) problems.push(inCell(line.line, idCell(line), ['unknown_id']));
      const before = once(key, line.line);
      if (before !== undefined) problems.push(atLine(line.line, 'duplicate_row', String(before)));
      const known = byContent.get(key) ?? byKey.get(key);
      if (known) return { action: byContent.has(key) ? 'same' : 'known', columns: {}, key };
      const similar = once(`identity ${identity}`, line.line);
      if (similar !== undefined && before === undefined)
        problems.push(atLine(line.line, 'similar_row', String(similar)));
      const twin = byIdentity
        .get(identity)
        ?.find(({ row }) => overlap(contentOf(row), { ValidFrom: today, ...contentOf(columns) }));
      if (twin) problems.push(atLine(line.line, 'already_there', String(twin.id)));
      return { action: 'add', columns, key };
    }

    function planStored(existing: StoredRow): Partial<PlannedRow> & Pick<PlannedRow, 'action'> {
      const before = once(`id ${existing.id}`, line.line);
      if (before !== undefined)
        problems.push(inCell(line.line, idCell(line), ['id_twice', String(before)]));
      for (const [name, cell] of line.cells) {
        if (name !== 'id' && cell.text === '' && exportCell(existing.row, name) !== '') {
          columns[name] = null;
          if (name === 'Title') problems.push(inCell(line.line, cell, ['no_title']));
          if (name === 'Owner') problems.push(inCell(line.line, cell, ['no_owner']));
        }
      }
      const now = contentOf(existing.row);
      const then = { ...now, ...contentOf(columns, true) };
      const changed = Object.keys(columns).filter(
        (name) => (now[name] ?? '') !== (then[name] ?? ''),
      );
      if (changed.includes('Title'))
        problems.push(inCell(line.line, idCell(line), ['other_title', now['Title'] ?? '']));
      if (changed.length === 0) return { action: 'same', stored: existing };
      const changes = changed.map((name) => ({
        heading: line.cells.get(name)?.heading ?? name,
        before: now[name] ?? '',
        after: then[name] ?? '',
      }));
      const changing = Object.fromEntries(changed.map((name) => [name, columns[name] ?? null]));
      const isStarted = (now['ValidFrom'] ?? '') < today;
      if (!changed.includes('Owner') || !isStarted)
        return { action: 'change', stored: existing, columns: changing, changes };
      const { ValidFrom: _from, ValidTo: _to, ...lasting } = then;
      const key = keyOf({ ...lasting, replaces: String(existing.id) });
      if (byKey.has(key) && (now['ValidTo'] ?? '') !== '')
        return { action: 'same', stored: existing };
      const fresh = { ...columnsOf(existing.row), ...changing, ValidFrom: today };
      return { action: 'replace', stored: existing, columns: fresh, changes, key };
    }
  };
}

const idCell = (line: TableLine) => line.cells.get('id') ?? noCell;

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

function unclearPerson(
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

type Content = Record<string, string>;

/** A row reduced to what it says: text by column, people by address, what is empty left out unless it is asked for. */
export function contentOf(row: Readonly<Record<string, unknown>>, withEmpty = false): Content {
  const content: Content = {};
  for (const { name, type } of sheetColumns) {
    if (name === 'id' || (withEmpty && !Object.hasOwn(row, name))) continue;
    const isPeople = type === 'person' || type === 'people';
    const value = ownValue(row, name);
    const text = isPeople
      ? peopleOf(row, name)
          .map(({ mail }) => mail)
          .join('\n')
      : plainText(name, value === false ? '' : value);
    if (text !== '' || withEmpty) content[name] = text;
  }
  return content;
}

/** As the register reads it: entries once, lines without breaks, nothing invisible. */
function plainText(name: string, value: unknown): string {
  const text = textOf(value).replace(invisible, '').toWellFormed();
  if (entrySeparators.has(name)) return entriesOf(`${text}\n`, /\n/).join('\n');
  const isNote = sheetColumns.some((each) => each.name === name && each.type === 'note');
  return isNote ? text.trim() : text.replace(/\s+/g, ' ').trim();
}

/** The columns of a stored row in the form in which they are written. */
function columnsOf(row: Readonly<Record<string, unknown>>): Record<string, ColumnValue> {
  const columns: Record<string, ColumnValue> = {};
  for (const { name, type } of sheetColumns) {
    const value = ownValue(row, name);
    if (type === 'person' || type === 'people') {
      const people = peopleOf(row, name).map((each) => ({ oid: '', ...each }));
      const [first] = people;
      if (first) columns[name] = type === 'people' ? people : first;
    } else if (
      name !== 'id' &&
      (typeof value === 'number' ||
        typeof value === 'boolean' ||
        (typeof value === 'string' && value !== ''))
    )
      columns[name] = value;
  }
  return columns;
}

/** 32 characters that stand for a row's content. */
export function keyOf(content: Content): string {
  const text = canonicalJson(content).normalize('NFC');
  return base64urlnopad.encode(sha256(utf8ToBytes(text))).slice(0, 32);
}

/** Two rows with this in common, in force at the same time, answer for the same thing. */
function identityOf({ Title = '', Area = '', Process = '', Step = '' }: Content): string {
  return [Title, Area, Process, Step].map((each) => each.toLowerCase()).join('\n');
}

function overlap(a: Content, b: Content): boolean {
  const ends = (content: Content) => content['ValidTo'] ?? '9999';
  const begins = (content: Content) => content['ValidFrom'] ?? '';
  return begins(a) <= ends(b) && begins(b) <= ends(a);
}
