import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

const me = 'Petra Hansen';

describe('when Microsoft puts Baton off', () => {
  let world: World;
  afterEach(() => world.close());

  const suggest = async (messageId: string, token: string) =>
    world.raw(
      new Request('http://localhost/api/suggestions', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ messageId }),
      }),
    );
  const start = async () => {
    world = await startWorld({ rows: 3 });
    const [mail] = (await world.graph<{ value: { id: string }[] }>(me, '/me/messages?$top=1'))
      .value;
    return { messageId: mail?.id ?? '', token: await world.tokenFor(me) };
  };
  const fault = (rule: object) => world.control('POST', '/faults', { times: 99, ...rule });

  it('says at once how long to wait, instead of waiting itself', async () => {
    const { messageId, token } = await start();
    const headers = { 'retry-after': '42.5' };
    await fault({ method: 'GET', path: '/me/messages/', status: 429, headers });
    const answer = await suggest(messageId, token);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '43']);
    expect(await answer.json()).toMatchObject({ code: 'microsoft_busy' });
    await world.control('DELETE', '/faults');
    expect((await suggest(messageId, token)).status).toBe(200);
  });

  it('does the same when there is no token to be had, and remembers it for that person only', async () => {
    const { messageId, token } = await start();
    const headers = { 'retry-after': '30' };
    await fault({ path: '/oauth2/v2.0/token', times: 1, status: 429, headers, body: {} });
    const answers = [await suggest(messageId, token), await suggest(messageId, token)];
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    expect(answers[1]?.headers.get('retry-after')).toBe('30');
    expect((await suggest(messageId, await world.tokenFor('Maren Jessen'))).status).toBe(404);
    await world.passTime(31);
    expect((await suggest(messageId, token)).status).toBe(200);
  });

  it('passes on the claims that Graph wants confirmed, and asks for a new token afterwards', async () => {
    const { messageId, token } = await start();
    const claims = btoa('{"access_token":{"nbf":{"essential":true,"value":"1764104400"}}}');
    const challenge = `Bearer error="insufficient_claims", claims="${claims}"`;
    await fault({
      method: 'GET',
      path: '/me/messages/',
      times: 1,
      status: 401,
      headers: { 'www-authenticate': challenge },
    });
    const answer = await suggest(messageId, token);
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, challenge]);
    expect(await answer.json()).toMatchObject({ code: 'step_up_needed' });
    expect((await suggest(messageId, token)).status).toBe(200);
  });

  it('says who has a mail as it was last seen, and when that was; but claims and sends nothing on that', async () => {
    const { messageId, token } = await start();
    const order = { messageId, handoffKey: randomUUID(), kind: 'forward', responsibilityId: 1 };
    const { body } = await world.api(me, 'POST', '/handoffs', order);
    expect(body.kind).toBe('handed_off');
    await world.api(me, 'GET', '/handoffs');
    const headers = { 'retry-after': '42' };
    await fault({ path: '/lists/[^/]+/items', status: 429, headers });
    const answer = await (await suggest(messageId, token)).json();
    expect(answer).toMatchObject({
      status: { kind: 'handed_off', handoff: { handoffKey: order.handoffKey } },
      statusAsOf: answer.status.handoff.asOf,
    });
    const other = (
      await world.graph<{ value: { id: string }[] }>(me, '/me/messages?$top=9&$select=id')
    ).value.at(-1);
    const open = await (await suggest(other?.id ?? '', token)).json();
    expect(open).toMatchObject({ status: { kind: 'open' }, statusAsOf: expect.any(String) });
    const again = { ...order, messageId: other?.id ?? '', handoffKey: randomUUID() };
    expect((await world.api(me, 'POST', '/handoffs', again)).body.code).toBe('microsoft_busy');
    await world.control('DELETE', '/faults');
    await world.passTime(43);
    expect(await (await suggest(messageId, token)).json()).not.toHaveProperty('statusAsOf');
    const sent = await world.control<{ event: string }[]>('GET', '/ledger');
    expect(sent.filter(({ event }) => event === 'mail.submitted')).toHaveLength(1);
  });

  it('shows a run as it was last seen, and when that was', async () => {
    const { messageId } = await start();
    const order = { messageId, handoffKey: randomUUID(), kind: 'forward', responsibilityId: 1 };
    await world.api(me, 'POST', '/handoffs', order);
    const read = async () => (await world.api(me, 'GET', `/runs/${order.handoffKey}`)).body;
    expect(await read()).not.toHaveProperty('asOf');
    const headers = { 'retry-after': '42' };
    await fault({ method: 'GET', path: '/lists/[^/]+/items', status: 429, headers });
    expect(await read()).toMatchObject({
      run: { processKey: order.handoffKey },
      asOf: expect.any(String),
    });
  });
});
