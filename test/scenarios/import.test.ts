import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportTable } from '../../src/core/export-cells.ts';
import { importRows } from '../../src/usecases/import-rows.ts';
import { previewImport, type Progress } from '../../src/usecases/preview-import.ts';
import { readSheet } from '../../src/sheets/read-sheet.ts';
import { writeCsv } from '../../src/sheets/csv.ts';
import { startWorld, type World } from '../support/world.ts';

const today = new Date('2026-11-23T10:00:00Z');
const headings = 'Zuständigkeit;Bereich;Zuständig;Vertretung;Stichwörter';

function fileOf(count: number, from = 1): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const number = from + at;
    return `Sache ${number};Bereich ${number % 9};Sabine Kern;Yıldız, Deniz;Wort ${number}`;
  });
  return [headings, ...lines].join('\n');
}

describe('importing a spreadsheet into the lists', () => {
  let world: World;
  let clock: number;
  let progress: Progress[];
  beforeEach(async () => {
    world = await startWorld({ today, mails: false, rows: 3 });
    clock = today.getTime();
    progress = [];
  });
  afterEach(() => world.close());

  const tools = () => ({
    list: world.product.importList,
    now: () => new Date(clock),
    wait: async (ms: number) => {
      clock += ms;
      await world.passTime(Math.ceil(ms) / 1000);
    },
    onProgress: (each: Progress) => void progress.push(each),
  });
  const plan = async (text: string | Uint8Array) =>
    previewImport(await readSheet(Buffer.from(text)), tools());
  const run = async (text: string | Uint8Array) => importRows(await plan(text), tools());
  const titles = async () =>
    (await world.product.registerList.readRows()).map((row) => String(row['Title']));
  const spoil = (rule: object) => world.control('POST', '/faults', rule);

  it('adds rows with people from the directory, and finds them all there the second time', async () => {
    expect(await run(fileOf(5))).toMatchObject({ added: 5, broken: 0, failed: [] });
    const rows = await world.product.registerList.readRows();
    expect(rows.at(-1)).toMatchObject({
      Title: 'Sache 5',
      Owner: { name: 'Sabine Kern' },
      Deputy: { name: 'Deniz Yıldız' },
      Keywords: 'Wort 5',
    });
    expect(await run(fileOf(5))).toMatchObject({ added: 0, untouched: 5 });
  });

  it('writes nothing for the preview', async () => {
    const before = await titles();
    const { rows } = await plan(fileOf(3));
    expect(rows.map(({ action }) => action)).toEqual(['add', 'add', 'add']);
    expect(await titles()).toEqual(before);
  });

  it('leaves rows with errors out and writes the others', async () => {
    const text = `${fileOf(2)}\nSache 3;Bereich;Rita Unbekannt;;`;
    expect(await run(text)).toMatchObject({ added: 2, broken: 1 });
    expect(await titles()).not.toContain('Sache 3');
  });

  it('goes on where it was killed, and writes no row twice', async () => {
    const killed = new Error('killed');
    const list = {
      ...world.product.importList,
      add: async (...row: Parameters<typeof world.product.importList.add>) => {
        await world.product.importList.add(...row);
        if (row[0]['Title'] === 'Sache 4') throw killed;
      },
    };
    await expect(importRows(await plan(fileOf(9)), { ...tools(), list })).rejects.toBe(killed);
    expect((await titles()).filter((each) => each.startsWith('Sache'))).toHaveLength(4);
    expect(await run(fileOf(9))).toMatchObject({ added: 5, untouched: 4 });
    const written = (await titles()).filter((each) => each.startsWith('Sache'));
    expect(new Set(written).size).toBe(9);
    expect(written).toHaveLength(9);
  });

  it('knows a row again that people changed after it was imported, and leaves it alone', async () => {
    await run(fileOf(1));
    const stored = (await world.product.importList.readStored()).at(-1);
    if (stored) await world.product.importList.change(stored, { Area: 'Einkauf', Deputy: null });
    const { rows } = await plan(fileOf(1));
    expect(rows.map(({ action }) => action)).toEqual(['known']);
  });

  it.each([
    ['the request was lost', { reset: true }],
    ['the answer was lost', { reset: true, effect: true }],
    ['a gateway gave up', { status: 504 }],
    ['a gateway gave up after the work was done', { status: 504, effect: true }],
    ['Microsoft was busy', { status: 429, headers: { 'retry-after': '7' } }],
    ['the work was done late', { lateMs: 60_000 }],
  ])('writes every row once when %s', async (_what, fault) => {
    await spoil({ method: 'POST', path: '/items$', nth: 3, ...fault });
    const outcome = await run(fileOf(6));
    await world.control('POST', '/clock', { moveMs: 120_000 });
    const written = (await titles()).filter((each) => each.startsWith('Sache'));
    expect(new Set(written).size).toBe(6);
    expect(outcome.failed).toEqual([]);
    await run(fileOf(6));
    expect((await titles()).filter((each) => each.startsWith('Sache'))).toHaveLength(6);
    expect(progress.some(({ waitSeconds }) => waitSeconds !== undefined)).toBe(true);
  });

  it('goes on after a row that SharePoint refuses, and names it', async () => {
    await spoil({ method: 'POST', path: '/items$', nth: 2, status: 400 });
    const outcome = await run(fileOf(3));
    expect(outcome).toMatchObject({
      added: 2,
      failed: [{ line: 3, title: 'Sache 2', why: 'microsoft_refused' }],
    });
  });

  it('stays below what Microsoft allows, and leaves something to the people who work meanwhile', async () => {
    await world.control('PATCH', '/switches', { throttling: 'on' });
    expect(await run(fileOf(700))).toMatchObject({ added: 700, failed: [] });
    expect(clock - today.getTime()).toBeGreaterThan(80_000);
    expect(new Set(await titles()).size).toBe(703);
  });

  describe('of what was exported', () => {
    const exported = async (change: (table: string[][]) => void) => {
      const table = exportTable(await world.product.registerList.readRows(), 'de');
      change(table);
      return writeCsv(table, 'de');
    };
    const set = (table: string[][], row: number, heading: string, value: string) => {
      const at = table[0]?.indexOf(heading) ?? -1;
      const cells = table[row];
      if (cells) cells[at] = value;
    };

    it('has nothing to do, and changes only the cells that were changed', async () => {
      expect(await run(await exported(() => {}))).toMatchObject({ added: 0, untouched: 3 });
      const text = await exported((table) => {
        set(table, 1, 'Bereich', 'Einkauf');
        set(table, 1, 'Vertretung', '');
        set(table, 1, 'Team', 'Sabine Kern; Deniz Yıldız');
        set(table, 1, 'Antwortzeit (Stunden)', '');
      });
      const { rows } = await plan(text);
      expect(rows[0]).toMatchObject({ action: 'change', changes: expect.any(Array) });
      expect(rows[0]?.changes).toHaveLength(4);
      expect(await run(text)).toMatchObject({ changed: 1, untouched: 2 });
      const [row] = await world.product.registerList.readRows();
      expect(row).toMatchObject({
        Area: 'Einkauf',
        Team: [{ name: 'Sabine Kern' }, { name: 'Deniz Yıldız' }],
      });
      expect(row).not.toHaveProperty('Deputy');
      expect(row).not.toHaveProperty('AnswerHours');
      expect(await run(text)).toMatchObject({ changed: 0, untouched: 3 });
    });

    it('ends a row whose owner changes, and begins a new one, once', async () => {
      const text = await exported((table) => set(table, 1, 'Zuständig', 'Sabine Kern'));
      expect(await run(text)).toMatchObject({ added: 1, replaced: 1, untouched: 2 });
      const rows = await world.product.registerList.readRows();
      expect(rows).toHaveLength(4);
      expect(rows[0]).toMatchObject({ Owner: { name: 'Deniz Yıldız' }, ValidTo: '2026-11-22' });
      expect(rows[3]).toMatchObject({
        Title: rows[0]?.['Title'],
        Owner: { name: 'Sabine Kern' },
        ValidFrom: '2026-11-23',
      });
      expect(rows[3]).not.toHaveProperty('ValidTo');
      expect(await run(text)).toMatchObject({ added: 0, changed: 0, replaced: 0 });
    });

    it('does not overwrite what somebody changed after the preview', async () => {
      const text = await exported((table) => set(table, 2, 'Bereich', 'Einkauf'));
      const planned = await plan(text);
      const stored = (await world.product.importList.readStored())[1];
      if (stored) await world.product.importList.change(stored, { Area: 'Qualität' });
      expect(await importRows(planned, tools())).toMatchObject({
        changed: 0,
        failed: [{ line: 3, why: 'changed_meanwhile' }],
      });
      const rows = await world.product.registerList.readRows();
      expect(rows[1]).toMatchObject({ Area: 'Qualität' });
    });
  });
});
