import {
  AuthenticationHandler,
  Client,
  type ClientOptions,
  type Context,
  PageIterator,
} from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor } from './support/front-door.ts';
import { anna, apiId, delegated, host, startTenant } from './support/tenant.ts';

interface Item {
  id: string;
  fields: { Title: string };
}

/** What the official client does, the same whichever way it reaches the tenant. */
function usesGraph(connect: () => Client): void {
  const site = `/sites/${host}:/sites/baton:`;

  it('reads who it is', async () => {
    expect(await connect().api('/me').get()).toMatchObject({ displayName: 'Anna Albrecht' });
  });

  it('makes a list, fills it in a batch, and walks its pages', async () => {
    const graph = connect();
    await graph
      .api(`${site}/lists`)
      .post({ displayName: 'Walk', columns: [{ name: 'N', number: {} }] });
    const { id } = await graph.api(`/sites/${host}:/sites/baton`).get();
    const requests = ['A', 'B', 'C'].map((Title, n) => ({
      id: String(n),
      method: 'POST',
      url: `/sites/${id}/lists/Walk/items`,
      headers: { 'content-type': 'application/json' },
      body: { fields: { Title, N: n } },
    }));
    const { responses } = await graph.api('/$batch').post({ requests });
    expect(responses.map(({ status }: { status: number }) => status)).toEqual([201, 201, 201]);
    const first = await graph.api(`${site}/lists/Walk/items`).expand('fields').top(2).get();
    const seen: string[] = [];
    const pages = new PageIterator(graph, first, (item: Item) => seen.push(item.fields.Title) > 0);
    await pages.iterate();
    expect(seen).toEqual(['A', 'B', 'C']);
    expect(pages.isComplete()).toBe(true);
  });

  it('throws Graph’s error with code and request id', async () => {
    const failure = await connect()
      .api(`/sites/${host}:/sites/nowhere`)
      .get()
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ statusCode: 404, code: 'itemNotFound' });
  });

  it('drafts and sends a mail', async () => {
    const graph = connect();
    const toRecipients = [{ emailAddress: { address: 'info@nordlicht.example' } }];
    const draft = await graph.api('/me/messages').post({ subject: 'By the client', toRecipients });
    await graph.api(`/me/messages/${draft.id}/send`).post({});
    const sent = await graph.api('/me/mailFolders/sentitems/messages').select('subject').get();
    expect(sent.value).toMatchObject([{ subject: 'By the client' }]);
  });
}

describe('the official Graph client over https, by its customHosts', () => {
  let door: FrontDoor;
  let options: ClientOptions;
  beforeAll(async () => {
    door = await openFrontDoor({ https: true });
    const token = await door.token({
      user: anna,
      app: apiId,
      audience: 'graph',
      scopes: delegated,
    });
    options = {
      baseUrl: `${door.origin}/`,
      customHosts: new Set(['localhost']),
      authProvider: { getAccessToken: () => Promise.resolve(token) },
    };
  });
  afterAll(() => door.stop());
  usesGraph(() => Client.initWithMiddleware(options));

  it('waits out a 429 by itself', async () => {
    await door.control('POST', 'faults', {
      path: '/me$',
      status: 429,
      headers: { 'retry-after': '0.1' },
    });
    const { displayName } = await Client.initWithMiddleware(options).api('/me').get();
    expect(displayName).toBe('Anna Albrecht');
  });
});

describe('the official Graph client in one process, by a transport', () => {
  let connect: () => Client;
  beforeAll(async () => {
    const { emulator, token } = await startTenant();
    const bearer = await token({ user: anna, scopes: delegated });
    const authentication = new AuthenticationHandler({
      getAccessToken: () => Promise.resolve(bearer),
    });
    authentication.setNext({
      execute: async (context: Context) => {
        const request = new Request(context.request, context.options);
        context.response = await emulator.fetch(request);
      },
    });
    connect = () => Client.initWithMiddleware({ middleware: authentication });
  });
  usesGraph(() => connect());
});
