import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { canonicalJson } from './canonical-json.ts';
import { peopleOf, textOf } from './export-cells.ts';
import { sheetColumns } from './import-columns.ts';
import { entriesOf, entrySeparators, invisible } from './import-values.ts';
import type { ColumnValue, RowColumns } from './register-change.ts';
import { ownValue } from './register-row.ts';

/** What a row says, text by column. */
export type Content = Record<string, string>;

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
export function columnsOf(row: Readonly<Record<string, unknown>>): Record<string, ColumnValue> {
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

/** Whether a row says already what these columns would be set to. */
export function saysAlready(row: Readonly<Record<string, unknown>>, columns: RowColumns): boolean {
  const now = contentOf(row);
  return Object.entries(contentOf(columns, true)).every(
    ([name, text]) => (now[name] ?? '') === text,
  );
}

/** 32 characters that stand for a row's content. */
export function keyOf(content: Content): string {
  const text = canonicalJson(content).normalize('NFC');
  return base64urlnopad.encode(sha256(utf8ToBytes(text))).slice(0, 32);
}

/** Two rows with this in common, in force at the same time, answer for the same thing. */
export function identityOf({ Title = '', Area = '', Process = '', Step = '' }: Content): string {
  return [Title, Area, Process, Step].map((each) => each.toLowerCase()).join('\n');
}

/** Whether both are in force on some day. */
export function overlap(a: Content, b: Content): boolean {
  const ends = (content: Content) => content['ValidTo'] ?? '9999';
  const begins = (content: Content) => content['ValidFrom'] ?? '';
  return begins(a) <= ends(b) && begins(b) <= ends(a);
}
