import { ConfidentialClientApplication } from '@azure/msal-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor } from './support/front-door.ts';
import { anna, apiId, apiSecret, host, tenantId } from './support/tenant.ts';

let door: FrontDoor;
let headers: Record<string, string>;

describe.each([{ https: false }, { https: true }])('the emulator alone, %o', (options) => {
  beforeAll(async () => {
    door = await openFrontDoor(options);
    const token = await door.token({ user: anna, app: apiId, audience: 'graph' });
    headers = { authorization: `Bearer ${token}` };
  });
  afterAll(() => door.stop());

  const get = (path: string) => fetch(`${door.origin}${path}`, { headers });

  it('begins with the seed it was given', async () => {
    const site: { displayName?: string } = await get(`/v1.0/sites/${host}:/sites/baton`).then((r) =>
      r.json(),
    );
    expect(site.displayName).toBe('Baton');
  });

  it('gives links that lead back to it', async () => {
    const site = `/v1.0/sites/${host}:/sites/baton:`;
    const post = (path: string, body: object) =>
      fetch(`${door.origin}${site}${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
    await post('/lists', { displayName: 'Pages' });
    for (const Title of ['A', 'B', '"@odata.nextLink":"https://graph.microsoft.com/v1.0/x'])
      await post('/lists/Pages/items', { fields: { Title } });
    const titles: string[] = [];
    let next: string | undefined = `${door.origin}${site}/lists/Pages/items?$expand=fields&$top=1`;
    while (next !== undefined) {
      expect(new URL(next).origin).toBe(door.origin);
      const page: { value: { fields: { Title: string } }[]; '@odata.nextLink'?: string } =
        await fetch(next, { headers }).then((r) => r.json());
      titles.push(...page.value.map(({ fields }) => fields.Title));
      next = page['@odata.nextLink'];
    }
    // The text that looks like a link is a person's own and stays as it is.
    expect(titles).toEqual(['A', 'B', '"@odata.nextLink":"https://graph.microsoft.com/v1.0/x']);
  });

  it('breaks the connection where a fault says so, and lives on', async () => {
    await door.control('POST', 'faults', { path: '/me$', reset: true });
    await expect(get('/v1.0/me')).rejects.toThrow('fetch failed');
    expect((await get('/v1.0/me')).status).toBe(200);
  });

  it('describes its token endpoint under its own address, and its issuer as in its tokens', async () => {
    const discovery: Record<string, string> = await get(
      `/${tenantId}/v2.0/.well-known/openid-configuration`,
    ).then((r) => r.json());
    for (const name of ['token_endpoint', 'authorization_endpoint', 'jwks_uri'])
      expect(discovery[name]).toMatch(door.origin);
    const token = await door.token({ user: anna, audience: apiId });
    const claims: { iss: string } = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(discovery['issuer']).toBe(claims.iss);
    expect((await fetch(discovery['jwks_uri'] ?? '')).status).toBe(200);
  });
});

describe('the real MSAL over https', () => {
  it('gets tokens of the app by discovery alone, without a word about Microsoft', async () => {
    door = await openFrontDoor({ https: true });
    const { host: authorityHost } = new URL(door.origin);
    const app = new ConfidentialClientApplication({
      auth: {
        clientId: apiId,
        clientSecret: apiSecret,
        authority: `${door.origin}/${tenantId}`,
        knownAuthorities: [authorityHost],
      },
    });
    const result = await app.acquireTokenByClientCredential({
      scopes: ['https://graph.microsoft.com/.default'],
    });
    expect(result?.accessToken).toBeTruthy();
    await door.stop();
  });
});

describe('the door refuses to open', () => {
  it.each([
    [['--seed', 'nowhere.json'], 'The seed nowhere.json cannot be read.'],
    [['--empty', '--port', '70000'], '--port must be a number from 0 to 65535, not “70000”.'],
  ])('%o', async (args, sentence) => {
    await expect(openFrontDoor({ args })).rejects.toThrow(sentence);
  });

  it('for a seed that is none, and says so', async () => {
    await expect(openFrontDoor({ args: ['--seed', import.meta.filename] })).rejects.toThrow(
      /^The seed .* was refused/,
    );
  });
});
