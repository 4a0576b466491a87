import { unpackedBytes } from './unpacked.ts';
import { readXlsx, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { cellAddress, type FileRemark, type SheetAnswer } from '../core/sheet.ts';

/** 20,000 rows with all their columns are a third of it. */
const maxUnpackedMegabytes = 50;

/** Reads the first visible sheet of a workbook. */
export async function readWorkbook(bytes: Uint8Array): Promise<SheetAnswer> {
  const unpacked = unpackedBytes(bytes);
  if (unpacked === Infinity) return unreadable('broken_workbook');
  if (unpacked > maxUnpackedMegabytes * 2 ** 20) return unreadable('too_much_inside');
  const names: string[] = [];
  try {
    const { sheets } = await readXlsx(bytes, {
      sheets: ({ name, hidden, veryHidden }) => {
        if (hidden !== true && veryHidden !== true) names.push(name);
        return names.length === 1 && names[0] === name;
      },
    });
    const [first] = sheets;
    if (first === undefined) return unreadable('no_sheet');
    const rows = first.rows.map((row) => row.map(textOfCell));
    const merged = fillDown(rows, first.merges ?? []);
    const remarks: FileRemark[] =
      names.length > 1 ? [{ kind: 'other_sheets', line: 0, hint: first.name }] : [];
    return { kind: 'sheet', sheet: { rows, merged, remarks } };
  } catch {
    // Whatever is wrong inside of a workbook, people can only save it anew.
    return unreadable('broken_workbook');
  }
}

function unreadable(kind: 'no_sheet' | 'broken_workbook' | 'too_much_inside'): SheetAnswer {
  return { kind: 'unreadable', problem: { kind, line: 0, hint: '' } };
}

/** Days without their time, numbers without the noise of binary fractions. */
function textOfCell(value: unknown): string {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : dayText(value.toISOString());
  if (typeof value === 'number') return String(Number(value.toFixed(6)));
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}

const dayText = (moment: string): string => moment.replace(/T00:00:00(?:\.000)?Z$/, '');

interface Merge {
  startRow: number;
  endRow: number;
  startCol: number;
}

/** What people see over several lines counts for each of them. Says which cells got their value so. */
function fillDown(rows: string[][], merges: readonly Merge[]): Set<string> {
  const filled = new Set<string>();
  for (const { startRow, endRow, startCol } of merges) {
    const value = rows[startRow]?.[startCol] ?? '';
    if (value === '') continue;
    for (const [below, cells] of rows.slice(startRow + 1, endRow + 1).entries()) {
      while (cells.length < startCol) cells.push('');
      cells[startCol] = value;
      filled.add(cellAddress(startRow + 1 + below, startCol));
    }
  }
  return filled;
}

/** A workbook with one sheet, everything in it text: nothing is calculated, and no day changes its form. */
export async function writeWorkbook(
  rows: readonly (readonly string[])[],
  name: string,
): Promise<Uint8Array> {
  const [headings = []] = rows;
  const sheet: WriteSheet = {
    name,
    rows: rows.map((row) => row.map((cell) => (cell === '' ? null : escaped(cell)))),
    columns: headings.map((heading) => ({ width: Math.min(40, Math.max(12, heading.length + 4)) })),
    freezePane: { rows: 1 },
  };
  return writeXlsx({ sheets: [sheet] });
}

/** `_x0041_` means “A” in a workbook (ECMA-376, ST_Xstring); whoever writes it as text must say so. */
function escaped(text: string): string {
  return text.replace(/_x([\dA-F]{4})_/gi, '_x005F_x$1_');
}
