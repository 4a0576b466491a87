import { beforeEach, describe, expect, it } from 'vitest';
import { addThing, makeThings, site, things, titles } from './support/lists.ts';
import { anna, type Caller, startTenant, type World } from './support/tenant.ts';

describe('list items', () => {
  let world: World;
  let graph: Caller;
  beforeEach(async () => {
    world = await startTenant();
    graph = await makeThings(world);
  });

  it('have the fields that were recorded on real tenants, and none without a value', async () => {
    const { body } = await addThing(graph, { Title: 'A', Note: null, OwnerLookupId: '1' });
    const read = await graph.get(`${things}/items/${body.id}?$expand=fields`);
    expect(read.body.fields).toEqual({
      '@odata.etag': body.eTag,
      Title: 'A',
      LinkTitle: 'A',
      LinkTitleNoMenu: 'A',
      Urgent: false,
      OwnerLookupId: '1',
      id: '1',
      ContentType: 'Item',
      Modified: body.lastModifiedDateTime,
      Created: body.createdDateTime,
      AuthorLookupId: '1',
      EditorLookupId: '1',
      _UIVersionString: '1.0',
      Attachments: false,
      Edit: '',
      ItemChildCount: '0',
      FolderChildCount: '0',
      _ComplianceFlags: '',
      _ComplianceTag: '',
      _ComplianceTagWrittenTime: '',
      _ComplianceTagUserId: '',
    });
  });

  it('count from 1 in every list, and never use a number twice', async () => {
    await addThing(graph, { Title: 'A' });
    await addThing(graph, { Title: 'B' });
    await graph.delete(`${things}/items/2`);
    expect((await addThing(graph, { Title: 'C' })).body.id).toBe('3');
  });

  it('keep unique values unique, whatever their case, and free them again', async () => {
    await addThing(graph, { Title: 'A', Key: 'one' });
    const second = await addThing(graph, { Title: 'B', Key: 'ONE' });
    expect(second.status).toBe(400);
    expect(second.body.error).toMatchObject({
      code: 'invalidRequest',
      message: 'One or more fields with unique constraints already has the provided value.',
    });
    expect(await titles(graph, '')).toEqual(['A']);
    await graph.patch(`${things}/items/1`, { fields: { Key: 'two' } });
    expect((await addThing(graph, { Title: 'B', Key: 'one' })).status).toBe(201);
    expect((await graph.patch(`${things}/items/1/fields`, { Key: 'two' })).status).toBe(200);
  });

  it('let exactly one of many parallel writers with the same etag win', async () => {
    const { body } = await addThing(graph, { Title: 'A', Count: 0 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        graph.patch(`${things}/items/1`, { fields: { Count: i + 1 } }, { 'if-match': body.eTag }),
      ),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    const { body: after } = await graph.get(`${things}/items/1?$expand=fields`);
    expect(after.fields.Count).toBe(won[0]?.body.fields.Count);
    const ledger = await world.control('GET', 'ledger');
    expect(
      ledger.body.filter((entry: { event: string }) => entry.event === 'item.updated'),
    ).toHaveLength(1);
  });

  it('let exactly one of many parallel creators with the same unique value win', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => addThing(graph, { Title: `${i}`, Key: 'same' })),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
  });

  it.each([
    [{ State: 'Offered' }, 'is not an allowed choice'],
    [{ Nope: 1 }, "Field 'Nope' is not recognized"],
    [{ Created: '2026-01-01T00:00:00Z' }, 'is read-only'],
    [{ Owner: 'Anna Albrecht' }, 'OwnerLookupId'],
    [{ OwnerLookupId: 99 }, 'does not exist'],
    [{ Count: 'many' }, "Invalid value for field 'Count'"],
    [{ Due: 'soon' }, "Invalid value for field 'Due'"],
    [{ Title: 'x'.repeat(256) }, 'longer than 255'],
    [{ TeamLookupId: [1] }, 'A value without a type name was found'],
  ])('refuse %o', async (fields, reason) => {
    const { status, body } = await addThing(graph, fields);
    expect(status).toBe(400);
    expect(body.error.message).toContain(reason);
    expect((await graph.get(`${things}/items`)).body.value).toEqual([]);
  });

  it('hold several people, written with the type of their collection and cleared by an empty one', async () => {
    const type = { 'TeamLookupId@odata.type': 'Collection(Edm.Int32)' };
    await addThing(graph, { Title: 'A', TeamLookupId: [1, '2'], ...type });
    const read = async () => (await graph.get(`${things}/items/1/fields`)).body.Team;
    expect(await read()).toEqual([
      { LookupId: 1, LookupValue: 'Anna Albrecht', Email: 'anna.albrecht@nordlicht.example' },
      { LookupId: 2, LookupValue: 'Bernd Böhm', Email: 'bernd.boehm@nordlicht.example' },
    ]);
    await graph.patch(`${things}/items/1`, { fields: { TeamLookupId: [], ...type } });
    expect(await read()).toBeUndefined();
  });

  it('show an app’s writes as the app’s', async () => {
    const app = await world.asApp();
    const { body } = await app.post(`${things}/items`, { fields: { Title: 'A' } });
    expect(body.createdBy).toMatchObject({
      application: { displayName: 'Baton' },
      user: { displayName: 'SharePoint App' },
    });
    expect(body.fields.AuthorLookupId).toBe('1073741822');
  });

  it('forget nothing when columns are renamed, and index what was there before', async () => {
    await addThing(graph, { Title: 'A', Area: 'Post' });
    const area = `${site}/lists/Things/columns/Area`;
    const { body } = await graph.patch(area, { displayName: 'Bereich', indexed: true });
    expect(body).toMatchObject({ name: 'Area', displayName: 'Bereich', indexed: true });
    expect(await titles(graph, "$filter=fields/Area eq 'post'")).toEqual(['A']);
  });

  it('refuses to make a column unique that already holds a value twice', async () => {
    await addThing(graph, { Title: 'A', State: 'done' });
    await addThing(graph, { Title: 'B', State: 'done' });
    const column = `${site}/lists/Things/columns/State`;
    expect((await graph.patch(column, { enforceUniqueValues: true })).status).toBe(400);
    expect((await graph.get(column)).body.enforceUniqueValues).toBe(false);
  });

  it('name a person only after their first visit', async () => {
    const list = `${site}/lists/User Information List/items?$expand=fields($select=EMail,Title,UserName)`;
    const before = (await graph.get(list)).body.value;
    expect(before.map((row: { fields: { EMail: string } }) => row.fields.EMail)).toEqual([
      'anna.albrecht@nordlicht.example',
      'bernd.boehm@nordlicht.example',
    ]);
    await (await world.as('bbbbbbbb-0000-4000-8000-000000000003')).get(site);
    const after = (await graph.get(list)).body.value;
    expect(after[2]).toMatchObject({ id: '3', fields: { Title: 'Clara Cordes' } });
  });

  it('record in the ledger who wrote what', async () => {
    await addThing(graph, { Title: 'A' });
    const [entry] = (await world.control('GET', 'ledger')).body;
    expect(entry).toMatchObject({
      event: 'item.created',
      oid: anna,
      detail: { list: 'Things', id: '1', fields: { Title: 'A' } },
    });
  });
});
