import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportTable } from '../../src/core/export-cells.ts';
import type { ProductParts } from '../../src/main/product/parts.ts';
import type { Product } from '../../src/main/product.ts';
import { createApp } from '../../src/server/app.ts';
import { writeCsv } from '../../src/sheets/csv.ts';
import { writeWorkbook } from '../../src/sheets/xlsx.ts';
import type { ImportPreview, ImportRow, ImportStep } from '../../src/wire/imports.ts';
import { startWorld, type World } from '../support/world.ts';

const today = new Date('2026-11-23T10:00:00Z');
const [editor, reader] = ['Linh Nguyen', 'Petra Hansen'];

function fileOf(count: number): string {
  const lines = Array.from(
    { length: count },
    (_, at) => `Größe ${at + 1};Bereich ${at % 3};Sabine Kern;Yıldız, Deniz;Wort ${at}`,
  );
  return ['Zuständigkeit;Bereich;Zuständig;Vertretung;Stichwörter', ...lines].join('\n');
}

/** What the page “Import” does, through the routes it uses. */
describe('importing in the tab', () => {
  let world: World;
  let servers: Product[];
  beforeEach(async () => {
    servers = [];
    world = await startWorld({ today, mails: false, rows: 3 });
  });
  afterEach(() => {
    for (const server of servers) server.close();
    return world.close();
  });

  const post = async (bytes: Uint8Array | string, person = editor, type?: string) =>
    new Request('https://baton.example/api/imports/preview', {
      method: 'POST',
      body: Buffer.from(bytes),
      headers: {
        authorization: `Bearer ${await world.tokenFor(person)}`,
        'content-type': type ?? 'application/octet-stream',
      },
    });
  const steps = async (bytes: Uint8Array | string): Promise<ImportStep[]> => {
    const response = await world.raw(await post(bytes));
    return (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  };
  const preview = async (bytes: Uint8Array | string): Promise<ImportPreview> => {
    const last = (await steps(bytes)).at(-1);
    if (last?.kind !== 'preview') throw new Error('there is no preview');
    return last.preview;
  };
  const toWrite = ({ rows }: ImportPreview) => rows.flatMap(({ write }) => write ?? []);
  const write = async (rows: ImportRow[], isRepeated = false, person = editor) =>
    world.api(person, 'POST', '/imports/rows', { rows, isRepeated });
  const titles = async () =>
    (await world.product.registerList.readRows())
      .map((row) => String(row['Title']))
      .filter((each) => each.startsWith('Größe'));
  const appWith = (parts: Partial<ProductParts>) => {
    const server = world.startServer((request) => world.emulator.fetch(request), parts);
    servers.push(server);
    return createApp(server.context, { hostOrigins: [], officeJs: 'https://office.example/o.js' });
  };
  const spoil = (rule: object) => world.control('POST', '/faults', rule);
  const exported = async (change: (table: string[][]) => void) => {
    const table = exportTable(await world.product.registerList.readRows(), 'de');
    change(table);
    return writeCsv(table, 'de');
  };
  const set = (table: string[][], row: number, heading: string, value: string) => {
    const cells = table[row];
    if (cells) cells[table[0]?.indexOf(heading) ?? -1] = value;
  };

  it('shows what would happen and writes nothing, then writes it as the person, once', async () => {
    const said = await steps(fileOf(7));
    expect(said.map(({ kind }) => kind)).toEqual(['people', 'preview']);
    expect(await titles()).toEqual([]);
    const rows = toWrite(await preview(fileOf(7)));
    expect((await write(rows)).body.results).toEqual(rows.map(({ line }) => ({ line })));
    expect(await titles()).toHaveLength(7);
    const stored = (await world.product.registerList.readRows()).at(-1);
    expect(stored).toMatchObject({ changedBy: editor, Deputy: { name: 'Deniz Yıldız' } });
    const again = await preview(fileOf(7));
    expect(again.rows.map(({ action }) => action)).toEqual(rows.map(() => 'same'));
  });

  it('compares with no row that the person may not read, and never tells what stands in it', async () => {
    await world.product.registerList.writeSetting('RowRights', 'yes');
    const file = await exported((table) => set(table, 2, 'Beschreibung', 'geraten'));
    const rows = await world.product.registerList.readRows();
    const item = Number(rows[1]?.['id']);
    const secret = String(rows[1]?.['Description']);
    expect(secret.length).toBeGreaterThan(10);
    const place = { site: '/sites/baton', list: 'Responsibilities', item };
    await world.control('PUT', '/rights', { ...place, owners: [] });
    await world.passTime(301);
    const found = await preview(file);
    expect(found.rows.map(({ action }) => action)).toEqual(['same', 'add', 'same']);
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  it('is cut in the middle by a throttle, a lost answer and a closed page, and writes no row twice', async () => {
    const rows = toWrite(await preview(fileOf(12)));
    await spoil({
      method: 'POST',
      path: '/items$',
      nth: 3,
      status: 429,
      headers: { 'retry-after': '7' },
    });
    const first = (await write(rows)).body;
    expect(first.pauseSeconds).toBe(7);
    expect(first.results).toHaveLength(2);
    await spoil({ method: 'POST', path: '/items$', nth: 3, reset: true, effect: true });
    await world.passTime(first.pauseSeconds);
    const second = (await write(rows.slice(2), true)).body;
    expect(second.results).toHaveLength(2);
    expect(second.pauseSeconds).toBeGreaterThan(0);
    expect(await titles()).toHaveLength(5);
    // the page is closed here: the same file is chosen again
    const resumed = await preview(fileOf(12));
    expect(resumed.rows.filter(({ action }) => action === 'same')).toHaveLength(5);
    const rest = toWrite(resumed);
    expect((await write(rest)).body.results).toHaveLength(7);
    expect(new Set(await titles()).size).toBe(12);
    expect(await titles()).toHaveLength(12);
  });

  it('removes what was written twice all the same', async () => {
    const rows = toWrite(await preview(fileOf(2)));
    await write(rows);
    await write(rows);
    expect(await titles()).toHaveLength(4);
    expect((await preview(fileOf(2))).copies).toBe(2);
    expect((await world.api(editor, 'POST', '/imports/tidy', {})).body).toEqual({ removed: 2 });
    expect(await titles()).toHaveLength(2);
  });

  it('refuses whoever SharePoint refuses, before the file is read and when it is written', async () => {
    const rows = toWrite(await preview(fileOf(1)));
    expect((await world.raw(await post(fileOf(1), reader))).status).toBe(403);
    expect((await write(rows, false, reader)).status).toBe(403);
    expect(await titles()).toEqual([]);
  });

  it('changes the cells that differ, and nothing that somebody changed after the preview', async () => {
    const file = await exported((table) => {
      set(table, 1, 'Bereich', 'Einkauf');
      set(table, 2, 'Bereich', 'Einkauf');
      set(table, 3, 'Zuständig', 'Sabine Kern');
    });
    const { rows } = await preview(file);
    expect(rows.map(({ action }) => action)).toEqual(['change', 'change', 'replace']);
    const stored = await world.product.importList.readStored();
    for (const each of stored.slice(1))
      await world.product.importList.change(each, { NotHere: 'Werbung' });
    const planned = toWrite({ rows, problems: [], moreProblems: 0, copies: 0 });
    expect((await write(planned)).body.results).toEqual([
      { line: 2 },
      { line: 3, failed: 'changed_meanwhile' },
      { line: 4, failed: 'changed_meanwhile' },
    ]);
    const after = await world.product.registerList.readRows();
    expect(after).toHaveLength(3);
    expect(after[0]).toMatchObject({ Area: 'Einkauf' });
    // a change that was carried out although its answer was lost is no conflict
    expect((await write(planned.slice(0, 1), true)).body.results).toEqual([{ line: 2 }]);
  });

  it('never puts another owner on a row that answers, whoever wrote the request', async () => {
    const [stored] = await world.product.importList.readStored();
    const { id = 0, etag = '' } = stored ?? {};
    const Owner = { oid: '', name: 'Sabine Kern', mail: 'sabine.kern@nordlicht-technik.example' };
    const forged: ImportRow = {
      line: 2,
      action: 'change',
      key: '',
      columns: { Owner },
      stored: { id, etag },
    };
    expect((await write([forged])).body.results).toEqual([
      { line: 2, failed: 'changed_meanwhile' },
    ]);
    expect((await write([{ ...forged, stored: undefined }])).status).toBe(400);
  });

  it('says of every file what is wrong with it', async () => {
    const kinds = async (bytes: Uint8Array | string) =>
      (await preview(bytes)).problems.map(({ kind }) => kind);
    expect(await kinds(';;;')).toEqual(['empty_file']);
    expect(await kinds('{"a":1}')).toEqual(['unknown_format']);
    expect(await kinds('Kürzel;Ort\nx;y')).toEqual(['no_headings']);
    expect(await kinds(Buffer.from('504b0304aaaa', 'hex'))).toEqual(['broken_workbook']);
    const broken = 'Zuständigkeit;Bereich;Zuständig\nMahnung;Rechnungen;Rita Unbekannt';
    const { rows, problems } = await preview(broken);
    expect(rows).toMatchObject([{ action: 'broken' }]);
    expect(problems).toMatchObject([{ kind: 'unknown_person', cell: 'C2', heading: 'Zuständig' }]);
    const book = await writeWorkbook(
      [
        ['Zuständigkeit', 'Zuständig'],
        ['Öl', 'Sabine Kern'],
      ],
      'x',
    );
    expect((await preview(book)).rows).toMatchObject([{ title: 'Öl', action: 'add' }]);
    expect((await world.raw(await post(Buffer.alloc(5 * 2 ** 20 + 1, 'x')))).status).toBe(413);
    expect((await world.raw(await post('a', editor, 'text/csv'))).status).toBe(400);
  });

  it('says in the answer that it could not go on when the register can’t be read', async () => {
    const app = appWith({ registerFreshSeconds: 600 });
    await (await app.fetch(await post(fileOf(1)))).text();
    await spoil({ method: 'GET', path: '/items', status: 403, times: 50 });
    const text = await (await app.fetch(await post(fileOf(1)))).text();
    const last: ImportStep = JSON.parse(text.trim().split('\n').at(-1) ?? '');
    expect(last).toMatchObject({ kind: 'failed', problem: { code: 'no_access' } });
  });

  it('leaves nothing of a file in the log', async () => {
    const logged: string[] = [];
    const sink = new Writable({
      write(line, _encoding, done) {
        logged.push(String(line));
        done();
      },
    });
    const app = appWith({ registerFreshSeconds: 600, log: pino({ level: 'trace' }, sink) });
    const canary = 'Kanarienvogel';
    for (const bytes of [fileOf(1).replaceAll('Größe', canary), `{"${canary}":1}`]) {
      const response = await app.fetch(await post(bytes));
      await response.text();
    }
    await spoil({ method: 'GET', path: '/items', status: 400, times: 50 });
    await (await app.fetch(await post(`Zuständigkeit;Zuständig\n${canary};${canary}`))).text();
    expect(logged.join('')).not.toBe('');
    expect(logged.join('')).not.toContain(canary);
  });
});
