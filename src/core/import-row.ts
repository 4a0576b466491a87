import { readDay, type Understood } from './import-days.ts';
import { type ImportProblem, type ImportProblemKind, isError } from './import-problems.ts';
import { noCell, type TableCell, type TableLine } from './import-table.ts';
import {
  entriesOf,
  entrySeparators,
  invisible,
  isPlaceholder,
  peopleIn,
  readChoice,
  readNumber,
  readSteps,
  readWhole,
  readYesNo,
} from './import-values.ts';
import { sheetColumns } from './import-columns.ts';
import { senderPattern } from './register.ts';
import { isAddress } from './register-row.ts';
import type { Day } from './responsibility.ts';

/** What a line of a file says, before anybody was looked up. */
export interface DraftRow {
  line: number;
  /** The number of the row it is about; 0 for a new one. */
  id: number;
  /** Columns with a value: text, number, yes or no, and days as `YYYY-MM-DD`. */
  values: Readonly<Record<string, string | number | boolean>>;
  /** Who is named in person columns, as addresses or names. */
  named: Readonly<Record<string, readonly string[]>>;
  problems: readonly ImportProblem[];
}

/** Lines of the same length as the list's own. */
const maxLine = 255;
const maxNote = 10_000;

/** People may write areas of their own, so an area is text. */
const types = new Map(
  sheetColumns.map(({ name, type }) => [name, name === 'Area' ? 'text' : type]),
);

/** Reads one line; `only` names the columns to look at where the others are as they were. */
export function readDraft(line: TableLine, today: Day, only?: ReadonlySet<string>): DraftRow {
  const values: Record<string, string | number | boolean> = {};
  const named: Record<string, string[]> = {};
  const problems: ImportProblem[] = [];
  if (line.isTooLong) problems.push(atLine(line.line, 'too_many_cells'));
  for (const [name, cell] of line.cells) {
    if (name === 'id' || cell.text === '' || only?.has(name) === false) continue;
    const reader = readCell(name, cell);
    problems.push(...reader.problems.map((each) => inCell(line.line, cell, each)));
    if (reader.people !== undefined) named[name] = reader.people;
    else if (reader.value !== undefined) values[name] = reader.value;
  }
  const id = readId(line);
  const draft = { line: line.line, id: id ?? 0, values, named };
  const isNew = only === undefined;
  if (id === undefined) problems.push(inCell(line.line, cellOf(line, 'id'), ['invalid_id']));
  return { ...draft, problems: [...problems, ...rowProblems(draft, line, today, problems, isNew)] };
}

type Said = [kind: ImportProblemKind, hint?: string];

interface ReadCell {
  value?: string | number | boolean;
  people?: string[];
  problems: Said[];
}

function readCell(name: string, { text: written, isMerged, isListed }: TableCell): ReadCell {
  const problems: Said[] = isMerged ? [['merged_cell']] : [];
  const text = written.replace(invisible, '').trim();
  if (text !== written) problems.push(['control_characters']);
  const type = types.get(name) ?? 'text';
  if (isFormulaError(text)) return { problems: [['formula_error']] };
  if (type !== 'text' && type !== 'note' && isPlaceholder(text))
    return { problems: [...problems, ['placeholder']] };
  const read = readTyped(name, type, isListed && entrySeparators.has(name) ? `${text}\n` : text);
  return { ...read, problems: [...problems, ...read.problems] };
}

const isFormulaError = (text: string): boolean =>
  /^#(?:REF!|NAME\?|N\/A|NV|WERT!|VALUE!|DIV\/0!|BEZUG!|NULL!|NUM!|ZAHL!)$/.test(text);

function readTyped(name: string, type: string, text: string): ReadCell {
  switch (type) {
    case 'person':
      return readPeople(text, 1);
    case 'people':
      return readPeople(text, Number.POSITIVE_INFINITY);
    case 'date':
      return understood(readDay(text));
    case 'yesNo':
      return understood(readYesNo(text));
    case 'number':
      return understood(name === 'Step' ? readWhole(text) : readNumber(text));
    case 'choice':
      return understood(readChoice(name, text));
    case 'note':
      return entrySeparators.has(name) ? readEntries(name, text) : readText(text, maxNote);
    default:
      return name === 'SeparateFrom' ? understood(readSteps(text)) : readText(text, maxLine);
  }
}

function understood<Value extends string | number | boolean>({
  value,
  problem,
}: Understood<Value>): ReadCell {
  const problems: Said[] = problem ? [[problem.kind, problem.hint]] : [];
  return value === undefined ? { problems } : { value, problems };
}

