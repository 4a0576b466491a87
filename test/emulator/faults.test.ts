import { beforeEach, describe, expect, it } from 'vitest';
import { addThing, makeThings, things, titles } from './support/lists.ts';
import { anna, type Caller, startTenant, type World } from './support/tenant.ts';

let world: World;
let graph: Caller;
beforeEach(async () => {
  world = await startTenant();
  graph = await makeThings(world);
});

const faults = (rules: object) => world.control('POST', 'faults', rules);
const post = { method: 'POST', path: '/items$' };

describe('faults on demand', () => {
  it('lose the request, or only its answer, at the call that the rule names', async () => {
    await faults([
      { ...post, nth: 1, status: 503, effect: true },
      { ...post, nth: 2, status: 503, effect: false },
    ]);
    expect((await addThing(graph, { Title: 'kept' })).status).toBe(503);
    expect((await addThing(graph, { Title: 'lost' })).status).toBe(503);
    expect((await addThing(graph, { Title: 'fine' })).status).toBe(201);
    expect(await titles(graph, '')).toEqual(['kept', 'fine']);
  });

  it('break the connection as fetch would, before or after the effect', async () => {
    await faults([
      { ...post, nth: 1, reset: true },
      { ...post, nth: 2, reset: true, effect: true },
    ]);
    await expect(addThing(graph, { Title: 'lost' })).rejects.toThrow(TypeError);
    await expect(addThing(graph, { Title: 'kept' })).rejects.toThrow(TypeError);
    expect(await titles(graph, '')).toEqual(['kept']);
  });

  it('answer slowly, with a body and headers of choice, until they are cleared', async () => {
    await faults({
      path: '/me$',
      times: 100,
      delayMs: 30,
      status: 429,
      headers: { 'retry-after': '2.128' },
      body: { error: { code: 'TooManyRequests', message: 'Please wait.' } },
    });
    const start = performance.now();
    const { status, headers, body } = await graph.get('/me');
    expect([status, headers.get('retry-after'), body.error.code]).toEqual([
      429,
      '2.128',
      'TooManyRequests',
    ]);
    expect(performance.now() - start).toBeGreaterThan(25);
    await world.control('DELETE', 'faults');
    expect((await graph.get('/me')).status).toBe(200);
  });

  it('let the work go on when the caller gives up waiting', async () => {
    await faults({ ...post, delayMs: 40 });
    const request = new Request(`https://graph.microsoft.com/v1.0${things}/items`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await world.token({ user: anna })}` },
      body: JSON.stringify({ fields: { Title: 'late' } }),
      signal: AbortSignal.timeout(10),
    });
    await expect(world.emulator.fetch(request)).rejects.toThrow(/timeout/);
    expect(await titles(graph, '')).toEqual([]);
    await expect.poll(() => titles(graph, '')).toEqual(['late']);
  });

  it('are refused when the rule makes no sense', async () => {
    expect((await faults({ path: '(' })).status).toBe(422);
    expect((await faults({ path: 'x', when: 'always' })).status).toBe(422);
    expect((await faults({ path: 'x', probability: 2 })).status).toBe(422);
  });
});

describe('faults by probability', () => {
  const statuses = async (rule: object): Promise<number[]> => {
    await world.control('DELETE', 'faults');
    await faults({ path: '/me$', status: 503, ...rule });
    const answers = [];
    for (let call = 1; call <= 40; call++) answers.push((await graph.get('/me')).status);
    return answers;
  };
  const failed = (answers: number[]) => answers.filter((status) => status === 503).length;

  it('hit their share of the calls, the same ones for the same seed', async () => {
    const first = await statuses({ probability: 0.5, seed: 7 });
    expect(failed(first)).toBeGreaterThan(10);
    expect(failed(first)).toBeLessThan(30);
    expect(await statuses({ probability: 0.5, seed: 7 })).toEqual(first);
    expect(await statuses({ probability: 0.5, seed: 8 })).not.toEqual(first);
  });

  it('hit none at 0, all at 1, and only within nth and times', async () => {
    expect(failed(await statuses({ probability: 0 }))).toBe(0);
    expect(failed(await statuses({ probability: 1 }))).toBe(40);
    const some = await statuses({ probability: 1, nth: 3, times: 2 });
    expect([failed(some), some[2], some[3]]).toEqual([2, 503, 503]);
  });
});

describe('a late effect', () => {
  it('comes after the answer, when the tenant’s clock has moved far enough', async () => {
    const at = new Date().toISOString();
    await world.control('POST', 'clock', { at });
    await faults({ ...post, lateMs: 5000 });
    expect((await addThing(graph, { Title: 'late' })).status).toBe(504);
    await world.control('POST', 'clock', { moveMs: 4999 });
    expect(await titles(graph, '')).toEqual([]);
    await world.control('POST', 'clock', { moveMs: 1 });
    expect(await titles(graph, '')).toEqual(['late']);
    expect((await world.control('GET', 'ledger')).body).toMatchObject([
      { event: 'item.created', at: new Date(Date.parse(at) + 5000).toISOString() },
    ]);
  });

  it('comes by itself while the clock runs, also after a broken connection', async () => {
    await faults({ ...post, lateMs: 20, reset: true });
    await expect(addThing(graph, { Title: 'late' })).rejects.toThrow(TypeError);
    expect(await titles(graph, '')).toEqual([]);
    await expect.poll(() => titles(graph, '')).toEqual(['late']);
  });
});

describe('a twisted answer', () => {
  beforeEach(async () => {
    for (const [Title, State] of [
      ['A', 'offered'],
      ['B', 'done'],
      ['C', 'offered'],
    ])
      await addThing(graph, { Title, State });
  });
  const page = '/items\\?';

  it('holds an error object inside a 200', async () => {
    const errorInside = { code: 'generalException', message: 'An error occurred.' };
    await faults({ path: page, errorInside });
    const { status, body } = await graph.get(`${things}/items?$top=2`);
    expect(status).toBe(200);
    expect(body.value).toMatchObject([{ id: '1' }, { id: '2' }, { error: errorInside }]);
    await faults({ path: '/items/1$', errorInside });
    const one = await graph.get(`${things}/items/1`);
    expect([one.status, one.body]).toEqual([200, { error: errorInside }]);
  });

  it('repeats a page before the walk goes on', async () => {
    await faults({ path: page, nth: 2, repeatPage: true });
    const seen: string[] = [];
    let next = `${things}/items?$top=1`;
    while (next) {
      const { body } = await graph.get(next);
      seen.push(...body.value.map(({ id }: { id: string }) => id));
      next = body['@odata.nextLink'];
    }
    expect(seen).toEqual(['1', '2', '2', '3']);
  });

  it('hides what the default view hides, and nothing of a single item', async () => {
    await faults({ path: '/items', times: 9, view: { column: 'State', equals: 'offered' } });
    expect(await titles(graph, '')).toEqual(['A', 'C']);
    expect((await graph.get(`${things}/items/2`)).body.id).toBe('2');
  });

  it('stays the truth when the truth is a refusal', async () => {
    await faults({ path: page, repeatPage: true });
    expect((await graph.get(`${things}/items?$top=x`)).status).toBe(400);
  });
});

describe('a unique column', () => {
  const both = async () => {
    const answers = await Promise.all(
      ['one', 'two'].map((Title) => addThing(graph, { Title, Key: 'same' })),
    );
    return answers.map(({ status }) => status).toSorted((a, b) => a - b);
  };

  it('takes one of two parallel values while it is atomic', async () => {
    expect(await both()).toEqual([201, 400]);
  });

  it('takes both under the switch, but none that comes after the answer', async () => {
    await world.control('PATCH', 'switches', { uniqueColumn: 'racing' });
    expect(await both()).toEqual([201, 201]);
    expect((await addThing(graph, { Title: 'three', Key: 'same' })).status).toBe(400);
    expect(await titles(graph, "$filter=fields/Key eq 'same'")).toHaveLength(2);
  });

  it('also lets parallel changes through under the switch', async () => {
    for (const Title of ['A', 'B']) await addThing(graph, { Title });
    await world.control('PATCH', 'switches', { uniqueColumn: 'racing' });
    const change = (id: number) =>
      graph.patch(`${things}/items/${id}`, { fields: { Key: 'same' } });
    const answers = await Promise.all([change(1), change(2)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});
