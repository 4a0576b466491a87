import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from '../../src/wire/directory.ts';
import { commandLine } from '../support/cli-deps.ts';
import { openSiteAdmin, type SiteAdmin } from '../support/site-admin.ts';
import { startWorld, type World } from '../support/world.ts';

const [editor, reader] = ['Linh Nguyen', 'Petra Hansen'];
const aDay = 24 * 60 * 60;
const [before, asked, changed] = ['2026-03-09', '2026-03-14', '2026-03-20'];

/** On 20 March a deputy and a text are overwritten; afterwards somebody asks who stood in on the 14th. */
describe('what a row said on a day that is over', () => {
  let world: World;
  let admin: SiteAdmin;
  beforeEach(async () => {
    world = await startWorld({ mails: false, today: new Date('2026-03-10T08:00:00Z'), rows: 6 });
    await world.passTime(10 * aDay);
    admin = await openSiteAdmin(world, world.clientId, (request) => world.emulator.fetch(request));
  });
  afterEach(() => world.close());

  const on = async (asOf: string, query = ''): Promise<Directory> =>
    (await world.api(reader, 'GET', `/responsibilities?asOf=${asOf}${query}`)).body;
  const first = async (day: string) => (await on(day, '&row=1')).entries[0];
  const deputyOf = async (day: string) => (await first(day))?.responsibility.deputies[0]?.name;
  const named = (name: string) => {
    const user = world.sample.tenant.users.find(({ displayName }) => displayName === name);
    return { oid: '', name, mail: user?.mail ?? '' };
  };
  const write = async (columns: object, id = 1) => {
    const { body: row } = await world.api(editor, 'GET', `/register/${id}`);
    const changes = [{ id, etag: row.etag, columns }];
    const { body } = await world.api(editor, 'POST', '/register/changes', { changes });
    expect(body.results[0].kind).toBe('saved');
    return row.columns;
  };
  const fault = (rule: object) =>
    world.control('POST', '/faults', { method: 'GET', path: '/versions', times: 99, ...rule });

  it('is what the deputy, the text and the words were then, in the words of that day', async () => {
    const old = await write({ Deputy: named('Jens Maier'), Description: 'Zirbelholz' });
    expect(await deputyOf(changed)).toBe('Jens Maier');
    expect(await deputyOf(asked)).toBe(old.Deputy.name);
    expect((await first(asked))?.responsibility.description).toBe(old.Description);
    expect((await first(asked))?.doubt).toBeUndefined();
    expect((await on(asked)).asOf).toMatchObject({ doubtCount: 0, unread: 0 });
    expect((await on(changed, '&q=Zirbelholz')).entries).not.toEqual([]);
    expect((await on(asked, '&q=Zirbelholz')).entries).toEqual([]);
  });

  it('counts for who would have received it while the owner was away', async () => {
    const old = await write({ Deputy: named('Jens Maier') });
    const absence = {
      PersonOid: old.Owner.oid,
      From: `${asked}T12:00:00Z`,
      To: `${asked}T12:00:00Z`,
    };
    await admin.inList('POST', 'Absences', '/items', { fields: { Title: 'x', ...absence } });
    expect((await first(asked))?.recipient?.person.name).toBe(old.Deputy.name);
  });

  it('is told by the command line and in the chapter, which also lists the change', async () => {
    const old = await write({ Deputy: named('Jens Maier') });
    const connect = async () => ({ ...world.product, close: () => {} });
    const { run, printed, told } = commandLine(new Date('2026-03-20T08:00:00Z'), {}, { connect });
    await run('as-of', asked, old.Title);
    expect(printed[0]).toContain(`deputies: ${old.Deputy.name}`);
    expect(told).toEqual([]);
    await run('chapter', asked, '--json', '--samples', '0');
    const [then] = JSON.parse(printed.at(-1) ?? '').rows.filter(
      ({ row }: { row: number }) => row === 1,
    );
    expect(then.deputies[0]).toBe(old.Deputy.name);
    await run('chapter', changed, '--from', '2026-03-15', '--json', '--samples', '0');
    const { changes, doubts, unknownChanges } = JSON.parse(printed.at(-1) ?? '');
    expect(changes).toMatchObject([{ day: changed, row: 1, parts: ['deputies'] }]);
    expect([doubts, unknownChanges]).toEqual([[], []]);
  });

  it('stands in a spreadsheet of that day', async () => {
    const old = await write({ Deputy: named('Jens Maier') });
    const connect = async () => ({ ...world.product, close: () => {} });
    const { run, printed } = commandLine(new Date('2026-03-20T08:00:00Z'), {}, { connect });
    const sheetOf = async (day: string) => {
      await run('export', '--as-of', day, '--json');
      const rows: string[][] = JSON.parse(printed.at(-1) ?? '');
      return rows.find(([number]) => number === '1')?.join(' ');
    };
    expect(await sheetOf(asked)).toContain(old.Deputy.mail);
    expect(await sheetOf(changed)).toContain(named('Jens Maier').mail);
    expect(await sheetOf(changed)).not.toContain(old.Deputy.mail);
    await expect(run('export', '--as-of', '2026-02-30')).rejects.toThrow('Give a day');
  });

  it('is, before the row was entered, what it said first, and says since when it stands there', async () => {
    const old = await write({ Deputy: named('Jens Maier') });
    const entry = await first(before);
    expect(entry?.responsibility.deputies[0]?.name).toBe(old.Deputy.name);
    expect(entry?.doubt).toEqual({ why: 'entered_later', since: '2026-03-10' });
    expect((await on(before)).asOf).toMatchObject({ doubtCount: 6 });
  });

  it('is not made up where SharePoint keeps no versions', async () => {
    await world.control('PATCH', '/switches', { itemVersions: 'off' });
    await write({ Deputy: named('Jens Maier') });
    const entry = await first(asked);
    expect(entry?.doubt).toEqual({ why: 'versions_missing', since: changed });
    expect(entry?.responsibility.deputies[0]?.name).toBe('Jens Maier');
  });

  it('is not made up where older versions were trimmed', async () => {
    for (let at = 0; at < 55; at += 1)
      await admin.inList('PATCH', 'Responsibilities', '/items/1/fields', { NotHere: `${at}` });
    expect((await first(asked))?.doubt).toEqual({ why: 'versions_missing', since: changed });
  });

  it('is not known while Microsoft asks to wait, and is when it no longer does', async () => {
    const old = await write({ Deputy: named('Jens Maier') });
    await fault({ status: 429, headers: { 'retry-after': '30' } });
    expect((await first(asked))?.doubt).toEqual({ why: 'versions_unread' });
    expect((await on(asked)).asOf).toMatchObject({ unread: 1 });
    const chapter = await world.api(editor, 'GET', `/chapter?from=2026-01-01&to=${asked}`);
    expect([chapter.status, chapter.body.code]).toEqual([503, 'microsoft_busy']);
    await world.control('DELETE', '/faults');
    expect(await deputyOf(asked)).toBe(old.Deputy.name);
  });

  it('is not told to somebody whom SharePoint shows no versions, also when Baton knows them already', async () => {
    await write({ Deputy: named('Jens Maier') });
    expect((await first(asked))?.doubt).toBeUndefined();
    await fault({ status: 403 });
    const entry = await first(asked);
    expect(entry?.doubt).toEqual({ why: 'versions_refused' });
    expect(entry?.responsibility.deputies[0]?.name).toBe('Jens Maier');
  });

  it('asks for each changed row once, afterwards for one of them, and for nothing where nothing changed', async () => {
    await write({ Deputy: named('Jens Maier') }, 1);
    await write({ Deputy: named('Jens Maier') }, 2);
    const visits = async () => {
      const all = await world.control<{ path: string }[]>('GET', '/requests');
      return all.filter(({ path }) => path.includes('/versions')).length;
    };
    const askedFor = async (day: string) => {
      const sofar = await visits();
      await first(day);
      return (await visits()) - sofar;
    };
    expect([await askedFor(asked), await askedFor(asked), await askedFor(changed)]).toEqual([
      2, 1, 0,
    ]);
  });
});
