import { describe, expect, test, vi } from 'vitest';
import { type SignInCode, SignInError, type TokenWish } from '../../src/ui/host/host.ts';
import { createApi } from '../../src/ui/shared/api.ts';
import { type FailureKind, failureOf } from '../../src/ui/shared/api-error.ts';

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

function client(...answers: (Response | Error)[]) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => {
    const next = answers.shift();
    if (next instanceof Response) return next;
    throw next ?? new Error('no answer left');
  });
  const wishes: TokenWish[] = [];
  const getToken = async (wish: TokenWish = {}) => `token-${wishes.push(wish)}`;
  return { api: createApi({ fetch, getToken, language: () => 'de' }), fetch, wishes };
}

const failed = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => failureOf(error),
  );

describe('the client of our API', () => {
  test('brings the token and asks for sentences in the language of the screen', async () => {
    const { api, fetch } = client(json({ handoffs: [], asOf: '' }));
    await api.handoffs({ q: 'Müller & Söhne', state: 'offered' });
    const [path, init] = fetch.mock.calls[0] ?? [];
    expect(path).toBe('/api/handoffs?q=M%C3%BCller+%26+S%C3%B6hne&state=offered');
    expect(init?.headers).toEqual({ authorization: 'Bearer token-1', 'accept-language': 'de' });
  });

  test('asks for the desk with the word for the one that is known, and keeps it while it holds', async () => {
    const unchanged = new Response(null, { status: 304 });
    const { api, fetch } = client(json({ covers: [] }, 200, { etag: 'W/"1"' }), unchanged);
    const desk = await api.desk({});
    expect(desk).toEqual({ covers: [], version: 'W/"1"' });
    expect(await api.desk({}, desk)).toBe(desk);
    const asked = fetch.mock.calls.map(([, init]) => new Headers(init?.headers));
    expect(asked.map((headers) => headers.get('if-none-match'))).toEqual([null, 'W/"1"']);
  });

  test('asks the same way for hand-offs, one of them, runs, and one of those', async () => {
    const answer = () => json({ total: 0 }, 200, { etag: 'W/"1"' });
    const unchanged = () => new Response(null, { status: 304 });
    const answers = [0, 1, 2, 3].flatMap(() => [answer(), unchanged()]);
    const { api, fetch } = client(...answers);
    const ask = { skip: '0' };
    const list = await api.handoffs(ask);
    expect(await api.handoffs(ask, list)).toBe(list);
    const handoff = await api.handoff('k');
    expect(await api.handoff('k', handoff)).toBe(handoff);
    const runs = await api.runs(ask);
    expect(await api.runs(ask, runs)).toBe(runs);
    const run = await api.run('k');
    expect(await api.run('k', run)).toBe(run);
    const asked = fetch.mock.calls.map(([path, init]) => [
      path,
      new Headers(init?.headers).get('if-none-match'),
    ]);
    expect(asked).toEqual(
      ['handoffs?skip=0', 'handoffs/k', 'runs?skip=0', 'runs/k'].flatMap((path) => [
        [`/api/${path}`, null],
        [`/api/${path}`, 'W/"1"'],
      ]),
    );
  });

  test('tries once more with a fresh token after a 401', async () => {
    const { api, wishes } = client(json({}, 401), json({ today: '2026-11-23' }));
    expect(await api.me()).toEqual({ today: '2026-11-23' });
    expect(wishes).toEqual([{}, { fresh: true }]);
  });

  test('passes a claims challenge on to the host', async () => {
    const claims = '{"access_token":{"acrs":{"value":"c1"}}}';
    const challenge = `Bearer error="insufficient_claims", claims="${btoa(claims)}"`;
    const { api, wishes } = client(json({}, 401, { 'www-authenticate': challenge }), json({}));
    await api.me();
    expect(wishes[1]).toEqual({ fresh: true, claims });
  });

  test('sends the same hand-off key again after a 401', async () => {
    const { api, fetch } = client(json({}, 401), json({ kind: 'handed_off' }));
    const handoffKey = crypto.randomUUID();
    await api.handOff({ messageId: 'A', kind: 'take', handoffKey });
    const bodies = fetch.mock.calls.map(([, init]) => init?.body);
    expect(bodies[1]).toBe(bodies[0]);
    expect(bodies[0]).toContain(handoffKey);
  });

  test('gives up after the second 401: the person must sign in', async () => {
    const { api, fetch } = client(json({}, 401), json({ code: 'not_signed_in' }, 401));
    expect((await failed(api.me())).kind).toBe('sign_in');
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  test.each([
    [403, { code: 'no_access' }, 'no_access'],
    [403, { code: 'consent_needed' }, 'sign_in'],
    [503, { code: 'microsoft_busy' }, 'offline'],
    [404, { code: 'mail_not_found' }, 'refused'],
    [500, { code: 'unexpected' }, 'refused'],
  ])('sorts a %i %o as %s', async (status, problem, kind) => {
    const { api } = client(json(problem, status));
    expect(await failed(api.me())).toMatchObject({ kind, code: problem.code });
  });

  test('keeps the sentences of a problem for the person', async () => {
    const problem = { code: 'no_access', title: 'Kein Zugang', detail: 'Weil …', requestId: 'r-1' };
    const { api } = client(json(problem, 403));
    expect(await failed(api.me())).toEqual({ kind: 'no_access', ...problem });
  });

  test.each([
    [
      'a page instead of a problem',
      new Response('<html>', { status: 500 }),
      'refused',
      'unreadable_answer',
    ],
    ['a page instead of an answer', new Response('<html>'), 'refused', 'unreadable_answer'],
    [
      'numbers where texts should be',
      json({ code: 7, title: {} }, 400),
      'refused',
      'unreadable_answer',
    ],
    ['no connection', new TypeError('Failed to fetch'), 'offline', 'no_connection'],
  ])('makes one clear failure of %s', async (_, response, kind, code) => {
    const { api } = client(response);
    expect(await failed(api.me())).toEqual({ kind, code });
  });

  test('says so when the host has no token', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    const getToken = () => Promise.reject(new Error('nobody'));
    const api = createApi({ fetch, getToken, language: () => 'de' });
    expect(await failed(api.me())).toEqual({ kind: 'sign_in', code: 'no_token' });
    expect(fetch).not.toHaveBeenCalled();
  });

  test.each<[SignInCode, FailureKind]>([
    ['no_connection', 'offline'],
    ['needs_click', 'sign_in'],
    ['sign_in_failed', 'sign_in'],
  ])('tells why the host has no token: %s', async (code, kind) => {
    const getToken = () => Promise.reject(new SignInError('no', { code }));
    const api = createApi({ fetch: vi.fn(), getToken, language: () => 'de' });
    expect(await failed(api.me())).toEqual({ kind, code });
  });

  test('takes a browser without network for offline, whatever the host says', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    const getToken = () => Promise.reject(new Error('resourceDisabled'));
    const api = createApi({ fetch: vi.fn(), getToken, language: () => 'de' });
    expect(await failed(api.me())).toEqual({ kind: 'offline', code: 'no_connection' });
    vi.unstubAllGlobals();
  });
});
