import papaparse, { type ParseResult } from 'papaparse';
import { byteOrderMark, csvLine, separators, unguarded } from '../core/csv.ts';
import { columnOfHeading } from '../core/import-columns.ts';
import type { SheetAnswer } from '../core/sheet.ts';
import { decode } from './decode.ts';

// CommonJS: only its default can be imported.
const { parse: parseText } = papaparse;

/** Reads a table out of text with separators, in whatever encoding and with whatever separator it was written. */
export function readCsv(bytes: Uint8Array): SheetAnswer {
  const decoded = decode(bytes);
  if (decoded === undefined) return unreadable('not_text');
  const text = decoded.text.replace(/^\uFEFF/, '');
  if (/^\s*(?:<(?:!doctype|html|table|\?xml)|\{|\[\{|%PDF)/i.test(text))
    return unreadable('unknown_format');
  const [, named] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const body = text.replace(/^sep=.\r?\n/i, '\n');
  const { data, errors } = parse(body, named ?? separatorOf(text));
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) return unreadable('unclosed_quote', (broken.row ?? 0) + 1);
  const rows = data.map((row) => row.map(unguarded));
  return { kind: 'sheet', sheet: { rows, merged: new Set(), remarks: decoded.remarks } };
}

function unreadable(kind: 'not_text' | 'unknown_format' | 'unclosed_quote', line = 0): SheetAnswer {
  return { kind: 'unreadable', problem: { kind, line, hint: '' } };
}

function parse(text: string, delimiter: string, preview = 0): ParseResult<string[]> {
  return parseText<string[]>(text, { delimiter, preview });
}

/** The one under which most headings are known: people use every separator inside of their texts. */
function separatorOf(text: string): string {
  const counted = [';', '\t', ',', '|'].map((delimiter) => {
    const lines = parse(text, delimiter, 20).data;
    return { delimiter, known: Math.max(0, ...lines.map(knownHeadings)) };
  });
  return counted.toSorted((a, b) => b.known - a.known)[0]?.delimiter ?? ';';
}

const knownHeadings = (cells: string[]): number =>
  cells.filter((cell) => columnOfHeading(cell) !== undefined).length;

/** A table as Excel of that language opens it by a double click. */
export function writeCsv(rows: readonly (readonly string[])[], language: 'de' | 'en'): string {
  return byteOrderMark + rows.map((row) => csvLine(row, separators[language])).join('');
}
