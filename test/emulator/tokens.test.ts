import { ConfidentialClientApplication, InteractionRequiredAuthError } from '@azure/msal-node';
import { createRemoteJWKSet, customFetch, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  anna,
  apiId,
  apiSecret,
  dirk,
  openWorld,
  seedData,
  startTenant,
  teamsId,
  tenantId,
  type World,
} from './support/tenant.ts';
import { createEmulator } from '../../src/emulator/emulator.ts';

const authority = `https://login.microsoftonline.com/${tenantId}`;

/** The real MSAL, whose network is the emulator. */
function msal(world: World, clientSecret = apiSecret, clientId = apiId) {
  const send = async (
    url: string,
    method: string,
    options?: { headers?: object; body?: string },
  ) => {
    const headers = (options?.headers ?? {}) as Record<string, string>;
    const body = options?.body === undefined ? {} : { body: options.body };
    const response = await world.emulator.fetch(new Request(url, { method, headers, ...body }));
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.json(),
    };
  };
  return new ConfidentialClientApplication({
    auth: { clientId, clientSecret, authority },
    system: {
      networkClient: {
        sendGetRequestAsync: (url: string, options?: object) => send(url, 'GET', options),
        sendPostRequestAsync: (url: string, options?: object) => send(url, 'POST', options),
      },
    },
  });
}

const apiToken = async (world: World, user = anna): Promise<string> => {
  const request = { user, audience: apiId, scopes: ['access_as_user'], client: teamsId };
  return (await world.control('POST', 'token', request)).body.access_token;
};

