import { beforeEach, describe, expect, it } from 'vitest';
import { site } from './support/lists.ts';
import { anna, type Answer, type Caller, startTenant, type World } from './support/tenant.ts';

const unit = 320 * 1024;
const path = `${site}/drive/root:/big.bin:`;

describe('upload sessions', () => {
  let world: World;
  let graph: Caller;
  beforeEach(async () => {
    world = await startTenant();
    graph = await world.as(anna);
  });

  const begin = async (body: object = {}): Promise<string> => {
    const { body: session } = await graph.post(`${path}/createUploadSession`, body);
    return session.uploadUrl;
  };
  const send = async (url: string, method: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await world.emulator.fetch(new Request(url, { method, ...init }));
    const body = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: body === '' ? '' : JSON.parse(body),
    };
  };
  const put = (url: string, from: number, length: number, total: number) =>
    send(url, 'PUT', {
      body: new Uint8Array(length).fill(from % 251),
      headers: { 'content-range': `bytes ${from}-${from + length - 1}/${total}` },
    });

  it('take a file in fragments, in order, and make it with the last', async () => {
    const url = await begin();
    const total = 2 * unit + 5;
    const first = await put(url, 0, unit, total);
    expect([first.status, first.body.nextExpectedRanges]).toEqual([202, [`${unit}-`]]);
    await put(url, unit, unit, total);
    expect((await graph.get(path)).status).toBe(404);
    const last = await put(url, 2 * unit, 5, total);
    expect([last.status, last.body.size]).toEqual([201, total]);
    expect((await send(url, 'GET')).status).toBe(404);
  });

  it('say where to go on, and refuse what they have or what leaves a gap', async () => {
    const url = await begin();
    const total = 3 * unit;
    await put(url, 0, unit, total);
    const again = await put(url, 0, unit, total);
    expect([again.status, again.body.error.code]).toEqual([416, 'invalidRange']);
    expect((await put(url, 2 * unit, unit, total)).status).toBe(416);
    expect((await send(url, 'GET')).body.nextExpectedRanges).toEqual([`${unit}-`]);
  });

  it('refuse fragments that are no multiple of 320 KiB, another total, a range that does not fit', async () => {
    const url = await begin();
    expect((await put(url, 0, 1000, 5000)).body.error.code).toBe('invalidRequest');
    await put(url, 0, unit, 2 * unit);
    expect((await put(url, unit, unit, 3 * unit)).status).toBe(400);
    expect((await send(url, 'PUT', { body: 'x' })).status).toBe(400);
  });

  it('take no bearer token', async () => {
    const url = await begin();
    const headers = { authorization: 'Bearer x', 'content-range': 'bytes 0-0/1' };
    expect((await send(url, 'PUT', { body: 'x', headers })).status).toBe(401);
  });

  it('end when they are cancelled, or a day after the last fragment', async () => {
    const cancelled = await begin();
    expect((await send(cancelled, 'DELETE')).status).toBe(204);
    expect((await put(cancelled, 0, 1, 1)).body.error.code).toBe('itemNotFound');
    const left = await begin();
    await world.control('POST', 'clock', { moveMs: 25 * 3_600_000 });
    expect((await send(left, 'GET')).status).toBe(404);
  });

  it('fail, replace or rename when the name is taken', async () => {
    const text = { 'content-type': 'text/plain' };
    await graph.send('PUT', `${path}/content`, 'one', text);
    const refused = await graph.post(`${path}/createUploadSession`, {});
    expect(refused.body.error.code).toBe('nameAlreadyExists');
    const behavior = '@microsoft.graph.conflictBehavior';
    const replacing = await begin({ item: { [behavior]: 'replace' } });
    expect((await put(replacing, 0, 7, 7)).status).toBe(200);
    const renaming = await begin({ item: { [behavior]: 'rename' } });
    expect((await put(renaming, 0, 7, 7)).body.name).toBe('big 1.bin');
    const stale = await graph.post(
      `${path}/createUploadSession`,
      { item: { [behavior]: 'replace' } },
      { 'if-match': '"{OLD},1"' },
    );
    expect(stale.status).toBe(412);
  });

  it('whose name was taken meanwhile keep their bytes, and can be committed when it is free', async () => {
    const url = await begin();
    const { body } = await graph.send('PUT', `${path}/content`, 'one');
    expect((await put(url, 0, 7, 7)).status).toBe(409);
    await graph.delete(`${site}/drive/items/${body.id}`);
    expect((await send(url, 'POST')).body.size).toBe(7);
  });

  it('wait for a commit when it was deferred', async () => {
    const url = await begin({ deferCommit: true });
    expect((await put(url, 0, 7, 7)).status).toBe(202);
    expect((await send(url, 'POST')).status).toBe(201);
  });
});
