import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog, createRequests } from '../../src/main/requests.ts';
import { createApp } from '../../src/server/app.ts';
import { calledAddress } from '../../src/server/called-address.ts';
import { openTraces } from '../../src/server/traces.ts';
import { startWorld, type World } from '../support/world.ts';

const today = new Date('2026-11-26T10:00:00Z');

interface SeenSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: Record<string, unknown> }[];
}

/** A collector that keeps what it is sent, as OTLP over HTTP. */
async function startCollector() {
  const bodies: string[] = [];
  const paths: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      paths.push(request.url);
      bodies.push(body);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const spans = (): SeenSpan[] =>
    bodies.flatMap((body) =>
      JSON.parse(body).resourceSpans.flatMap((each: { scopeSpans: { spans: SeenSpan[] }[] }) =>
        each.scopeSpans.flatMap((scope) => scope.spans),
      ),
    );
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    paths,
    text: () => bodies.join('\n'),
    spans,
    stop: () => new Promise((done) => server.close(done)),
  };
}

describe('traces of a hand-off', () => {
  let world: World;
  let collector: Awaited<ReturnType<typeof startCollector>>;
  const logged: string[] = [];
  let spans: SeenSpan[] = [];
  const handoffKey = randomUUID();
  let requestId = '';

  beforeAll(async () => {
    world = await startWorld({ today });
    collector = await startCollector();
    const requests = createRequests();
    const { endpoint } = collector;
    const traces = openTraces({ endpoint, service: 'baton', version: '1', requestId: requests.id });
    const write = (line: string) => void logged.push(line);
    const product = world.startServer((request) => world.emulator.fetch(request), {
      log: createLog('trace', requests, { write }, traces.id),
      requests,
      watchTransport: traces.watchTransport,
      watch: traces.watch,
    });
    const options = { hostOrigins: [], officeJs: 'https://appsforoffice.microsoft.com/x.js' };
    const app = createApp(product.context, { ...options, traces });
    const ask = async (path: string, body?: object) => {
      const authorization = `Bearer ${await world.tokenFor('Petra Hansen')}`;
      const headers = { authorization, 'content-type': 'application/json' };
      return app.request(path, {
        headers: {
          ...headers,
          traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      });
    };
    const mail = await world.mailId('pfaendung');
    const suggested = await (await ask('/api/suggestions', mail)).json();
    const { responsibilityId } = suggested.suggestion.best;
    const order = { ...mail, handoffKey, kind: 'forward', responsibilityId };
    const handed = await ask('/api/handoffs', order);
    expect(handed.status).toBeLessThan(300);
    await world.passTime(60);
    const missing = await ask(`/api/handoffs/${randomUUID()}`);
    requestId = (await missing.json()).requestId;
    await ask('/nowhere/petra.hansen@nordlicht-technik.example');
    await traces.close();
    product.close();
    spans = collector.spans();
  });
  afterAll(async () => {
    await collector.stop();
    await world.close();
  });

  const named = (name: string) => spans.filter((span) => span.name === name);
  const valueOf = (span: SeenSpan | undefined, key: string) =>
    Object.values(span?.attributes.find((each) => each.key === key)?.value ?? {})[0];

  it('show the request, the claim within it, and the calls to Microsoft within that', () => {
    expect(collector.paths.every((path) => path === '/v1/traces')).toBe(true);
    const [request] = named('POST /api/handoffs');
    const [claim] = named('claim');
    expect(valueOf(claim, 'baton.claim')).toBe('won');
    expect(claim?.traceId).toBe(request?.traceId);
    const within = spans.filter(({ parentSpanId }) => parentSpanId === claim?.spanId);
    expect(within.map(({ name }) => name)).toContain('POST /v1.0/sites/{id}/lists/{id}/items');
    expect(request?.parentSpanId ?? '').toBe('');
    expect(request?.traceId).not.toBe('0af7651916cd43dd8448eb211c80319c');
  });

  it('are tied to the log and to what the person sees by the id of the request', () => {
    const refused = named('GET /api/handoffs/:key').find(
      (span) => valueOf(span, 'baton.request_id') === requestId,
    );
    expect(refused).toBeDefined();
    const line = logged.find((each) => each.includes(requestId));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ requestId, traceId: refused?.traceId });
  });

  it('name nobody: no address, no name, no subject, no id of a person, mail or hand-off', () => {
    const { users, tenantId } = world.sample.tenant;
    const said = collector.text().toLowerCase();
    const secrets = [
      tenantId,
      handoffKey,
      'nordlicht',
      ...users.flatMap(({ oid, mail, displayName }) => [oid, mail, displayName]),
      ...world.sample.mails.flatMap(({ message }) => [
        message.subject,
        message.internetMessageId ?? '',
      ]),
    ].filter((secret) => secret.length > 3);
    expect(spans.length).toBeGreaterThan(15);
    expect(secrets.filter((secret) => said.includes(secret.toLowerCase()))).toEqual([]);
    const keys = new Set(spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)));
    expect([...keys].toSorted()).toEqual([
      'baton.claim',
      'baton.request_id',
      'http.request.method',
      'http.response.status_code',
      'http.route',
      'server.address',
      'url.template',
    ]);
  });
});

describe('what a trace says of an address', () => {
  it.each([
    [
      'https://graph.microsoft.com/v1.0/users/petra@x.de/messages/AAMk/send',
      '/v1.0/users/{id}/messages/{id}/send',
    ],
    [
      'https://graph.microsoft.com/v1.0/sites/x.sharepoint.com:/sites/baton?q=1',
      '/v1.0/sites/{id}/sites/{id}',
    ],
    ['https://graph.microsoft.com/v1.0/me/calendarView?$top=5', '/v1.0/me/calendarView'],
    ['https://login.microsoftonline.com/b183256e/oauth2/v2.0/token', '/{id}/oauth2/v2.0/token'],
    ["https://graph.microsoft.com/v1.0/servicePrincipals(appId='x')", '/v1.0/{id}'],
  ])('%s', (url, template) => {
    expect(calledAddress(url).template).toBe(template);
  });

  it('is not the name of the company', () => {
    expect(calledAddress('https://contoso.sharepoint.com/sites/x').host).toBe('other');
  });
});

describe('the library of traces', () => {
  it('is not loaded unless a collector is named', () => {
    const script = `
      import { registerHooks } from 'node:module';
      const seen = [];
      registerHooks({ resolve: (name, context, next) => { seen.push(name); return next(name, context); } });
      const isLoaded = () => seen.some((name) => name.startsWith('@opentelemetry/sdk-trace'));
      const { openTraces } = await import('./src/main/open-traces.ts');
      await import('./src/server/app.ts');
      const open = (tracesEndpoint) => openTraces({ tracesEndpoint, tracesService: 'baton' }, { id: () => undefined });
      await open(undefined);
      console.log(isLoaded());
      await open('http://127.0.0.1:9');
      console.log(isLoaded());
      process.exit();
    `;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: resolve(import.meta.dirname, '../..'),
      encoding: 'utf8',
    });
    expect(stdout.trim().split('\n')).toEqual(['false', 'true']);
  });
});
