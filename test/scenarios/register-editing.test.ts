import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RegisterEntry } from '../../src/core/register-entry.ts';
import { openSiteAdmin, type SiteAdmin } from '../support/site-admin.ts';
import { startWorld, type World } from '../support/world.ts';

/** The register is written in the tab: by whom SharePoint lets, and never over what somebody else wrote. */
describe('editing the register', () => {
  const today = new Date('2026-11-25T10:00:00Z');
  const [editor, reader] = ['Linh Nguyen', 'Petra Hansen'];
  let world: World;
  let admin: SiteAdmin;
  beforeEach(async () => {
    world = await startWorld({ mails: false, today, rows: 6 });
    admin = await openSiteAdmin(world, world.clientId, (request) => world.emulator.fetch(request));
  });
  afterEach(() => world.close());

  const ask = async (query = '', person = editor) =>
    (await world.api(person, 'GET', `/register${query}`)).body;
  const read = async (id: number): Promise<RegisterEntry> =>
    (await world.api(editor, 'GET', `/register/${id}`)).body;
  const change = async (changes: object[], person = editor) =>
    (await world.api(person, 'POST', '/register/changes', { changes })).body.results;
  const begin = async (order: object, person = editor) =>
    world.api(person, 'POST', '/register', { editKey: crypto.randomUUID(), ...order });
  const named = (name: string) => {
    const user = world.sample.tenant.users.find(({ displayName }) => displayName === name);
    return { oid: '', name, mail: user?.mail ?? '' };
  };
  const firstRow = async (): Promise<RegisterEntry> => (await ask()).entries[0];
  const inSharePoint = async (id: number) =>
    (
      await admin.inList<{ fields: Record<string, unknown> }>(
        'GET',
        'Responsibilities',
        `/items/${id}?$expand=fields`,
      )
    ).fields;

  it('shows every row with its state, and finds rows by what stands in them', async () => {
    const all = await ask();
    expect(all.total).toBe(6);
    expect(all.counts.active).toBe(6);
    const [{ columns }] = all.entries;
    const found = await ask(`?q=${encodeURIComponent(columns.Title.toUpperCase())}`);
    expect(found.entries[0].columns.Title).toBe(columns.Title);
    expect((await ask('?state=draft')).total).toBe(0);
    const inArea = await ask(`?area=${encodeURIComponent(columns.Area)}`);
    expect(
      inArea.entries.every((each: RegisterEntry) => each.columns['Area'] === columns.Area),
    ).toBe(true);
  });

  it('writes with the rights of the person, who stands in the list as its author', async () => {
    const { id, etag } = await firstRow();
    const columns = { Keywords: 'Avis\nKontoauszug', Deputy: named('Petra Hansen'), Step: null };
    const [saved] = await change([{ id, etag, columns }]);
    expect(saved.kind).toBe('saved');
    expect(saved.entry.columns).toMatchObject({ Keywords: 'Avis\nKontoauszug' });
    expect(saved.entry.columns.Deputy.oid).toBe(world.oid('Petra Hansen'));
    expect(saved.entry.changedBy).toBe(editor);
    expect((await ask('?q=Kontoauszug')).entries[0].id).toBe(id);
  });

  it('shows what somebody else wrote meanwhile and leaves it as it is', async () => {
    const { id, etag } = await firstRow();
    await admin.inList('PATCH', 'Responsibilities', `/items/${id}/fields`, {
      NotHere: 'Reklamation',
    });
    const [answer] = await change([{ id, etag, columns: { NotHere: 'Angebote' } }]);
    expect(answer.kind).toBe('conflict');
    expect(answer.entry.columns.NotHere).toBe('Reklamation');
    expect((await inSharePoint(id))['NotHere']).toBe('Reklamation');
    const [again] = await change([
      { id, etag: answer.entry.etag, columns: { NotHere: 'Angebote' } },
    ]);
    expect(again.kind).toBe('saved');
  });

  it('takes the last change back, unless somebody has changed the row since', async () => {
    const { id, etag, columns } = await firstRow();
    const [saved] = await change([{ id, etag, columns: { Title: 'Anders', Deputy: null } }]);
    const [undone] = await change(saved.undo);
    expect(undone.entry.columns).toMatchObject({
      Title: columns['Title'],
      Deputy: columns['Deputy'],
    });
    const [tooLate] = await change(saved.undo);
    expect(tooLate.kind).toBe('conflict');
  });

  it('never puts another owner over the one who answers', async () => {
    const { id, etag, columns } = await firstRow();
    const [refused] = await change([{ id, etag, columns: { Owner: named('Petra Hansen') } }]);
    expect(refused.problem.code).toBe('not_allowed_now');
    expect((await read(id)).columns['Owner']).toEqual(columns['Owner']);
  });

  it('ends the row of the former owner the day before the new one begins', async () => {
    const { id, etag, columns } = await firstRow();
    const order = {
      editKey: crypto.randomUUID(),
      columns: { ...columns, Owner: named('Petra Hansen') },
      replaces: { id, etag, from: '2026-12-01' },
    };
    const { body } = await begin(order);
    expect(body.entry).toMatchObject({ state: 'upcoming', columns: { ValidFrom: '2026-12-01' } });
    expect((await read(id)).columns['ValidTo']).toBe('2026-11-30');
    const again = await begin(order);
    expect(again.body.entry.id).toBe(body.entry.id);
    expect((await ask('?state=all')).total).toBe(7);
    const undone = await change(body.undo);
    expect(undone.map(({ kind }: { kind: string }) => kind)).toEqual(['saved', 'saved']);
    expect((await read(id)).columns['ValidTo']).toBeNull();
    expect((await read(body.entry.id)).state).toBe('retired');
  });

  it('goes on where a change of owner stopped, and begins nothing twice', async () => {
    const { id, etag, columns } = await firstRow();
    const order = {
      editKey: crypto.randomUUID(),
      columns: { ...columns, Owner: named('Petra Hansen') },
      replaces: { id, etag, from: '2026-12-01' },
    };
    let writes = 0;
    const breaking = world.startServer(async (request) => {
      if (request.method === 'PATCH') throw new TypeError('fetch failed');
      if (request.method === 'POST' && request.url.includes('/items')) writes += 1;
      return world.emulator.fetch(request);
    });
    const broken = await world.apiOf(breaking)(editor, 'POST', '/register', order);
    expect(broken.status).toBe(503);
    expect(writes).toBe(1);
    expect((await read(id)).columns['ValidTo']).toBeNull();
    expect((await begin(order)).body.kind).toBe('saved');
    expect((await read(id)).columns['ValidTo']).toBe('2026-11-30');
    expect((await ask('?state=all')).total).toBe(7);
    breaking.close();
  });

  it('takes the new row back when the old one was changed at the same moment', async () => {
    const { id, etag, columns } = await firstRow();
    const meddled = world.startServer(async (request) => {
      const answer = await world.emulator.fetch(request);
      if (request.method === 'POST' && request.url.endsWith('/items'))
        await admin.inList('PATCH', 'Responsibilities', `/items/${id}/fields`, {
          NotHere: 'Reklamation',
        });
      return answer;
    });
    const order = {
      columns: { ...columns, Owner: named('Petra Hansen') },
      replaces: { id, etag, from: '2026-12-01' },
    };
    const { body } = await world.apiOf(meddled)(editor, 'POST', '/register', {
      editKey: crypto.randomUUID(),
      ...order,
    });
    expect(body).toMatchObject({
      kind: 'conflict',
      entry: { columns: { NotHere: 'Reklamation' } },
    });
    meddled.close();
    await world.passTime(301);
    expect(await ask()).toMatchObject({ total: 6, counts: { active: 6, retired: 1 } });
    expect((await begin(order)).body.kind).toBe('conflict');
    expect((await ask('?state=all')).total).toBe(7);
  });

  it('keeps a draft that lacks an owner, and lets it answer from a day on', async () => {
    const { body } = await begin({ columns: { Title: 'Zoll', Status: 'Draft' } });
    expect(body.entry.state).toBe('draft');
    const { id, etag } = body.entry;
    const columns = { Status: 'Active', ValidFrom: '2026-12-01' };
    const [missing] = await change([{ id, etag, columns }]);
    expect(missing).toMatchObject({ kind: 'invalid', problems: [{ kind: 'no_owner' }] });
    const owned = { ...columns, Owner: named('Petra Hansen') };
    const [saved] = await change([{ id, etag, columns: owned }]);
    expect(saved.entry.state).toBe('upcoming');
  });

  it('says what is wrong instead of writing it', async () => {
    const { id, etag } = await firstRow();
    const columns = {
      ValidFrom: '2026-12-02',
      ValidTo: '2026-12-01',
      SenderPatterns: '*',
      Title: '',
    };
    const [answer] = await change([{ id, etag, columns }]);
    expect(answer.problems.map(({ column }: { column: string }) => column).toSorted()).toEqual([
      'SenderPatterns',
      'Title',
      'ValidTo',
    ]);
    expect((await read(id)).etag).toBe(etag);
  });

  it('changes many rows at once, each with an answer of its own', async () => {
    const { entries } = await ask();
    await admin.inList('PATCH', 'Responsibilities', `/items/${entries[1].id}/fields`, {
      NotHere: 'x',
    });
    const rows = [...entries.slice(0, 3), { id: 999, etag: '"x,1"' }];
    const answers = await change(
      rows.map(({ id, etag }) => ({ id, etag, columns: { ReviewBy: '2027-06-30' } })),
    );
    expect(answers.map(({ kind }: { kind: string }) => kind)).toEqual([
      'saved',
      'conflict',
      'saved',
      'failed',
    ]);
    expect(answers[3].problem.code).toBe('not_found');
  });

  it('refuses whoever SharePoint refuses, and says who wrote lately', async () => {
    const { id, etag } = await firstRow();
    await change([{ id, etag, columns: { NotHere: 'Werbung' } }]);
    const { body } = await world.api(reader, 'GET', '/register/rights');
    expect(body).toMatchObject({ mayEdit: false });
    expect(body.editors).toContain(editor);
    expect((await world.api(editor, 'GET', '/register/rights')).body.mayEdit).toBe(true);
    const now = await read(id);
    const [refused] = await change([{ id, etag: now.etag, columns: { NotHere: '' } }], reader);
    expect(refused.problem.code).toBe('no_access');
    expect((await begin({ columns: { Title: 'Meins', Status: 'Draft' } }, reader)).status).toBe(
      403,
    );
    expect((await read(id)).etag).toBe(now.etag);
  });

  it('finds people of the directory by the beginnings of their names', async () => {
    const { body } = await world.api(editor, 'GET', '/register/people?q=pet');
    expect(body.people.map(({ name }: { name: string }) => name)).toContain('Petra Hansen');
    expect((await world.api(editor, 'GET', '/register/people')).body.people).toEqual([]);
  });

  it('does not offer people whose account is disabled', async () => {
    const account = (accountEnabled: boolean) =>
      world.control('PATCH', `/people/${world.oid('Petra Hansen')}`, { accountEnabled });
    await account(false);
    const { body } = await world.api(editor, 'GET', '/register/people?q=pet');
    await account(true);
    expect(body.people.map(({ name }: { name: string }) => name)).not.toContain('Petra Hansen');
  });
});
