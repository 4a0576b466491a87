import { beforeEach, describe, expect, it } from 'vitest';
import { addThing, makeThings, site, things } from './support/lists.ts';
import {
  anna,
  apiId,
  bernd,
  type Caller,
  clara,
  dirk,
  type Json,
  startTenant,
  workerId,
  type World,
} from './support/tenant.ts';

const listsSelected = ['Lists.SelectedOperations.Selected'];
const itemsSelected = ['ListItems.SelectedOperations.Selected'];
const forWorker = (...roles: string[]) => ({
  roles,
  grantedToV2: { application: { id: workerId, displayName: 'Stranger' } },
});

describe('permissions on lists and items', () => {
  let world: World;
  let admin: Caller;
  beforeEach(async () => {
    world = await startTenant();
    admin = await makeThings(world);
    await addThing(admin, { Title: 'A' });
    await addThing(admin, { Title: 'B' });
    await admin.post(`${site}/lists`, { displayName: 'Others' });
  });

  const statusOf = async (caller: Caller, path: string): Promise<number> =>
    (await caller.get(path)).status;
  const worker = (roles: string[]): Promise<Caller> => world.asApp(roles, workerId);

  it('open one list to an app, and nothing beside it', async () => {
    const app = await worker(listsSelected);
    expect(await statusOf(app, `${things}/items`)).toBe(403);
    const { status, body } = await admin.post(`${things}/permissions`, forWorker('write'));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      roles: ['write'],
      grantedToIdentitiesV2: [{ application: { id: workerId, displayName: 'Stranger' } }],
    });
    expect(await statusOf(app, `${things}/items/1`)).toBe(200);
    expect(await statusOf(app, things)).toBe(200);
    expect((await addThing(app, { Title: 'C' })).status).toBe(201);
    expect(await statusOf(app, `${site}/lists/Others/items`)).toBe(403);
    expect(await statusOf(app, site)).toBe(403);
    expect((await app.delete(things)).status).toBe(403);
  });

  it('need all three: the consent, the grant, and a token that carries the consent', async () => {
    await admin.post(`${things}/permissions`, forWorker('read'));
    expect(await statusOf(await worker(['User.Read.All']), `${things}/items`)).toBe(403);
    expect(await statusOf(await worker(itemsSelected), `${things}/items`)).toBe(403);
    expect(await statusOf(await worker(['Sites.Selected']), `${things}/items`)).toBe(200);
    expect((await addThing(await worker(listsSelected), { Title: 'C' })).status).toBe(403);
  });

  it('never reach up: a permission for lists does not use what was granted on the site', async () => {
    await admin.post(`${site}/permissions`, forWorker('write'));
    expect(await statusOf(await worker(['Sites.Selected']), `${things}/items`)).toBe(200);
    expect(await statusOf(await worker(listsSelected), `${things}/items`)).toBe(403);
  });

  it('end inheritance: who had access keeps it, who gets it on the site later does not have it here', async () => {
    await admin.post(`${things}/permissions`, forWorker('read'));
    const ours = await world.asApp(['Sites.Selected'], apiId);
    expect(await statusOf(ours, `${things}/items`)).toBe(200);
    expect(await statusOf(await world.as(bernd), `${things}/items`)).toBe(200);
    const people = { site: '/sites/baton', owners: [anna], members: [bernd, dirk] };
    await world.control('PUT', 'rights', people);
    expect(await statusOf(await world.as(dirk), `${site}/lists/Others/items`)).toBe(200);
    expect(await statusOf(await world.as(dirk), `${things}/items`)).toBe(403);
  });

  it('open one item to an app', async () => {
    const app = await worker(itemsSelected);
    const item = `${things}/items/2`;
    const { body } = await admin.post(`${item}/permissions`, forWorker('read'));
    expect(await statusOf(app, item)).toBe(200);
    expect(await statusOf(app, `${item}/versions`)).toBe(200);
    expect(await statusOf(app, `${things}/items/1`)).toBe(403);
    expect(await statusOf(app, `${things}/items`)).toBe(403);
    expect((await app.patch(item, { fields: { Title: 'x' } })).status).toBe(403);
    const changed = await admin.patch(`${item}/permissions/${body.id}`, { roles: ['write'] });
    expect(changed.body.roles).toEqual(['write']);
    expect((await app.patch(item, { fields: { Title: 'x' } })).status).toBe(200);
    await admin.delete(`${item}/permissions/${body.id}`);
    expect(await statusOf(app, item)).toBe(403);
  });

  it('are gone at once when they are taken away, on the list and on all its items', async () => {
    const { body } = await admin.post(`${things}/permissions`, forWorker('write'));
    await admin.post(`${things}/items/2/permissions`, forWorker('write'));
    const app = await worker([...listsSelected, ...itemsSelected]);
    expect(await statusOf(app, `${things}/items/2`)).toBe(200);
    expect((await admin.delete(`${things}/permissions/${body.id}`)).status).toBe(204);
    expect(await statusOf(app, `${things}/items`)).toBe(403);
    expect(await statusOf(app, `${things}/items/2`)).toBe(403);
  });

  it('are listed, found and merged per app; a list that inherits has none of its own', async () => {
    expect((await admin.get(`${things}/permissions`)).body.value).toEqual([]);
    const first = await admin.post(`${things}/permissions`, forWorker('read'));
    const second = await admin.post(`${things}/permissions`, forWorker('write'));
    expect(second.body).toMatchObject({ id: first.body.id, roles: ['read', 'write'] });
    const { body } = await admin.get(`${things}/permissions`);
    const apps = body.value.map((one: Json) => one.grantedToIdentitiesV2[0].application.id);
    expect(apps.toSorted()).toEqual([apiId, workerId]);
    const one = await admin.get(`${things}/permissions/${first.body.id}`);
    expect(one.body).toMatchObject({ id: first.body.id, roles: ['read', 'write'] });
    expect(await statusOf(admin, `${things}/permissions/nobody`)).toBe(404);
  });

  it.each([
    [{ roles: [], grantedToV2: forWorker().grantedToV2 }],
    [{ roles: ['admin'], grantedToV2: forWorker().grantedToV2 }],
    [{ roles: ['toString'], grantedToV2: forWorker().grantedToV2 }],
    [{ roles: ['read'] }],
    [{ roles: ['read'], grantedToV2: { user: { id: anna } } }],
  ])('are not given by %o, and inheritance stays', async (body) => {
    expect((await admin.post(`${things}/permissions`, body)).status).toBe(400);
    expect((await admin.get(`${things}/permissions`)).body.value).toEqual([]);
    await world.control('PUT', 'rights', { site: '/sites/baton', owners: [anna], members: [dirk] });
    expect(await statusOf(await world.as(dirk), `${things}/items`)).toBe(200);
  });

  it('are managed by who has full control, or under the switch by who may write', async () => {
    const writer = await world.as(anna, ['Sites.ReadWrite.All']);
    expect((await writer.post(`${things}/permissions`, forWorker('read'))).status).toBe(403);
    const member = await world.as(bernd, ['Sites.FullControl.All']);
    expect((await member.post(`${things}/permissions`, forWorker('read'))).status).toBe(403);
    await world.control('PATCH', 'switches', { managePermissions: 'readWrite' });
    expect((await writer.post(`${things}/permissions`, forWorker('read'))).status).toBe(201);
  });

  it('of items may also be managed by an app that has full control of the list', async () => {
    await admin.post(`${things}/permissions`, forWorker('fullcontrol'));
    const app = await worker(listsSelected);
    expect((await app.post(`${things}/items/1/permissions`, forWorker('write'))).status).toBe(201);
    expect((await app.post(`${things}/permissions`, forWorker('write'))).status).toBe(403);
  });

  it('hide items from people who were left out, one by one and in lists', async () => {
    const rights = {
      site: '/sites/baton',
      list: 'Things',
      item: 1,
      owners: [anna],
      visitors: [clara],
    };
    await world.control('PUT', 'rights', rights);
    const member = await world.as(bernd);
    const idsOf = async (caller: Caller): Promise<string[]> =>
      (await caller.get(`${things}/items`)).body.value.map(({ id }: { id: string }) => id);
    expect(await statusOf(member, `${things}/items/1`)).toBe(403);
    expect(await idsOf(member)).toEqual(['2']);
    expect(await idsOf(await world.as(clara))).toEqual(['1', '2']);
    await world.control('PUT', 'rights', { ...rights, inherit: true });
    expect(await idsOf(member)).toEqual(['1', '2']);
  });

  it('hide a list from the lists of a site', async () => {
    const rights = { site: '/sites/baton', list: 'Things', owners: [anna] };
    await world.control('PUT', 'rights', rights);
    const { body } = await (await world.as(bernd)).get(`${site}/lists`);
    const names = body.value.map((list: Json) => String(list.displayName));
    // in no promised order: both are of the same second
    expect(names.toSorted()).toEqual(['Documents', 'Others']);
    expect(await statusOf(await world.as(bernd), `${things}/items`)).toBe(403);
  });

  it.each([
    [{ site: '/sites/nowhere' }],
    [{ site: '/sites/baton', list: 'Nowhere' }],
    [{ site: '/sites/baton', item: 1 }],
    [{ site: '/sites/baton', list: 'Things', item: 99 }],
  ])('cannot be set by the door for %o', async (rights) => {
    expect((await world.control('PUT', 'rights', rights)).status).toBe(404);
  });
});
