import { beforeEach, describe, expect, it } from 'vitest';
import { site } from './support/lists.ts';
import {
  anna,
  type Caller,
  clara,
  dirk,
  seedData,
  startTenant,
  type World,
} from './support/tenant.ts';

const drive = `${site}/drive`;
const text = { 'content-type': 'text/plain' };

describe('document libraries', () => {
  let world: World;
  let graph: Caller;
  beforeEach(async () => {
    world = await startTenant();
    graph = await world.as(anna);
  });

  const put = (path: string, content: string, query = '') =>
    graph.send('PUT', `${drive}/root:/${encodeURI(path)}:/content${query}`, content, text);
  const names = async (path: string) => {
    const { body } = await graph.get(`${drive}/${path}/children?$select=name`);
    return body.value.map(({ name }: { name: string }) => name);
  };

  it('come one with every site, and more when lists of that template are made', async () => {
    await graph.post(`${site}/lists`, {
      displayName: 'Archive',
      list: { template: 'documentLibrary' },
    });
    const { body } = await graph.get(`${site}/drives`);
    expect(
      body.value.map(({ name, driveType }: { name: string; driveType: string }) => [
        name,
        driveType,
      ]),
    ).toEqual([
      ['Documents', 'documentLibrary'],
      ['Archive', 'documentLibrary'],
    ]);
    const [documents, archive] = body.value;
    expect(documents.webUrl).toMatch(/\/sites\/baton\/Shared%20Documents$/);
    expect(documents.id).toMatch(/^b![\w-]{64}$/);
    expect((await graph.get(`/drives/${archive.id}`)).body.name).toBe('Archive');
    expect((await graph.get(`/drives/${archive.id}/root/children`)).body.value).toEqual([]);
    expect((await graph.get(`${site}/lists/Archive/drive`)).body.id).toBe(archive.id);
    expect((await graph.get(`/drives/b!nowhere`)).body.error.code).toBe('itemNotFound');
  });

  it('take small files by path, making the folders on the way', async () => {
    const made = await put('2026/März/Angebot (neu).txt', 'one');
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      name: 'Angebot (neu).txt',
      size: 5,
      file: { mimeType: 'text/plain' },
    });
    expect(made.body.id).toMatch(/^01[A-Z2-7]{32}$/);
    expect(made.body.parentReference.path).toMatch(/\/root:\/2026\/M%C3%A4rz$/);
    expect(await names('root:/2026:')).toEqual(['März']);
    const read = await graph.get(`${drive}/root:/2026/März/Angebot%20(neu).txt`);
    expect(read.body.eTag).toBe(made.body.eTag);
    const root = await graph.get(`${drive}/root`);
    expect(root.body).toMatchObject({ name: 'root', root: {}, folder: { childCount: 1 }, size: 5 });
  });

  it('replace by default, and fail or rename on demand', async () => {
    const first = await put('a.txt', 'one');
    const second = await put('a.txt', 'two!');
    expect([second.status, second.body.id, second.body.size]).toEqual([200, first.body.id, 6]);
    expect(second.body.eTag).not.toBe(first.body.eTag);
    const failed = await put('a.txt', 'x', '?@microsoft.graph.conflictBehavior=fail');
    expect([failed.status, failed.body.error.code]).toEqual([409, 'nameAlreadyExists']);
    const renamed = await put('a.txt', 'x', '?@microsoft.graph.conflictBehavior=rename');
    expect([renamed.status, renamed.body.name]).toEqual([201, 'a 1.txt']);
  });

  it('make folders, once for a name in any case', async () => {
    const folder = { name: 'Ablage', folder: {} };
    expect((await graph.post(`${drive}/root/children`, folder)).status).toBe(201);
    const again = await graph.post(`${drive}/root/children`, { ...folder, name: 'ABLAGE' });
    expect([again.status, again.body.error.code]).toEqual([409, 'nameAlreadyExists']);
    const other = { ...folder, '@microsoft.graph.conflictBehavior': 'rename' };
    expect((await graph.post(`${drive}/root/children`, other)).body.name).toBe('Ablage 1');
  });

  it.each([
    'a:b',
    'a*b',
    '"a"',
    ' a',
    'a ',
    'a.',
    '~$a',
    'CON',
    'lpt1',
    '.lock',
    'x_vti_y',
    'a'.repeat(256),
  ])('refuse the name %j', async (name) => {
    const { status, body } = await graph.post(`${drive}/root/children`, { name, folder: {} });
    expect([status, body.error.code]).toEqual([400, 'invalidRequest']);
  });

  it('refuse an address of more than 400 characters, site and library counted', async () => {
    const folder = 'f'.repeat(200);
    const left = 400 - `sites/baton/Shared Documents/${folder}/`.length;
    expect((await put(`${folder}/${'n'.repeat(left)}`, 'x')).status).toBe(201);
    expect((await put(`${folder}/${'m'.repeat(left + 1)}`, 'x')).status).toBe(400);
  });

  it('page their children', async () => {
    for (const name of ['a', 'b', 'c']) await put(`${name}.txt`, name);
    const { body } = await graph.get(`${drive}/root/children?$top=2&$select=name`);
    const rest = await graph.get(body['@odata.nextLink']);
    expect(rest.body.value).toEqual([{ name: 'c.txt' }]);
    expect(rest.body['@odata.nextLink']).toBeUndefined();
  });

  it('lead to a file’s bytes by an address that needs no token', async () => {
    await put('a.txt', 'one');
    const { status, headers } = await graph.get(`${drive}/root:/a.txt:/content`);
    expect(status).toBe(302);
    const bytes = await world.with(undefined).get(headers.get('location') ?? '');
    expect(bytes.body).toBe('one');
  });

  it('rename, delete, and refuse both when If-Match names another version', async () => {
    const { body } = await put('a.txt', 'one');
    const item = `${drive}/items/${body.id}`;
    await put('a.txt', 'two');
    const stale = { 'if-match': body.eTag };
    expect((await graph.patch(item, { name: 'b.txt' }, stale)).status).toBe(412);
    expect((await graph.delete(item, stale)).body.error.code).toBe('resourceModified');
    expect((await graph.patch(item, { name: 'b.txt' })).body.name).toBe('b.txt');
    expect((await graph.delete(item)).status).toBe(204);
    expect(await names('root')).toEqual([]);
  });

  it('know each file as an item of their list, with columns of its own', async () => {
    await graph.post(`${site}/lists/Documents/columns`, { name: 'HandoffKey', text: {} });
    const { body } = await put('a.txt', 'one');
    const item = `${drive}/items/${body.id}/listItem`;
    const written = await graph.patch(`${item}/fields`, { HandoffKey: 'k1' });
    expect([written.status, written.body.HandoffKey, written.body.FileLeafRef]).toEqual([
      200,
      'k1',
      'a.txt',
    ]);
    const shown = await graph.get(`${item}?$expand=fields`);
    expect(shown.body).toMatchObject({
      contentType: { name: 'Document' },
      fields: { HandoffKey: 'k1' },
    });
    expect((await graph.post(`${site}/lists/Documents/items`, { fields: {} })).status).toBe(400);
    const { body: list } = await graph.get(`${site}/lists/Documents/items?$expand=fields`);
    expect(list.value).toHaveLength(1);
  });

  it('open to apps with a grant that holds, and to people with a role there', async () => {
    const app = await world.asApp(['Sites.Selected']);
    const file = `${drive}/root:/a.txt:/content`;
    expect((await app.send('PUT', file, 'x', text)).status).toBe(201);
    const visitor = await world.as(clara);
    expect((await visitor.get(`${drive}/root/children`)).status).toBe(200);
    expect((await visitor.send('PUT', file, 'x', text)).status).toBe(403);
    expect((await (await world.as(dirk)).get(`${drive}/root`)).status).toBe(403);
    await world.control('PUT', 'rights', {
      site: '/sites/baton',
      list: 'Documents',
      owners: [anna],
    });
    expect((await visitor.get(`${drive}/root/children`)).status).toBe(403);
  });

  it('cost what lists cost', async () => {
    await world.control('PATCH', 'switches', { throttling: 'on' });
    await put('a.txt', 'x');
    await graph.get(`${drive}/root:/a.txt`);
    await graph.get(`${drive}/root/children`);
    const { body } = await world.control('GET', 'requests');
    expect(body.map(({ units }: { units: number }) => units)).toEqual([2, 1, 2]);
  });

  describe('with retention labels', () => {
    const label = { name: 'Geschäftsbriefe 6 Jahre' };

    it('label a folder with all that lies in it', async () => {
      const { body } = await put('x/a.txt', 'one');
      const path = `${drive}/root:/x:/retentionLabel`;
      expect((await graph.get(path)).status).toBe(404);
      const set = await graph.patch(path, label);
      expect([set.status, set.body.name]).toEqual([201, label.name]);
      expect((await graph.patch(path, label)).status).toBe(200);
      const inside = await graph.get(`${drive}/items/${body.id}/retentionLabel`);
      expect(inside.body).toMatchObject({ ...label, isLabelAppliedExplicitly: false });
      expect((await graph.delete(path)).status).toBe(204);
    });

    it('refuse an app with a Selected permission, or take it: the switch decides', async () => {
      await put('x/a.txt', 'one');
      const app = await world.asApp(['Sites.Selected']);
      const path = `${drive}/root:/x:/retentionLabel`;
      expect((await app.patch(path, label)).status).toBe(403);
      await world.control('PATCH', 'switches', { retentionLabelSelected: 'accepted' });
      expect((await app.patch(path, label)).status).toBe(201);
    });
  });

  it('are emptied with the tenant', async () => {
    await put('a.txt', 'one');
    await world.control('POST', 'reset');
    expect((await world.control('POST', 'seed', seedData)).status).toBe(201);
    expect(await names('root')).toEqual([]);
  });
});
