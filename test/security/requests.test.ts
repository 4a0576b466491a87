import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Reply, startTarget, type Target } from './target.ts';

const petra = 'Petra Hansen';
const json = { 'content-type': 'application/json' };

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.stop());
beforeEach(() => {
  target.calls.length = 0;
});

const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers = {}) =>
  target.as(petra, path, { method: 'POST', body, headers: { ...json, ...headers } });

function expectGuarded({ headers }: Reply): void {
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("object-src 'none'");
  expect(policy).toMatch(/frame-ancestors https:\/\/\*\.cloud\.microsoft /);
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*(unsafe-inline| \*)/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('strict-transport-security')).toContain('max-age=');
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(headers.get('server')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
}

describe('every route', () => {
  it('refuses whoever is not signed in, before anything is asked of Microsoft', async () => {
    const ours = target.routes.filter(({ path }) => path.startsWith('/api/') && path !== '/api/*');
    expect(ours.length).toBeGreaterThan(20);
    const open: string[] = [];
    for (const { method, path } of ours) {
      const reply = await target.ask(path.replaceAll(/:\w+/g, randomUUID()), { method });
      expectGuarded(reply);
      expect(reply.headers.get('cache-control')).toBe('no-store');
      if (reply.status !== 401) open.push(`${method} ${path}: ${reply.status}`);
    }
    expect(open).toEqual([]);
    expect(target.calls).toEqual([]);
  });

  it.each(['/', '/healthz', '/api', '/api/nothing', '/nothing', '/favicon.ico', '/api/me/../../x'])(
    'carries the headers that protect it, found or not: %s',
    async (path) => expectGuarded(await target.ask(path)),
  );

  it.each([
    '/metrics',
    '/.git/config',
    '/.env',
    '/package.json',
    '/src/main/server.ts',
    '/keys.json',
    '/tab.js.map',
    '/assets/tab.js.map',
    '/events.js.map',
  ])('is one of ours: nothing else of the server is to be had (%s)', async (path) =>
    expect((await target.ask(path)).status).toBe(404),
  );

  it.each(['TRACE', 'CONNECT', 'TRACK', 'DEBUG', 'PROPFIND'])('knows no %s', async (method) => {
    const answer = await target.bytes(
      `${method} /api/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).not.toMatch(/^HTTP\/1\.1 2/);
  });
});

describe('other origins', () => {
  it.each(['https://evil.example', 'null', 'http://localhost:3000', 'https://teams.microsoft.com'])(
    'get no permission by asking (%s)',
    async (origin) => {
      const preflight = { origin, 'access-control-request-method': 'POST' };
      const asked = await target.ask('/api/handoffs', { method: 'OPTIONS', headers: preflight });
      expect(asked.headers.get('access-control-allow-origin')).toBeNull();
      expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
      const read = await target.as(petra, '/api/me', { headers: { origin } });
      expect(read.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it.each([
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    '',
  ])('cannot have a form of theirs taken for a request (%s)', async (type) => {
    const reply = await post('/api/handoffs', '{}', { 'content-type': type });
    expect(reply.status).toBe(400);
    expect(target.calls).toEqual([]);
  });

  it('get no cookie to ride on', async () => {
    const replies = [await target.ask('/healthz'), await target.as(petra, '/api/me')];
    for (const { headers } of replies) expect(headers.getSetCookie()).toEqual([]);
  });
});

describe('ids that want to be more than ids', () => {
  const hostile = [
    '../../users/bestellung@nordlicht-technik.example/messages',
    '%2e%2e%2f%2e%2e%2fusers',
    '..%2f..%2f',
    'AAMk/../../me/sendMail',
    'AAMk?$expand=attachments',
    'AAMk#fragment',
    'AAMk;x=1',
    'AAMk,AAMk',
    "AAMk' or 1 eq 1",
    'AAMk\r\nX-Injected: 1',
    'AAMk\0',
    'https://evil.example/',
    '//evil.example/',
    '',
    ' ',
    'x'.repeat(65_000),
    '\u202eAAMk',
    '\ud800',
    '$batch',
    'me',
  ];

  it.each(hostile)('lead nowhere: %j', async (messageId) => {
    const reply = await post('/api/suggestions', JSON.stringify({ messageId }));
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expectInTheMailbox(target.calls);
  });

  it.each([...hostile, 'someone@evil.example, other@evil.example', '<a@evil.example>'])(
    'nor as a mailbox: %j',
    async (mailbox) => {
      const reply = await post('/api/suggestions', JSON.stringify({ messageId: 'AAMk', mailbox }));
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(reply.status).toBeLessThan(500);
      expectInTheMailbox(target.calls);
    },
  );

  it.each(hostile)('nor as the key of a hand-off: %j', async (key) => {
    const reply = await target.as(petra, `/api/handoffs/${encodeURIComponent(key.toWellFormed())}`);
    expect([400, 404, 200, 431]).toContain(reply.status);
    if (reply.status === 200) expect(JSON.parse(reply.text)).toHaveProperty('handoffs');
  });
});

/** One message of one mailbox, and the register: nothing else was asked for, and every id is one segment. */
function expectInTheMailbox(calls: readonly string[]): void {
  const paths = calls.map((call) => new URL(call.replace(/^\w+ /, '')));
  for (const { origin, pathname, href } of paths) {
    expect(['https://graph.microsoft.com', 'https://login.microsoftonline.com']).toContain(origin);
    expect(href).not.toMatch(/evil\.example\/|sendMail|\$batch/);
    expect(pathname).not.toMatch(/\/\.\.?\/|\/\//);
  }
}

describe('fields nobody may set', () => {
  const order = (more: object) => ({
    messageId: 'AAMk',
    handoffKey: randomUUID(),
    kind: 'forward',
    ...more,
  });

  it.each([
    { mailState: 'sent' },
    { state: 'Done' },
    { owner: { oid: randomUUID() } },
    { draftId: 'AAMk' },
    { sender: { mail: 'chef@nordlicht-technik.example' } },
    { recipient: 'attacker@evil.example' },
    { to: ['attacker@evil.example'] },
    { tenantId: randomUUID() },
    { signature: 'x' },
    { caller: { oid: randomUUID() } },
  ])('do nothing: %j', async (more) => {
    const { messageId } = await target.world.mailId(target.world.sample.mails[1]?.id ?? '');
    const reply = await post('/api/handoffs', JSON.stringify(order({ messageId, ...more })));
    expect(reply.text).not.toContain('evil.example');
    expect([200, 400, 404, 422]).toContain(reply.status);
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    'nor change what all objects have: %s',
    async (name) => {
      const body = `{"messageId":"AAMk","${name}":{"polluted":true,"isAdmin":true}}`;
      await post('/api/suggestions', body);
      await post('/api/handoffs', body);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
    },
  );
});

describe('bodies', () => {
  const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
  const bodies: [string, string][] = [
    ['nothing', ''],
    ['no JSON', '{'],
    ['two values', '{}{}'],
    ['a comment', '{/**/}'],
    ['NaN', '{"messageId":NaN}'],
    ['a number beyond numbers', '{"messageId":1e999}'],
    ['null', 'null'],
    ['a list', '[]'],
    ['text', '"AAMk"'],
    ['nested thirty thousand times', deep],
    ['half a letter', '{"messageId":"\\ud800"}'],
    ['a key twice', '{"messageId":"../x","messageId":"../y"}'],
    ['single quotes', "{'messageId':'AAMk'}"],
    ['a number as text', '{"messageId":1}'],
    ['a byte order mark and nothing', '\ufeff'],
  ];
  it.each(bodies)('are refused in one sentence: %s', async (_what, body) => {
    const reply = await post('/api/suggestions', body);
    expect([400, 404]).toContain(reply.status);
    expect(reply.code).not.toBe('unexpected');
    expect(reply.text).not.toMatch(/ at .+\.ts:\d+|node_modules|SyntaxError/);
  });

  it.each([65 * 1024, 1024 * 1024, 20 * 1024 * 1024])('of %i bytes are not read', async (size) => {
    const body = JSON.stringify({ messageId: 'x'.repeat(size) });
    const status = await post('/api/suggestions', body).then(
      (reply) => reply.status,
      () => 413, // the socket was closed while we were still sending
    );
    expect(status).toBe(413);
    expect((await target.ask('/healthz')).status).toBe(200);
  });

  it('are not unpacked', async () => {
    const bomb = new Uint8Array(gzipSync('0'.repeat(30_000_000)));
    const reply = await post('/api/suggestions', bomb, { 'content-encoding': 'gzip' });
    expect([400, 413, 415]).toContain(reply.status);
  });
});

describe('the socket', () => {
  const line = 'Host: x\r\nContent-Type: application/json\r\n';
  it.each<[string, string]>([
    [
      'both lengths',
      `POST /api/me HTTP/1.1\r\n${line}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`,
    ],
    [
      'two lengths',
      `POST /api/me HTTP/1.1\r\n${line}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde`,
    ],
    ['a length that is none', `POST /api/me HTTP/1.1\r\n${line}Content-Length: -1\r\n\r\n`],
    ['an unknown encoding', `POST /api/me HTTP/1.1\r\n${line}Transfer-Encoding: xchunked\r\n\r\n`],
    [
      'a space before the colon',
      `GET /api/me HTTP/1.1\r\nHost: x\r\nAuthorization : Bearer x\r\n\r\n`,
    ],
    ['a line that goes on', `GET /api/me HTTP/1.1\r\nHost: x\r\nX-A: b\r\n c\r\n\r\n`],
    ['a bare line feed', `GET /api/me HTTP/1.1\nHost: x\n\n`],
    ['a NUL', `GET /api/me HTTP/1.1\r\nHost: x\r\nX-A: \0\r\n\r\n`],
    [
      'a chunk size that is none',
      `POST /api/me HTTP/1.1\r\n${line}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`,
    ],
    ['no host', 'GET /api/me HTTP/1.1\r\n\r\n'],
    [
      'headers of 40,000 bytes',
      `GET /api/me HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(40_000)}\r\n\r\n`,
    ],
    ['10,000 headers', `GET /api/me HTTP/1.1\r\nHost: x\r\n${'X-A: b\r\n'.repeat(10_000)}\r\n`],
  ])('takes one request for one: %s', async (_what, bytes) => {
    const answer = await target.bytes(bytes);
    const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) =>
      Number(status),
    );
    expect(statuses.length).toBeLessThanOrEqual(1);
    for (const status of statuses) expect([400, 401, 413, 431]).toContain(status);
    expect(target.calls).toEqual([]);
  });
});

describe('what is somebody else’s', () => {
  it('is answered as what does not exist', async () => {
    const { messageId } = await target.world.mailId(target.world.sample.mails[0]?.id ?? '');
    const order = { messageId, handoffKey: randomUUID(), kind: 'take', responsibilityId: 1 };
    await post('/api/handoffs', JSON.stringify(order));
    const stranger = 'Jonas Petersen';
    const theirs = await target.as(stranger, `/api/handoffs/${order.handoffKey}`);
    const nobodys = await target.as(stranger, `/api/handoffs/${randomUUID()}`);
    expect(theirs.status).toBe(404);
    expect(withoutRequest(theirs)).toEqual(withoutRequest(nobodys));
    const wish = { method: 'POST', headers: json, body: JSON.stringify({ action: 'accept' }) };
    const act = await target.as(stranger, `/api/handoffs/${order.handoffKey}/actions`, wish);
    expect(act.status).toBe(404);
  });
});

function withoutRequest({ text }: Reply): unknown {
  const { requestId: _, ...rest } = JSON.parse(text);
  return rest;
}
