import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createGraph } from '../../src/m365/graph.ts';

const anything = z.unknown();
const waits = (status: number, retryAfter: string) => () =>
  new Response(null, { status, headers: { 'retry-after': retryAfter } });
const fine = () => Response.json({ id: 'me' });

/** Graph that gives these answers, the last one for ever. */
function graphAnswering(...answers: (() => Response)[]) {
  const asked: string[] = [];
  const forgotten: string[] = [];
  const transport = async ({ method }: Request) => {
    asked.push(method);
    return (answers[asked.length - 1] ?? answers.at(-1) ?? fine)();
  };
  const token = async () => 'token of Anna';
  return { asked, forgotten, graph: createGraph(transport, token, (each) => forgotten.push(each)) };
}

describe('waiting for Graph', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([429, 503, 504])('repeats a read after %i, not before the time named', async (status) => {
    const { graph, asked } = graphAnswering(waits(status, '2.5'), fine);
    const answer = graph.get('/me', anything);
    await vi.advanceTimersByTimeAsync(2_499);
    expect(asked).toEqual(['GET']);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toEqual({ id: 'me' });
    expect(asked).toEqual(['GET', 'GET']);
  });

  it('fails at once when it would have to wait longer than somebody likes to', async () => {
    const { graph, asked } = graphAnswering(waits(429, '11'), fine);
    await expect(graph.get('/me', anything)).rejects.toMatchObject({
      code: 'microsoft_busy',
      retryAfterSeconds: 11,
    });
    expect([asked.length, vi.getTimerCount()]).toEqual([1, 0]);
  });

  it('reads a date as a time to wait', async () => {
    const { graph, asked } = graphAnswering(
      waits(503, new Date(Date.now() + 120_000).toUTCString()),
    );
    const failure = await graph.get('/me', anything).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'microsoft_busy', status: 503 });
    expect(failure).toHaveProperty('retryAfterSeconds', expect.closeTo(120, -1));
    expect(asked).toHaveLength(1);
  });

  it('spends its patience once, not anew with every answer', async () => {
    const { graph, asked } = graphAnswering(waits(429, '6'));
    const answer = expect(graph.get('/me', anything)).rejects.toMatchObject({
      code: 'microsoft_busy',
      retryAfterSeconds: 6,
    });
    await vi.advanceTimersByTimeAsync(60_000);
    await answer;
    expect(asked).toHaveLength(2);
  });

  it.each([429, 503, 504])('never repeats what writes after %i', async (status) => {
    const { graph, asked } = graphAnswering(waits(status, '0'));
    const bytes = new Uint8Array(1);
    const failures = await Promise.allSettled([
      graph.post('/me/sendMail', {}, anything),
      graph.post('/me/messages/1/send', {}, anything),
      graph.patch('/sites/1/lists/1/items/1', {}, anything),
      graph.delete('/me/messages/1'),
      graph.put('/drives/1/root:/a.txt:/content', bytes, anything),
      vi.advanceTimersByTimeAsync(60_000),
    ]);
    expect(failures.filter(({ status: outcome }) => outcome === 'rejected')).toHaveLength(5);
    expect(asked.toSorted()).toEqual(['DELETE', 'PATCH', 'POST', 'POST', 'PUT']);
  });
});

describe('a token that Graph refuses', () => {
  const refused = (challenge: string) => () =>
    Response.json(
      { error: { code: 'InvalidAuthenticationToken', message: 'Continuous access evaluation.' } },
      { status: 401, headers: { 'www-authenticate': challenge } },
    );

  it('is forgotten, and the claims asked for are passed on', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1764104400"}}}';
    const challenge = `Bearer realm="", error="insufficient_claims", claims="${btoa(claims)}"`;
    const { graph, asked, forgotten } = graphAnswering(refused(challenge));
    await expect(graph.post('/me/messages', {}, anything)).rejects.toMatchObject({
      code: 'step_up_needed',
      claims,
    });
    expect([asked, forgotten]).toEqual([['POST'], ['token of Anna']]);
  });

  it.each(['Bearer realm=""', 'Bearer error="x", claims="%%%"'])(
    'is forgotten without a usable challenge too: %s',
    async (challenge) => {
      const { graph, forgotten } = graphAnswering(refused(challenge));
      const failure = graph.get('/me', anything);
      await expect(failure).rejects.toMatchObject({ code: 'not_signed_in', claims: undefined });
      expect(forgotten).toEqual(['token of Anna']);
    },
  );

  it('is kept when Graph only forbids something', async () => {
    const { graph, forgotten } = graphAnswering(() => new Response(null, { status: 403 }));
    await expect(graph.get('/me', anything)).rejects.toMatchObject({ code: 'no_access' });
    expect(forgotten).toEqual([]);
  });
});
