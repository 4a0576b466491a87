import { beforeAll, describe, expect, it } from 'vitest';
import { addThing, makeThings, site, things } from './support/lists.ts';
import {
  anna,
  apiId,
  bernd,
  clara,
  delegated,
  dirk,
  info,
  startTenant,
  workerId,
  type World,
} from './support/tenant.ts';

const codeOf = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
];

describe('who may do what', () => {
  let world: World;
  beforeAll(async () => {
    world = await startTenant();
    await addThing(await makeThings(world), { Title: 'A' });
  });

  it.each([
    ['no token', undefined],
    ['garbage', 'garbage'],
    [
      'a token of nobody',
      'eyJhbGciOiJub25lIn0.eyJhdWQiOiJodHRwczovL2dyYXBoLm1pY3Jvc29mdC5jb20ifQ.',
    ],
  ])('answers %s with 401', async (_, token) => {
    const answer = await world.with(token).get('/me');
    expect(codeOf(answer)).toEqual([401, 'InvalidAuthenticationToken']);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  });

  it('does not take a token that was made for our own API', async () => {
    const request = { user: anna, audience: apiId, scopes: ['access_as_user'] };
    const { body } = await world.control('POST', 'token', request);
    const answer = await world.with(body.access_token).get('/me');
    expect(answer.body.error.message).toContain('Invalid audience');
  });

  it.each([
    ['/me', ['Mail.Read'], 'Authorization_RequestDenied'],
    [site, ['User.Read'], 'accessDenied'],
    ['/me/messages', ['User.Read'], 'ErrorAccessDenied'],
    ['/users', ['User.Read'], 'Authorization_RequestDenied'],
    [`/users/${bernd}`, ['User.Read'], 'Authorization_RequestDenied'],
  ])('refuses %s to a token with only %s', async (path, scopes, code) => {
    expect(codeOf(await (await world.as(anna, scopes)).get(path))).toEqual([403, code]);
  });

  it.each([
    ['owner', anna, 200, 201, 201],
    ['member', bernd, 200, 201, 201],
    ['visitor', clara, 200, 403, 403],
    ['stranger', dirk, 403, 403, 403],
  ])('on a site: %s', async (who, oid, read, write, manage) => {
    const graph = await world.as(oid, delegated);
    expect((await graph.get(`${things}/items`)).status).toBe(read);
    expect((await addThing(graph, { Title: who })).status).toBe(write);
    expect((await graph.post(`${site}/lists`, { displayName: `of ${who}` })).status).toBe(manage);
  });

  it('needs both: what the person may and what the app may', async () => {
    const readOnly = await world.as(anna, ['Sites.Read.All']);
    expect((await readOnly.get(`${things}/items`)).status).toBe(200);
    expect((await addThing(readOnly, { Title: 'x' })).status).toBe(403);
    const writer = await world.as(bernd, ['Sites.ReadWrite.All']);
    expect((await addThing(writer, { Title: 'x' })).status).toBe(201);
    expect((await writer.post(`${site}/lists`, { displayName: 'no' })).status).toBe(403);
  });

  it('takes a grant away at once', async () => {
    const admin = await world.as(anna);
    const app = await world.asApp(['Sites.Selected'], workerId);
    expect(codeOf(await app.get(site))).toEqual([403, 'accessDenied']);
    const { body: grant } = await admin.post(`${site}/permissions`, {
      roles: ['read'],
      grantedToIdentities: [{ application: { id: workerId, displayName: 'Stranger' } }],
    });
    expect((await app.get(`${things}/items`)).status).toBe(200);
    expect((await addThing(app, { Title: 'x' })).status).toBe(403);
    expect((await admin.delete(`${site}/permissions/${grant.id}`)).status).toBe(204);
    expect((await app.get(`${things}/items`)).status).toBe(403);
  });

  it('lets an app with Sites.Selected and a person through only where both may', async () => {
    const scopes = ['Sites.Selected'];
    expect((await (await world.as(bernd, scopes)).get(site)).status).toBe(200);
    expect((await addThing(await world.as(clara, scopes), { Title: 'x' })).status).toBe(403);
    expect((await (await world.as(dirk, scopes)).get(site)).status).toBe(403);
  });

  it('has no /me for an app', async () => {
    const app = await world.asApp(['Mail.Read', 'User.Read.All']);
    expect(codeOf(await app.get('/me'))).toEqual([400, 'BadRequest']);
    expect(codeOf(await app.get('/me/messages'))).toEqual([400, 'BadRequest']);
    expect((await app.get(`/users/${bernd}/messages`)).status).toBe(200);
  });

  it.each([
    ['one’s own', anna, '/me/messages', ['Mail.Read'], 200, undefined],
    [
      'one’s own by address',
      anna,
      '/users/anna.albrecht@nordlicht.example/messages',
      ['Mail.Read'],
      200,
      undefined,
    ],
    [
      'shared, with the permission',
      anna,
      `/users/${info}/messages`,
      ['Mail.Read.Shared'],
      200,
      undefined,
    ],
    [
      'shared, without the permission',
      anna,
      `/users/${info}/messages`,
      ['Mail.Read'],
      403,
      'ErrorAccessDenied',
    ],
    [
      'shared, without Full Access',
      clara,
      `/users/${info}/messages`,
      ['Mail.Read.Shared'],
      404,
      'ErrorItemNotFound',
    ],
    [
      'a colleague’s',
      anna,
      `/users/${bernd}/messages`,
      ['Mail.Read.Shared'],
      404,
      'ErrorItemNotFound',
    ],
    [
      'nobody’s',
      anna,
      '/users/nobody@nordlicht.example/messages',
      ['Mail.Read.Shared'],
      404,
      'ErrorInvalidUser',
    ],
  ])('mailbox: %s', async (_, oid, path, scopes, status, code) => {
    expect(codeOf(await (await world.as(oid, scopes)).get(path))).toEqual([status, code]);
  });

  it('shows of others only who they are when the permission is the basic one', async () => {
    const basic = await world.as(bernd, ['User.ReadBasic.All']);
    const select = '?$select=displayName,jobTitle,accountEnabled';
    expect((await basic.get(`/users/${anna}${select}`)).body).toMatchObject({
      displayName: 'Anna Albrecht',
      jobTitle: null,
      accountEnabled: null,
    });
    const full = await world.as(bernd, ['User.Read.All']);
    expect((await full.get(`/users/${anna}${select}`)).body).toMatchObject({
      jobTitle: 'Leiterin Rechnungswesen',
      accountEnabled: true,
    });
  });
});