function readText(text: string, max: number): ReadCell {
  if (text.length > max) return { problems: [['too_long', String(max)]] };
  const line = max === maxLine ? text.replace(/\s+/g, ' ') : text;
  return { value: line, problems: /<(?:p|div|br|span|b|ul)\b[^>]*>/i.test(text) ? [['html']] : [] };
}

function readPeople(text: string, most: number): ReadCell {
  const people = peopleIn(text);
  if (people.length > most) return { problems: [['several_people']] };
  const odd = people.find((each) => each.includes('@') && !isAddress(each));
  return odd === undefined ? { people, problems: [] } : { problems: [['invalid_address', odd]] };
}

/** One a line. Where a cell has no line breaks, semicolons divide keywords, and commas and spaces addresses, too. */
function readEntries(name: string, text: string): ReadCell {
  const entries = entriesOf(text, entrySeparators.get(name) ?? /\n/);
  const value = entries.join('\n');
  if (value.length > maxNote) return { problems: [['too_long', String(maxNote)]] };
  return { value, problems: entryProblems(name, entries) };
}

function entryProblems(name: string, entries: readonly string[]): Said[] {
  if (name === 'Keywords')
    return entries.every((each) => each.startsWith('-')) ? [['only_exclusions']] : [];
  if (name === 'Mailboxes')
    return entries.filter((each) => !isAddress(each)).map((each) => ['invalid_address', each]);
  const odd = entries.filter((each) => senderPattern(each.toLowerCase()) === undefined);
  return odd.map((each) => [isEverybody(each) ? 'everybody' : 'invalid_pattern', each]);
}

const isEverybody = (pattern: string): boolean =>
  !/[\p{L}\p{N}]{2}/u.test(pattern.replaceAll('*', ' '));

function readId(line: TableLine): number | undefined {
  const text = line.cells.get('id')?.text ?? '';
  if (text === '') return 0;
  return /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

type Draft = Omit<DraftRow, 'problems'>;

/** What only several cells together say. What was not understood in itself is not missing too. */
function rowProblems(
  { values, named }: Draft,
  line: TableLine,
  today: Day,
  before: readonly ImportProblem[],
  isNew: boolean,
): ImportProblem[] {
  const at = (name: string, ...said: Said) => inCell(line.line, cellOf(line, name), said);
  const spoilt = (name: string) => {
    const { address } = cellOf(line, name);
    return address !== '' && before.some((each) => each.cell === address && isError(each));
  };
  const { Title, Process, Step, SeparateFrom, ValidFrom, ValidTo, PartnerDomains } = values;
  const rules: [boolean, ImportProblem][] = [
    [isNew && Title === undefined && !spoilt('Title'), at('Title', 'no_title')],
    [isNew && named['Owner'] === undefined && !spoilt('Owner'), at('Owner', 'no_owner')],
    [isNew && values['Area'] === undefined && !spoilt('Area'), at('Area', 'no_area')],
    [isBefore(ValidTo, ValidFrom), at('ValidTo', 'ends_before_start')],
    [isBefore(ValidTo, today) && !isBefore(ValidTo, ValidFrom), at('ValidTo', 'already_over')],
    [Step !== undefined && Process === undefined && isNew, at('Step', 'step_without_process')],
    [
      SeparateFrom !== undefined && Step === undefined && isNew,
      at('SeparateFrom', 'separate_without_process'),
    ],
    [
      Step !== undefined &&
        String(SeparateFrom ?? '')
          .split(', ')
          .includes(String(Step)),
      at('SeparateFrom', 'separate_from_itself'),
    ],
    [
      PartnerDomains !== undefined && values['PartnerName'] === undefined && isNew,
      at('PartnerDomains', 'partner_without_name'),
    ],
  ];
  return rules.filter(([holds]) => holds).map(([, problem]) => problem);
}

function isBefore(day: unknown, other: unknown): boolean {
  return typeof day === 'string' && typeof other === 'string' && day < other;
}

const cellOf = (line: TableLine, name: string): TableCell => line.cells.get(name) ?? noCell;

/** A problem in a cell. */
export function inCell(line: number, cell: TableCell, [kind, hint = '']: Said): ImportProblem {
  const { address, heading, text } = cell;
  return { kind, line, cell: address, heading, value: text.slice(0, 80), hint };
}

/** A problem of a whole line. */
export function atLine(line: number, kind: ImportProblemKind, hint = ''): ImportProblem {
  return { kind, line, cell: '', heading: '', value: '', hint };
}
