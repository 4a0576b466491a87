import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTarget, type Target } from './target.ts';

let target: Target;
let secret = '';

beforeAll(async () => {
  target = await startTarget({ publicUrl: 'https://baton.example' });
  const known = target.world.product.context.notices?.secrets ?? [];
  secret = known.find(({ list }) => list === 'Handoffs')?.secret ?? '';
  expect(secret).toHaveLength(64);
});
afterAll(() => target.stop());
beforeEach(async () => {
  // what an earlier case asked for is done, and the next is looked after at once
  await target.world.passTime(10);
  await target.world.passTime(10);
  target.calls.length = 0;
  target.logged.length = 0;
});

const json = { 'content-type': 'application/json' };
const send = (body: string, path = '/notifications', headers: Record<string, string> = json) =>
  target.ask(path, { method: 'POST', body, headers });
const notice = (more: object = {}) => ({
  subscriptionId: 'e8f1b9c4-3a5d-4b8e-9c1f-2a7d6e5f4b3a',
  subscriptionExpirationDateTime: '2026-12-01T00:00:00Z',
  clientState: secret,
  changeType: 'updated',
  resource: 'sites/x/lists/y',
  tenantId: target.world.sample.tenant.tenantId,
  ...more,
});
const value = (...notices: unknown[]) => JSON.stringify({ value: notices });
const looks = () => target.calls.filter((call) => call.includes('/items/delta')).length;
const handshake = (query: string) => target.ask(`/notifications?${query}`, { method: 'POST' });

describe('the handshake of a subscription (S3)', () => {
  it.each([
    ['plain', 'Validation: Testing client application reachability'],
    ['markup', '<script>alert(1)</script>'],
    ['line breaks', 'a\r\nSet-Cookie: x=1\r\n\r\n<html>'],
    ['other scripts', 'Prüfung \u202e ✓'],
  ])('gets its words back as text and nothing else: %s', async (_what, token) => {
    for (const path of ['/notifications', '/notifications/lifecycle']) {
      const query = `validationToken=${encodeURIComponent(token)}`;
      const reply = await target.ask(`${path}?${query}`, { method: 'POST' });
      expect(reply.status).toBe(200);
      expect(reply.headers.get('content-type')).toMatch(/^text\/plain/i);
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
      expect(reply.headers.get('cache-control')).toBe('no-store');
      expect(reply.headers.get('set-cookie')).toBeNull();
      expect(reply.text).toBe(token);
    }
    expect(target.calls).toEqual([]);
  });

  it.each([
    ['100 kB', `validationToken=${'x'.repeat(10_000)}`],
    ['twice', 'validationToken=a&validationToken=b'],
    ['empty', 'validationToken='],
  ])('is refused: %s', async (_what, query) => {
    expect((await handshake(query)).status).toBe(400);
  });

  it('is not answered to a GET', async () => {
    expect((await target.ask('/notifications?validationToken=x')).status).toBe(404);
  });
});

describe('what claims to be Microsoft (S2)', () => {
  it.each<[string, () => string]>([
    ['no secret', () => value({ ...notice(), clientState: undefined })],
    ['null for a secret', () => value(notice({ clientState: null }))],
    [
      'a wrong secret',
      () => value(notice({ clientState: secret.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')) })),
    ],
    ['the beginning of the secret', () => value(notice({ clientState: secret.slice(0, 63) }))],
    ['the secret in capitals', () => value(notice({ clientState: secret.toUpperCase() }))],
    ['a long secret', () => value(notice({ clientState: secret.repeat(3) }))],
    ['another tenant', () => value(notice({ tenantId: crypto.randomUUID() }))],
    ['no tenant', () => value({ ...notice(), tenantId: undefined })],
    ['a subscription that is no id', () => value(notice({ subscriptionId: '../../users' }))],
    ['ten thousand at once', () => value(...Array.from({ length: 1_001 }, () => ({ a: 1 })))],
    ['no list', () => '{"value":{}}'],
    ['nothing', () => ''],
    ['no JSON', () => '{"value":['],
    ['a prototype', () => '{"__proto__":{"value":[{}]},"value":[{"__proto__":{}}]}'],
    ['deep', () => `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ])('is answered like all others, and nothing is done: %s', async (_what, body) => {
    for (const path of ['/notifications', '/notifications/lifecycle']) {
      const reply = await send(body(), path);
      expect({ status: reply.status, text: reply.text }).toEqual({ status: 202, text: '' });
    }
    expect(target.calls).toEqual([]);
    expect(target.logged.join('\n')).not.toContain(secret);
  });

  it('makes Baton look once it knows the secret, and only then', async () => {
    expect((await send(value(notice()))).status).toBe(202);
    // the list from its beginning, and what changed since
    await expect.poll(looks).toBe(2);
  });

  it('leads nowhere by the addresses in it', async () => {
    const evil = {
      resource: 'https://evil.example/sites/x',
      notificationUrl: 'http://169.254.169.254/',
      '@odata.nextLink': 'https://evil.example/',
    };
    await send(
      value(notice({ ...evil, lifecycleEvent: 'reauthorizationRequired' })),
      '/notifications/lifecycle',
    );
    await expect.poll(() => target.calls.length).toBeGreaterThan(0);
    const path = `/v1.0/subscriptions/${notice().subscriptionId}/reauthorize`;
    expect(target.calls.filter((call) => !call.includes('/oauth2/'))).toEqual([
      `POST https://graph.microsoft.com${path}`,
    ]);
  });

  it('replayed a hundred times is looked after once more, not a hundred times', async () => {
    await send(value(notice()));
    await expect.poll(looks).toBe(1);
    const replies = await Promise.all(
      Array.from({ length: 100 }, () => send(value(notice(), notice()))),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([202]));
    await target.world.passTime(10);
    await expect.poll(looks).toBe(2);
    await target.world.passTime(10);
    expect(looks()).toBe(2);
  });

  it('may not be larger than a few hundred thousand bytes', async () => {
    expect((await send(`{"value":["${'x'.repeat(300_000)}"]}`)).status).toBe(413);
  });

  it('may not come more than 600 times a minute, all together', async () => {
    const replies = await Promise.all(
      Array.from({ length: 610 }, () => handshake('validationToken=x')),
    );
    const refused = replies.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await target.as('Petra Hansen', '/api/me')).status).toBe(200);
  });
});
