import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { sharedPath } from '../support/shared.ts';
import { changeChecks } from './support/conformance-checks.ts';
import { addThing, makeThings, site, things, titles } from './support/lists.ts';
import {
  anna,
  type Caller,
  clara,
  host,
  info,
  startTenant,
  workerId,
  type World,
} from './support/tenant.ts';

interface Case {
  id: number;
  case: string;
  oracle: string;
}

const file = sharedPath('graph/conformance-cases.json');
const cases: Case[] = file === undefined ? [] : JSON.parse(readFileSync(file, 'utf8'));

const guid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

let world: World;
let graph: Caller;

const checks: Record<number, () => Promise<void>> = {
  1: async () => {
    const plain = await graph.get(`/sites/${host}:/sites/baton`);
    const colon = await graph.get(`/sites/${host}:/sites/baton:?%24select=id`);
    expect(plain.body.id).toMatch(new RegExp(`^${host},${guid},${guid}$`));
    expect(colon.body.id).toBe(plain.body.id);
    expect(colon.body).not.toHaveProperty('displayName');
    const missing = await graph.get(`/sites/${host}:/sites/nowhere`);
    expect([missing.status, missing.body.error]).toMatchObject([
      404,
      { code: 'itemNotFound', message: 'Requested site could not be found' },
    ]);
  },
  3: async () => {
    const { body: target } = await graph.get(things);
    const { status, body } = await graph.post(`${site}/lists`, {
      displayName: 'Every kind',
      columns: [
        { name: 'T', text: {} },
        { name: 'C', choice: { choices: ['a'] } },
        { name: 'P', personOrGroup: {} },
        { name: 'D', dateTime: {} },
        { name: 'B', boolean: {} },
        { name: 'N', number: {} },
        { name: 'H', hyperlinkOrPicture: { isPicture: false } },
        { name: 'L', lookup: { listId: target.id, columnName: 'Title' } },
      ],
    });
    expect([status, body.list.template]).toEqual([201, 'genericList']);
    expect(body.webUrl).toBe(`https://${host}/sites/baton/Lists/Every%20kind`);
    const read = await graph.get(`${site}/lists/Every kind?$expand=columns`);
    const names = read.body.columns.map(({ name }: { name: string }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['Title', 'T', 'C', 'P', 'D', 'B', 'N', 'H', 'L']),
    );
    const two = { name: 'X', text: {}, number: {} };
    expect((await graph.post(`${site}/lists/Every kind/columns`, two)).status).toBe(400);
  },
  5: async () => {
    const columns = `${things.replace('/items', '')}/columns`;
    const { status, body } = await graph.post(columns, { name: 'Due Date', dateTime: {} });
    expect([status, body.name, body.displayName]).toEqual([201, 'Due_x0020_Date', 'Due Date']);
    const renamed = await graph.patch(`${columns}/${body.id}`, { displayName: 'Frist' });
    expect([renamed.body.name, renamed.body.displayName]).toEqual(['Due_x0020_Date', 'Frist']);
    const item = await addThing(graph, { Due_x0020_Date: '2026-01-02T03:04:05Z' });
    expect(item.body.fields.Due_x0020_Date).toBe('2026-01-02T03:04:05Z');
    expect((await addThing(graph, { Frist: '2026-01-02T03:04:05Z' })).status).toBe(400);
  },
  7: async () => {
    const { status, body } = await addThing(graph, { Title: 'A' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      '@odata.etag': body.eTag,
      eTag: expect.stringMatching(new RegExp(`^"${guid},1"$`)),
      id: '1',
      contentType: { id: expect.stringMatching(/^0x0100[0-9A-F]{32}$/), name: 'Item' },
      parentReference: { siteId: expect.stringContaining(host) },
      createdBy: {
        user: { email: 'anna.albrecht@nordlicht.example', id: anna, displayName: 'Anna Albrecht' },
      },
      'fields@odata.context': expect.stringMatching(/\/items\('1'\)\/fields\/\$entity$/),
    });
  },
  9: async () => {
    await addThing(graph, { Title: 'A', Count: 1, State: 'done' });
    const spellings = [
      '$expand=fields($select=Title,Count)',
      'expand=fields(select=Title,Count)',
      '$expand=fields($select%3DTitle,Count)',
      '%24expand=fields(%24select%3DTitle%2CCount)',
    ];
    for (const spelling of spellings) {
      const { body } = await graph.get(`${things}/items?${spelling}`);
      expect(Object.keys(body.value[0].fields).toSorted(), spelling).toEqual([
        '@odata.etag',
        'Count',
        'Title',
      ]);
    }
  },
  11: async () => {
    const { status, body } = await graph.get(`${things}/items?$filter=fields/Title eq 'A'`);
    expect([status, body.error.code]).toEqual([400, 'invalidRequest']);
    expect(body.error.message).toMatch(
      /^Field 'Title' cannot be referenced in filter or orderby as it is not indexed/,
    );
  },
  13: async () => {
    await addThing(graph, { Title: 'A', Count: 1, Key: 'abc' });
    await addThing(graph, { Title: 'B', Count: 2, Key: 'abd' });
    const expected: [string, string[]][] = [
      ['fields/Count eq 1', ['A']],
      ['fields/Count ne 1', ['B']],
      ['fields/Count lt 2', ['A']],
      ['fields/Count gt 1', ['B']],
      ['fields/Count le 2', ['A', 'B']],
      ['fields/Count ge 2', ['B']],
      ["startswith(fields/Key,'ab')", ['A', 'B']],
    ];
    for (const [filter, found] of expected)
      expect(await titles(graph, `$filter=${filter}`), filter).toEqual(found);
    const { status, body } = await graph.get(`${things}/items?$filter=fields/Nope eq 1`);
    expect([status, body.error.code, body.error.message]).toEqual([
      400,
      'invalidRequest',
      "Field 'Nope' is not recognized",
    ]);
  },
  15: async () => {
    for (const Title of ['A', 'B']) await addThing(graph, { Title });
    const first = (await graph.get(`${things}/items?$expand=fields&$top=1`)).body;
    const link = new URL(first['@odata.nextLink']);
    expect(link.origin + link.pathname).toMatch(
      /^https:\/\/graph\.microsoft\.com\/v1\.0\/sites\/.*\/items$/,
    );
    expect([...link.searchParams.keys()]).toEqual(['$expand', '$top', '$skiptoken']);
    const token = link.searchParams.get('$skiptoken') ?? '';
    expect(token).toBe('UGFnZWQ9VFJVRSZwX0lEPTE');
    const last = (await graph.get(link.href)).body;
    expect(last.value).toMatchObject([{ id: '2' }]);
    expect(last).not.toHaveProperty('@odata.nextLink');
    const decoded = encodeURIComponent(Buffer.from(token, 'base64url').toString());
    expect((await graph.get(`${things}/items?$top=1&$skiptoken=${decoded}`)).status).toBe(400);
  },
  17: async () => {
    await addThing(graph, { Title: 'A', Count: 1 });
    const { status, body } = await graph.patch(`${things}/items/1/fields`, { Count: 2 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ Title: 'A', Count: 2, _UIVersionString: '2.0' });
    expect(body['@odata.etag']).toMatch(/,2"$/);
  },
  19: async () => {
    await addThing(graph, { Title: 'A' });
    await graph.patch(`${things}/items/1`, { fields: { Title: 'B' } });
    const { body: current } = await graph.get(`${things}/items/1`);
    const stale = { 'if-match': current.eTag.replace(',2', ',1') };
    const refusals = [
      await graph.patch(`${things}/items/1`, { fields: { Title: 'C' } }, stale),
      await graph.patch(`${things}/items/1/fields`, { Title: 'C' }, stale),
      await graph.delete(`${things}/items/1`, stale),
    ];
    for (const { status, body } of refusals)
      expect([status, body.error.code]).toEqual([412, 'resourceModified']);
    expect(await titles(graph, '')).toEqual(['B']);
    const passing = [
      { 'if-match': '*' },
      {},
      { 'if-match': `${current.eTag.replace(',2', ',4')}` },
    ];
    for (const headers of passing)
      expect(
        (await graph.patch(`${things}/items/1`, { fields: { Title: 'D' } }, headers)).status,
      ).toBe(200);
  },
  21: async () => {
    const { body } = await addThing(graph, { Due: '2026-03-14T15:09:26.535Z' });
    expect(body.fields.Due).toBe('2026-03-14T15:09:26Z');
  },
  23: async () => {
    expect((await addThing(graph, { State: 'elsewhere' })).status).toBe(400);
    expect((await addThing(graph, { State: 'DONE' })).status).toBe(400);
    expect((await addThing(graph, { Area: 'elsewhere' })).body.fields.Area).toBe('elsewhere');
  },
  25: async () => {
    for (const OwnerLookupId of [2, '2']) {
      const { body } = await addThing(graph, { OwnerLookupId });
      expect(body.fields).toMatchObject({ OwnerLookupId: '2' });
      expect(body.fields).not.toHaveProperty('Owner');
      const { body: read } = await graph.get(
        `${things}/items/${body.id}?$expand=fields($select=Owner)`,
      );
      expect(read.fields).toMatchObject({ Owner: 'Bernd Böhm' });
    }
    expect((await addThing(graph, { Owner: 'Bernd Böhm' })).status).toBe(400);
  },
  27: async () => {
    const rowsOf = async (mail: string) => {
      const prefer = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };
      const query = `$filter=fields/EMail eq '${mail}'&$expand=fields`;
      return (await graph.get(`${site}/lists/User Information List/items?${query}`, prefer)).body
        .value;
    };
    const [row] = await rowsOf('bernd.boehm@nordlicht.example');
    const { body } = await addThing(graph, { OwnerLookupId: row.id });
    expect(body.fields.OwnerLookupId).toBe(row.id);
    expect(await rowsOf('clara.cordes@nordlicht.example')).toEqual([]);
    await (await world.as(clara)).get(site);
    expect(await rowsOf('clara.cordes@nordlicht.example')).toHaveLength(1);
  },
  37: async () => {
    const { body } = await world.control('POST', `mailboxes/${info}/messages`, {
      subject: 'x',
      internetMessageHeaders: [{ name: 'Received', value: 'y' }],
    });
    const message = `/users/${info}/messages/${body.id}`;
    const plain = (await graph.get(message)).body;
    expect(plain).not.toHaveProperty('internetMessageHeaders');
    expect(plain).not.toHaveProperty('uniqueBody');
    const selected = (await graph.get(`${message}?$select=internetMessageHeaders,uniqueBody`)).body;
    expect(selected).toMatchObject({
      internetMessageHeaders: [{ name: 'Received' }],
      uniqueBody: {},
    });
    const headers = [{ name: 'Received', value: 'y' }];
    const refused = await graph.post('/me/messages', {
      subject: 'x',
      internetMessageHeaders: headers,
    });
    expect([refused.status, refused.body.error.code]).toEqual([
      400,
      'InvalidInternetMessageHeader',
    ]);
    const people = [{ emailAddress: { address: info } }];
    for (const forward of [{}, { toRecipients: people, message: { toRecipients: people } }])
      expect((await graph.post(`${message}/createForward`, forward)).status).toBe(400);
    const prefer = { prefer: 'IdType="ImmutableId"' };
    const draft = (await graph.post(`${message}/createForward`, { toRecipients: people }, prefer))
      .body;
    const before = (await graph.get(`/users/${info}/messages/${draft.id}`)).body.id;
    await graph.post(`/users/${info}/messages/${draft.id}/send`);
    const after = (await graph.get(`/users/${info}/messages/${draft.id}`)).body;
    expect([after.isDraft, after.id === before]).toEqual([false, false]);
  },
  39: async () => {
    expect((await world.with(undefined).get('/me')).body.error.code).toBe(
      'InvalidAuthenticationToken',
    );
    expect((await world.with('x.y.z').get('/me')).status).toBe(401);
    const app = await world.asApp(['Sites.Selected'], workerId);
    expect((await app.get(`${things}/items`)).status).toBe(403);
    const grant = { roles: ['read'], grantedToIdentities: [{ application: { id: workerId } }] };
    const { body } = await graph.post(`${site}/permissions`, grant);
    expect((await app.get(`${things}/items`)).status).toBe(200);
    expect((await addThing(app, { Title: 'x' })).status).toBe(403);
    await graph.delete(`${site}/permissions/${body.id}`);
    expect((await app.get(`${things}/items`)).status).toBe(403);
    const visitor = await world.as(clara);
    expect((await addThing(visitor, { Title: 'x' })).status).toBe(403);
  },
};

describe.skipIf(file === undefined)(
  'conformance (skipped: not present, without the shared folder)',
  () => {
    beforeEach(async () => {
      world = await startTenant();
      graph = await makeThings(world);
    });

    it('has a check for every case', () => {
      const known = [...Object.keys(checks), ...Object.keys(changeChecks)].map(Number);
      expect(cases.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(
        known.toSorted((a, b) => a - b),
      );
    });

    for (const { id, case: text, oracle } of cases)
      it(`${id}: ${text} [${oracle}]`, async () => {
        await (checks[id]?.() ?? changeChecks[id]?.(world, graph));
      });
  },
);
