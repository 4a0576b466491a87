import { expect, it } from 'vitest';
import { loadConfig } from '../../src/playground/tenant/config.ts';
import { type Imported, importMails } from '../../src/playground/tenant/import-mail.ts';
import { mailReader } from '../../src/playground/tenant/mail-reader.ts';
import { keptToken, tokenBroker } from '../../src/playground/tenant/tokens.ts';

function recorder(answer: (path: string, init: RequestInit) => unknown) {
  const calls: { path: string; init: RequestInit }[] = [];
  const fetch = async (path: string, init: RequestInit = {}) => {
    calls.push({ path, init });
    const body = answer(path, init);
    return body instanceof Response ? body : new Response(JSON.stringify(body));
  };
  return { calls, fetch };
}

it('names every missing entry of the config', async () => {
  const { fetch } = recorder(() => ({ appOrigin: 'not an address', clientId: 'c', tenantId: 't' }));
  await expect(loadConfig(fetch)).rejects.toThrow('config.json: appOrigin, scope, defaultPerson');
});

it('reads a folder with the token of the person and follows next links on its own origin', async () => {
  const { calls, fetch } = recorder(() => ({
    value: [{ id: 'm1', isRead: false, from: null }, 'nonsense'],
    '@odata.nextLink': 'https://graph.microsoft.com/v1.0/users/x/messages?$skip=50',
  }));
  const page = await mailReader(fetch, async () => 'AT').firstPage('a b@x.example', 'inbox');
  expect(calls[0]?.path).toMatch(
    /^\/v1\.0\/users\/a%20b%40x\.example\/mailFolders\/inbox\/messages\?/,
  );
  expect(new Headers(calls[0]?.init.headers).get('authorization')).toBe('Bearer AT');
  expect(page.rows[0]).toMatchObject({
    id: 'm1',
    unread: true,
    subject: '',
    from: { name: '', address: '' },
  });
  expect(page.next).toBe('/v1.0/users/x/messages?$skip=50');
});

it('turns the refusals of Graph into one error with code and words', async () => {
  const refusal = { error: { code: 'ErrorAccessDenied', message: 'Access is denied.' } };
  const { fetch } = recorder(() => new Response(JSON.stringify(refusal), { status: 403 }));
  const reading = mailReader(fetch, async () => 'AT').message('x@x.example', 'm1');
  await expect(reading).rejects.toMatchObject({
    status: 403,
    code: 'ErrorAccessDenied',
    message: 'Access is denied.',
  });
});

it('says per file whether it came in or why not', async () => {
  const { calls, fetch } = recorder((_path, { body }) =>
    (body as ArrayBuffer).byteLength === 0
      ? new Response('{"error":{"code":"x","message":"The file is empty."}}', { status: 400 })
      : {},
  );
  const told: Imported[] = [];
  const files = [new File(['Subject: x'], 'a.eml'), new File([], 'leer.eml')];
  await importMails(fetch, 'me@x.example', files, 'unreachable', (imported) => told.push(imported));
  expect(told).toEqual([{ name: 'a.eml' }, { name: 'leer.eml', refusal: 'The file is empty.' }]);
  expect(calls[0]).toMatchObject({
    path: '/__emulator/mailboxes/me%40x.example/messages',
    init: { method: 'POST', headers: { 'Content-Type': 'message/rfc822' } },
  });
});

it('shares one token between callers and renews it a minute before it ends', async () => {
  let issued = 0;
  const { calls, fetch } = recorder(() => ({ access_token: `AT-${++issued}`, expires_in: 3600 }));
  let now = 0;
  const wish = { user: 'oid-1', audience: 'graph', scopes: ['Mail.ReadWrite'] };
  const token = keptToken(tokenBroker(fetch), wish, () => now);
  expect(await Promise.all([token(), token()])).toEqual(['AT-1', 'AT-1']);
  now = 3539_000;
  expect(await token()).toBe('AT-1');
  now = 3540_000;
  expect(await token()).toBe('AT-2');
  expect(await new Response(calls[0]?.init.body).json()).toEqual(wish);
});

it('asks again after a refusal', async () => {
  let refuse = true;
  const { fetch } = recorder(() =>
    refuse ? new Response('', { status: 500 }) : { access_token: 'AT', expires_in: 60 },
  );
  const token = keptToken(tokenBroker(fetch), { user: 'x', audience: 'graph', scopes: [] });
  await expect(token()).rejects.toThrow('HTTP 500');
  refuse = false;
  expect(await token()).toBe('AT');
});

it('says in our words that the tenant could not be reached', async () => {
  const told: Imported[] = [];
  const down = () => Promise.reject(new TypeError('Failed to fetch'));
  const files = [new File(['Subject: x'], 'a.eml')];
  await importMails(down, 'me@x.example', files, 'Niemand da.', (imported) => told.push(imported));
  expect(told).toEqual([{ name: 'a.eml', refusal: 'Niemand da.' }]);
});
