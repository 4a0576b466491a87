import type { FileProblemKind } from '../core/import-problems.ts';
import type { SheetAnswer } from '../core/sheet.ts';
import { readCsv } from './csv.ts';
import { readWorkbook } from './xlsx.ts';

const maxMegabytes = 20;
const maxRows = 20_000;
/** Fifty columns in each of them. */
const maxCells = 1_000_000;

/** Reads a file as a table; what it is its first bytes say, whatever it is called. */
export async function readSheet(bytes: Uint8Array): Promise<SheetAnswer> {
  if (bytes.length === 0) return unreadable('empty_file');
  if (bytes.length > maxMegabytes * 2 ** 20) return unreadable('too_large', `${maxMegabytes} MB`);
  const answer = await readAny(bytes);
  if (answer.kind === 'unreadable') return answer;
  const { rows } = answer.sheet;
  if (rows.every((row) => row.every((cell) => cell.trim() === ''))) return unreadable('empty_file');
  if (rows.reduce((sum, { length }) => sum + length, 0) > maxCells)
    return unreadable('too_much_inside');
  return rows.length > maxRows ? unreadable('too_many_rows', String(maxRows)) : answer;
}

async function readAny(bytes: Uint8Array): Promise<SheetAnswer> {
  const begin = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (begin.startsWith('504b0304')) return readWorkbook(bytes);
  if (begin.startsWith('d0cf11e0')) return unreadable('old_excel');
  return readCsv(bytes);
}

function unreadable(kind: FileProblemKind, hint = ''): SheetAnswer {
  return { kind: 'unreadable', problem: { kind, line: 0, hint } };
}
