import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { createSheetReader } from '../../src/sheets/read-apart.ts';
import { readSheet } from '../../src/sheets/read-sheet.ts';
import { unpackedBytes } from '../../src/sheets/unpacked.ts';
import { writeWorkbook } from '../../src/sheets/xlsx.ts';

const csv = Buffer.from('Zuständigkeit;Zuständig\nMahnung;Sabine Kern');
const door = new URL('../../src/main/read-one-sheet.ts', import.meta.url);
/** The fields of the first part in the directory of an archive: sizes at 20 and 24, flags at 8. */
const directoryOf = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { view, at: view.getUint32(bytes.length - 22 + 16, true) };
};

it('reads a file in a process of its own', async () => {
  const answer = await createSheetReader(door)(csv);
  expect(answer).toMatchObject({
    kind: 'sheet',
    sheet: {
      rows: [
        ['Zuständigkeit', 'Zuständig'],
        ['Mahnung', 'Sabine Kern'],
      ],
    },
  });
});

it('refuses a workbook that unpacks to far more than a table, without unpacking it', async () => {
  const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 2 ** 20) });
  expect(bomb.length).toBeLessThan(100_000);
  expect(await readSheet(bomb)).toMatchObject({ problem: { kind: 'too_much_inside' } });
});

it('believes no directory that leaves open how large a part is, or stands elsewhere', async () => {
  const book = await writeWorkbook([['a'], ['b']], 'x');
  expect(unpackedBytes(book)).toBeLessThan(50_000);
  const changed = (change: (view: DataView, at: number) => void) => {
    const copy = book.slice();
    const { view, at } = directoryOf(copy);
    change(view, at);
    return unpackedBytes(copy);
  };
  const end = book.length - 22;
  expect(changed((view, at) => view.setUint32(at + 24, 0xffffffff, true))).toBeGreaterThan(2 ** 31);
  expect(
    changed((view, at) => view.setUint32(at + 20, 0, true) ?? view.setUint16(at + 8, 8, true)),
  ).toBe(Infinity);
  expect(changed((view) => view.setUint16(end + 10, 0xffff, true))).toBe(Infinity);
  expect(changed((view) => view.setUint32(end + 12, 0xffffffff, true))).toBe(Infinity);
  expect(changed((view) => view.setUint32(end + 16, 0xffffff00, true))).toBe(Infinity);
  expect(unpackedBytes(new Uint8Array(30))).toBe(Infinity);
});

it('gives up a file that takes too long or too much memory, and reads the next one', async () => {
  const read = createSheetReader(door, { maxMs: 1, maxHeapMb: 400 });
  expect(await read(csv)).toMatchObject({
    kind: 'unreadable',
    problem: { kind: 'too_much_inside' },
  });
  const wide = Buffer.from(`Zuständigkeit;Zuständig\n${';'.repeat(4_000_000)}`);
  const small = createSheetReader(door, { maxMs: 60_000, maxHeapMb: 16 });
  expect(await small(wide)).toMatchObject({ problem: { kind: 'too_much_inside' } });
  expect(await small(csv)).toMatchObject({ kind: 'sheet' });
});
