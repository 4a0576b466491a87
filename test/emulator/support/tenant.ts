import { createEmulator, type Emulator } from '../../../src/emulator/emulator.ts';
import type { TenantSeed } from '../../../src/emulator/control/seed.ts';

export const tenantId = '11111111-2222-4333-8444-555555555555';
export const apiId = 'aaaaaaaa-0000-4000-8000-000000000001';
export const apiSecret = 'the secret of the API';
export const workerId = 'aaaaaaaa-0000-4000-8000-000000000002';
export const teamsId = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';
export const anna = 'bbbbbbbb-0000-4000-8000-000000000001';
export const bernd = 'bbbbbbbb-0000-4000-8000-000000000002';
export const clara = 'bbbbbbbb-0000-4000-8000-000000000003';
export const dirk = 'bbbbbbbb-0000-4000-8000-000000000004';
export const info = 'info@nordlicht.example';
export const host = 'nordlicht.sharepoint.com';

export const delegated =
  'User.Read User.ReadBasic.All Mail.ReadWrite Mail.ReadWrite.Shared Mail.Send Mail.Send.Shared MailboxSettings.Read Sites.Manage.All Sites.FullControl.All'.split(
    ' ',
  );

/** Anna owns the site, Bernd is a member, Clara a visitor who was never there, Dirk may not see it. */
export const seedData: TenantSeed = {
  tenantId,
  tenantName: 'Nordlicht',
  domain: 'nordlicht.example',
  sharePointHost: host,
  apps: [
    {
      clientId: apiId,
      clientSecret: apiSecret,
      displayName: 'Baton',
      exposedScopes: ['access_as_user'],
      delegatedScopes: delegated,
      roles: ['Sites.Selected'],
    },
    {
      clientId: workerId,
      clientSecret: 'another',
      displayName: 'Stranger',
      roles: ['Sites.Selected'],
    },
  ],
  users: [
    user(anna, 'Anna', 'Albrecht', { jobTitle: 'Leiterin Rechnungswesen' }),
    user(bernd, 'Bernd', 'Böhm', { managerOid: anna }),
    user(clara, 'Clara', 'Cordes', {
      automaticReplies: {
        status: 'alwaysEnabled',
        externalMessage: 'Ich bin nicht da.',
        internalMessage: 'Bin im Urlaub.',
      },
    }),
    user(dirk, 'Dirk', 'Dreyer', {}),
  ],
  sharedMailboxes: [
    {
      address: info,
      displayName: 'Info',
      fullAccess: [anna, bernd],
      sendAs: [anna],
      sendOnBehalf: [bernd],
    },
  ],
  sites: [
    {
      path: '/sites/baton',
      displayName: 'Baton',
      owners: [anna],
      members: [bernd],
      visitors: [clara],
      grants: [{ clientId: apiId, roles: ['write'] }],
    },
  ],
};

function user(oid: string, givenName: string, surname: string, more: object) {
  const mail = `${givenName}.${surname.replace('ö', 'oe')}@nordlicht.example`.toLowerCase();
  return { oid, displayName: `${givenName} ${surname}`, givenName, surname, mail, ...more };
}

export type Json = any;

export interface Answer {
  status: number;
  headers: Headers;
  body: Json;
}

/** One caller of Graph: a person or the app itself. */
export interface Caller {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
}

export interface World {
  emulator: Emulator;
  control(method: string, path: string, body?: unknown): Promise<Answer>;
  /** A person's Graph, with the given delegated permissions or all that were consented. */
  as(oid: string, scopes?: string[]): Promise<Caller>;
  /** The app's own Graph. */
  asApp(roles?: string[], app?: string): Promise<Caller>;
  with(token: string | undefined): Caller;
  /** A Graph token of a person, or of an app alone. */
  token(request: { user?: string; app?: string; scopes?: string[] }): Promise<string>;
}

export async function startTenant(file = ':memory:', seed: TenantSeed = seedData): Promise<World> {
  const world = openWorld(createEmulator({ file }));
  const { status, body } = await world.control('POST', 'seed', seed);
  if (status !== 201) throw new Error(`The seed was refused: ${JSON.stringify(body)}`);
  return world;
}

export function openWorld(emulator: Emulator): World {
  const control = (method: string, path: string, body?: unknown): Promise<Answer> =>
    send(emulator, method, `https://emulator/__emulator/${path}`, body, {});
  const token = async (request: object): Promise<string> => {
    const asked = { app: apiId, audience: 'graph', ...request };
    const { body, status } = await control('POST', 'token', asked);
    if (status !== 200) throw new Error(`No token: ${JSON.stringify(body)}`);
    return body.access_token;
  };
  return {
    emulator,
    control,
    with: (bearer) => caller(emulator, bearer),
    token,
    as: async (oid, scopes = delegated) => caller(emulator, await token({ user: oid, scopes })),
    asApp: async (scopes = [], app = apiId) => caller(emulator, await token({ app, scopes })),
  };
}

function caller(emulator: Emulator, token: string | undefined): Caller {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const call =
    (method: string) =>
    (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
      const url = path.startsWith('https:') ? path : `https://graph.microsoft.com/v1.0${path}`;
      return send(emulator, method, url, body, { ...authorization, ...headers });
    };
  return {
    get: (path, headers) => call('GET')(path, undefined, headers),
    post: call('POST'),
    patch: call('PATCH'),
    delete: (path, headers) => call('DELETE')(path, undefined, headers),
    send: (method, path, body, headers) => call(method)(path, body, headers),
  };
}

async function send(
  emulator: Emulator,
  method: string,
  url: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = { 'content-type': 'application/json' };
  const request = new Request(url, { method, headers: { ...type, ...headers }, ...content });
  const response = await emulator.fetch(request);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parse(text) };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
