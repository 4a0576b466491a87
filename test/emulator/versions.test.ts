import { beforeEach, describe, expect, it } from 'vitest';
import { addThing, makeThings, things } from './support/lists.ts';
import {
  anna,
  bernd,
  type Caller,
  clara,
  type Json,
  startTenant,
  type World,
} from './support/tenant.ts';

describe('the versions of an item', () => {
  let world: World;
  let graph: Caller;
  const versions = `${things}/items/1/versions`;
  beforeEach(async () => {
    world = await startTenant();
    graph = await makeThings(world);
    await addThing(graph, { Title: 'first', Key: 'a' });
    const other = await world.as(bernd);
    await other.patch(`${things}/items/1`, { fields: { Title: 'second', Key: 'b' } });
    await graph.patch(`${things}/items/1`, { fields: { Note: 'third' } });
  });

  it('come newest first, each with who made it', async () => {
    const { body } = await graph.get(versions);
    expect(body.value.map(({ id }: { id: string }) => id)).toEqual(['3.0', '2.0', '1.0']);
    expect(body.value.map((one: Json) => one.lastModifiedBy.user.id)).toEqual([anna, bernd, anna]);
    expect(body.value[0].lastModifiedDateTime).toMatch(/^\d{4}-\d\d-\d\dT[\d:]+Z$/);
  });

  it('show their fields when asked', async () => {
    const { body } = await graph.get(`${versions}/1.0?expand=fields`);
    expect(body.fields).toMatchObject({ Title: 'first', Key: 'a', _UIVersionString: '1.0' });
    expect(body.fields.Note).toBeUndefined();
    expect((await graph.get(`${versions}/4.0`)).status).toBe(404);
  });

  it('are listed with their fields, each as the item was then', async () => {
    const { body } = await graph.get(`${versions}?$expand=fields`);
    const titles = body.value.map(({ fields }: Json) => [fields.Title, fields.Note]);
    expect(titles).toEqual([
      ['second', 'third'],
      ['second', undefined],
      ['first', undefined],
    ]);
    const [newest] = body.value;
    expect(newest['fields@odata.context']).toContain("/versions('3.0')/fields/$entity");
    expect(newest.fields['@odata.etag']).toMatch(/,3"$/);
    expect(newest.fields.Modified).toBe(newest.lastModifiedDateTime);
  });

  it('are read of several items in one batch', async () => {
    const asked = [1, 99].map((id) => ({
      id: `${id}`,
      method: 'GET',
      url: `${things}/items/${id}/versions?$expand=fields`,
    }));
    const { body } = await graph.post('/$batch', { requests: asked });
    const [one, gone] = body.responses.toSorted((a: Json, b: Json) => Number(a.id) - Number(b.id));
    expect([one.status, one.body.value.length, gone.status]).toEqual([200, 3, 404]);
  });

  it('are not kept where a list is set so', async () => {
    await world.control('PATCH', 'switches', { itemVersions: 'off' });
    await addThing(graph, { Title: 'alone' });
    await graph.patch(`${things}/items/2`, { fields: { Title: 'changed' } });
    const { body } = await graph.get(`${things}/items/2/versions?$expand=fields`);
    expect(body.value.map(({ fields }: Json) => fields.Title)).toEqual(['changed']);
  });

  it('can be restored, which makes a new version on top and is a change like any other', async () => {
    expect((await graph.post(`${versions}/1.0/restoreVersion`)).status).toBe(204);
    const { body } = await graph.get(`${things}/items/1?$expand=fields`);
    expect(body.fields).toMatchObject({ Title: 'first', Key: 'a', _UIVersionString: '4.0' });
    expect(body.fields.Note).toBeUndefined();
    expect(body.eTag).toMatch(/,4"$/);
    expect((await graph.get(versions)).body.value).toHaveLength(4);
    const found = await graph.get(`${things}/items?$filter=fields/Key eq 'a'`);
    expect(found.body.value).toHaveLength(1);
  });

  it('cannot be restored onto a unique value that another item took meanwhile', async () => {
    await addThing(graph, { Title: 'other', Key: 'a' });
    expect((await graph.post(`${versions}/1.0/restoreVersion`)).status).toBe(400);
    expect((await graph.get(versions)).body.value).toHaveLength(3);
  });

  it('cannot be restored by who may only read', async () => {
    const reader = await world.as(clara);
    expect((await reader.get(versions)).status).toBe(200);
    expect((await reader.post(`${versions}/1.0/restoreVersion`)).status).toBe(403);
  });

  it('are kept up to fifty', async () => {
    for (let i = 0; i < 60; i += 1)
      await graph.patch(`${things}/items/1`, { fields: { Count: i } });
    const { body } = await graph.get(versions);
    expect(body.value).toHaveLength(50);
    expect([body.value[0].id, body.value[49].id]).toEqual(['63.0', '14.0']);
  });
});
