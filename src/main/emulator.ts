import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type HttpBindings } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { createEmulator, type Emulator } from '../emulator/emulator.ts';
import { localCertificate } from './local-certificate.ts';
import { listen, stopOnSignal } from './listen.ts';
import { withOwnLinks } from './own-links.ts';
import { runDoor } from './run-door.ts';

const options = {
  port: { type: 'string', default: '4000' },
  /** Where the tenant is kept; with `--empty` or `--seed` in memory, unless a file is named. */
  file: { type: 'string' },
  /** Begin with nothing, not even a name. */
  empty: { type: 'boolean', default: false },
  /** Begin with what this file holds: a `TenantSeed` as JSON. */
  seed: { type: 'string' },
  /** Serve TLS with a certificate of our own. */
  https: { type: 'boolean', default: false },
  /** Links in answers name the address that was asked, not Microsoft's: for clients with a base URL. */
  'own-links': { type: 'boolean', default: false },
  /** JSON for the playground's pages: where Baton is, and who is signed in first. */
  playground: { type: 'string' },
} as const;

type App = Hono<{ Bindings: HttpBindings }>;

/** The embedded tenant's front door: Graph, the token endpoint and the playground on one port, on loopback only. */
await runDoor(async () => {
  const { values } = parseArgs({ options });
  const isNew = values.empty || values.seed !== undefined;
  const file = values.file ?? (isNew ? ':memory:' : 'data/tenant.sqlite');
  const emulator = createEmulator({ file });
  if (isNew) await begin(emulator, values.seed);
  const app: App = new Hono();
  if (values.playground !== undefined) servePlayground(app, values.playground);
  serveTenant(app, emulator, values['own-links']);
  const tls = values.https ? localCertificate('data', new Date()) : undefined;
  const server = await listen(app.fetch, '127.0.0.1', readPort(values.port), {
    ...(tls && { tls }),
  });
  if (process.send) process.send({ ready: server.port });
  else announce(server.port, tls?.certFile);
  stopOnSignal(async () => {
    await server.close();
    emulator.close();
  });
});

function readPort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port < 65_536) return port;
  throw new Error(`--port must be a number from 0 to 65535, not “${value}”.`);
}

/** An emptied tenant, filled from a file if one is named. */
async function begin(emulator: Emulator, seedFile: string | undefined): Promise<void> {
  const seed = seedFile === undefined ? undefined : readSeed(seedFile);
  const post = (path: string, body = '') =>
    emulator.fetch(new Request(`http://localhost/__emulator/${path}`, { method: 'POST', body }));
  await post('reset');
  if (seed === undefined) return;
  const answer = await post('seed', seed);
  if (!answer.ok) throw new Error(`The seed ${seedFile} was refused: ${await answer.text()}`);
}

function readSeed(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`The seed ${file} cannot be read.`, { cause });
  }
}

function serveTenant(app: App, emulator: Emulator, ownLinks: boolean): void {
  app.all('*', async (c) => {
    const { origin } = new URL(c.req.url);
    try {
      const response = await emulator.fetch(c.req.raw);
      return ownLinks ? await withOwnLinks(origin, response) : response;
    } catch {
      // Only a fault on demand gets here: the connection shall break, not answer.
      c.env.incoming.destroy();
      return RESPONSE_ALREADY_SENT;
    }
  });
}

function announce(port: number, certFile: string | undefined): void {
  const scheme = certFile === undefined ? 'http' : 'https';
  const trust = certFile === undefined ? '' : `, trust NODE_EXTRA_CA_CERTS=${certFile}`;
  process.stdout.write(`The embedded tenant is ready: ${scheme}://localhost:${port}${trust}\n`);
}

function servePlayground(app: App, config: string): void {
  const root = resolve(import.meta.dirname, '../../build/playground');
  // The bundles may still be on their way; serveStatic warns of a folder that is not there.
  mkdirSync(root, { recursive: true });
  const files = serveStatic<{ Bindings: HttpBindings }>({ root });
  app.get('/playground/config.json', (c) => c.json(JSON.parse(config)));
  app.get('/', (c, next) => (new URL(c.req.url).pathname === '/' ? files(c, next) : next()));
  app.get('/index.html', files);
  app.get('/:file{.+\\.(?:js|css|html|svg|png|map|LICENSE\\.txt)}', files);
}