describe('the token endpoint', () => {
  let world: World;
  beforeAll(async () => {
    world = await startTenant();
  });
  afterAll(() => world.emulator.close());

  it('gives Graph tokens on behalf of a user to the real msal-node', async () => {
    const scopes = [
      'https://graph.microsoft.com/Mail.ReadWrite',
      'https://graph.microsoft.com/User.Read',
    ];
    const app = msal(world);
    const oboAssertion = await apiToken(world);
    const result = await app.acquireTokenOnBehalfOf({ oboAssertion, scopes });
    expect(result?.account?.username).toBe('anna.albrecht@nordlicht.example');
    expect(result?.account?.homeAccountId).toBe(`${anna}.${tenantId}`);
    expect(result?.scopes).toEqual(expect.arrayContaining(scopes));
    const again = await app.acquireTokenOnBehalfOf({ oboAssertion, scopes });
    expect(again?.fromCache).toBe(true);
    const me = await world.with(result?.accessToken).get('/me');
    expect(me.body.displayName).toBe('Anna Albrecht');
  });

  it('gives the app its own token with its application permissions', async () => {
    const scopes = ['https://graph.microsoft.com/.default'];
    const result = await msal(world).acquireTokenByClientCredential({ scopes });
    expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({
      aud: 'https://graph.microsoft.com',
      idtyp: 'app',
      roles: ['Sites.Selected'],
      tid: tenantId,
    });
  });

  it('signs tokens for our API as Teams hands them out, so that jose accepts them by the published keys', async () => {
    const keys = createRemoteJWKSet(new URL(`${authority}/discovery/v2.0/keys`), {
      [customFetch]: (url, init) => world.emulator.fetch(new Request(url, init)),
    });
    const { payload } = await jwtVerify(await apiToken(world), keys, {
      algorithms: ['RS256'],
      issuer: `${authority}/v2.0`,
      audience: apiId,
    });
    expect(payload).toMatchObject({
      azp: teamsId,
      oid: anna,
      scp: 'access_as_user',
      tid: tenantId,
      ver: '2.0',
      name: 'Anna Albrecht',
      preferred_username: 'anna.albrecht@nordlicht.example',
    });
  });

  it('asks for consent, with claims, when a scope was never consented to', async () => {
    const scopes = ['https://graph.microsoft.com/Calendars.Read'];
    const oboAssertion = await apiToken(world);
    const error = await msal(world)
      .acquireTokenOnBehalfOf({ oboAssertion, scopes })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InteractionRequiredAuthError);
    expect(error).toMatchObject({
      errorCode: 'invalid_grant',
      subError: 'consent_required',
      errorNo: 65001,
    });
    expect((error as InteractionRequiredAuthError).claims).toContain('access_token');
  });

  it.each([
    ['a wrong secret', 'invalid_client', (one: World) => msal(one, 'wrong')],
    ['an unknown app', 'unauthorized_client', (one: World) => msal(one, 'x', dirk)],
  ])('refuses %s with %s', async (_, errorCode, appOf) => {
    const scopes = ['https://graph.microsoft.com/.default'];
    await expect(appOf(world).acquireTokenByClientCredential({ scopes })).rejects.toMatchObject({
      errorCode,
    });
  });

  it.each([
    ['garbage', 50013, async () => 'garbage'],
    ['another tenant', 50013, async () => apiToken(await startTenant())],
    ['another audience', 500131, async (one: World) => graphToken(one)],
  ])('refuses an assertion of %s with AADSTS%i', async (_, number, assertionOf) => {
    const body = new URLSearchParams({
      client_id: apiId,
      client_secret: apiSecret,
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      scope: 'https://graph.microsoft.com/User.Read',
      assertion: await assertionOf(world),
    });
    const url = `${authority}/oauth2/v2.0/token`;
    const response = await world.emulator.fetch(new Request(url, { method: 'POST', body }));
    expect(response.status).toBe(400);
    const answer = (await response.json()) as object;
    expect(answer).toMatchObject({ error: 'invalid_grant', error_codes: [number] });
    expect(answer).toMatchObject({
      error_description: expect.stringContaining(`AADSTS${number}: `),
    });
  });

  it('refuses an assertion that is over, and a Graph token that is over', async () => {
    let now = new Date('2026-11-23T09:00:00Z');
    const own = openWorld(createEmulator({ file: ':memory:', now: () => now }));
    await own.control('POST', 'seed', seedData);
    const [assertion, graph] = [await apiToken(own), await own.as(anna)];
    expect((await graph.get('/me')).status).toBe(200);
    now = new Date('2026-11-23T10:00:01Z');
    const scopes = ['https://graph.microsoft.com/User.Read'];
    await expect(
      msal(own).acquireTokenOnBehalfOf({ oboAssertion: assertion, scopes }),
    ).rejects.toMatchObject({
      errorNo: 500133,
    });
    const { status, body } = await graph.get('/me');
    expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
  });

  it('gives a person more once they agreed themselves, and leaves the rest to administrators', async () => {
    const assertion = await apiToken(world);
    const scopes = ['https://graph.microsoft.com/Calendars.ReadBasic'];
    const ask = () => msal(world).acquireTokenOnBehalfOf({ oboAssertion: assertion, scopes });
    await expect(ask()).rejects.toMatchObject({ subError: 'consent_required', errorNo: 65001 });
    const consent = { user: anna, app: apiId, scopes: ['Calendars.ReadBasic'] };
    expect((await world.control('POST', 'consents', consent)).status).toBe(204);
    expect((await ask())?.scopes).toContain(scopes[0]);
    const more = { ...consent, scopes: ['User.Read.All'] };
    expect((await world.control('POST', 'consents', more)).status).toBe(409);
  });

  it('does not know other tenants', async () => {
    const url =
      'https://login.microsoftonline.com/contoso.com/v2.0/.well-known/openid-configuration';
    const response = await world.emulator.fetch(new Request(url));
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error: 'invalid_tenant' },
    ]);
  });
});

async function graphToken(world: World): Promise<string> {
  const request = { user: anna, app: apiId, audience: 'graph', scopes: ['User.Read'] };
  return (await world.control('POST', 'token', request)).body.access_token;
}
