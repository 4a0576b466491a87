import { beforeEach, describe, expect, it } from 'vitest';
import { addThing, makeThings, things } from './support/lists.ts';
import {
  anna,
  type Answer,
  bernd,
  type Caller,
  type Json,
  startTenant,
  type World,
} from './support/tenant.ts';

describe('throttling', () => {
  let world: World;
  let graph: Caller;
  beforeEach(async () => {
    world = await startTenant();
    graph = await makeThings(world);
    await addThing(graph, { Title: 'A' });
    await world.control('POST', 'clock', { at: '2026-11-20T09:00:30Z' });
    graph = await world.as(anna);
  });
  const on = (more = {}) => world.control('PATCH', 'switches', { throttling: 'on', ...more });
  const item = (caller = graph) => caller.get(`${things}/items/1`);
  const spend = async (times: number, work: () => Promise<Answer> = item): Promise<Answer[]> => {
    const answers: Answer[] = [];
    for (let i = 0; i < times; i += 1) answers.push(await work());
    return answers;
  };

  it('is off unless switched on', async () => {
    const answers = await spend(1260);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(answers.at(-1)?.headers.has('ratelimit-limit')).toBe(false);
  });

  it('gives an app 1,250 units a minute, announces from 80 % on, and counts what it refuses', async () => {
    await on();
    const answers = await spend(1251);
    expect(answers.map(({ headers }) => headers.get('ratelimit-remaining')).indexOf('250')).toBe(
      999,
    );
    expect(answers[998]?.headers.has('ratelimit-limit')).toBe(false);
    expect(answers[1249]?.status).toBe(200);
    const refused = answers[1250];
    expect([refused?.status, refused?.body.error.code]).toEqual([429, 'activityLimitReached']);
    expect(Object.fromEntries(refused?.headers ?? [])).toMatchObject({
      'retry-after': '60',
      'ratelimit-limit': '1250',
      'ratelimit-remaining': '0',
      'ratelimit-reset': '60',
    });
    // Somebody else's app is not concerned, the app's other users are.
    expect((await item(await world.as(bernd))).status).toBe(429);
    await world.control('POST', 'clock', { moveMs: 45_500 });
    await world.control('PATCH', 'switches', { retryAfter: 'fractional' });
    expect((await item()).headers.get('retry-after')).toBe('14.500');
    await world.control('POST', 'clock', { moveMs: 14_500 });
    expect((await item()).status).toBe(200);
  });

  it('costs 1 for one thing, 2 for lists and writes, 5 for permissions', async () => {
    await graph.get(`${things}/items/1?$expand=fields`);
    await graph.get(`${things}/items`);
    await graph.patch(`${things}/items/1`, { fields: { Title: 'B' } });
    await graph.get(`${things.replace(/\/lists.*/, '')}/permissions`);
    await graph.get('/me');
    const { body } = await world.control('GET', 'requests');
    expect(body.slice(-5).map(({ units }: Json) => units)).toEqual([1, 2, 2, 5, 1]);
  });

  it('lets four requests at a mailbox run at the same time', async () => {
    await on();
    const six = await Promise.all(Array.from({ length: 6 }, () => graph.get('/me/messages')));
    const refused = six.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
    expect(refused[0]?.body.error).toMatchObject({
      code: 'ApplicationThrottled',
      message: 'Application is over its MailboxConcurrency limit.',
    });
    expect((await graph.get('/me/messages')).status).toBe(200);
  });

  it.each([
    ['four-at-once', 0],
    ['all-at-once', 2],
  ])(
    'throttles parts of a batch that go to Outlook %s: %i refused',
    async (batchToOutlook, count) => {
      await on({ batchToOutlook });
      const requests = ['1', '2', '3', '4', '5', '6'].map((id) => ({
        id,
        method: 'GET',
        url: '/me/messages',
      }));
      const { status, body } = await graph.post('/$batch', { requests });
      expect(status).toBe(200);
      expect(body.responses.filter((one: Json) => one.status === 429)).toHaveLength(count);
    },
  );
});
