import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createEmulator } from '../emulator/emulator.ts';
import { listen, stopOnSignal } from './listen.ts';
import { runDoor } from './run-door.ts';

/** The embedded tenant's front door: Graph, the token endpoint and the playground on one port, on loopback only. */
await runDoor(async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4000' },
      file: { type: 'string', default: 'data/tenant.sqlite' },
      /** JSON for the playground's pages: where Baton is, and who is signed in first. */
      playground: { type: 'string' },
    },
  });
  const emulator = createEmulator({ file: values.file });
  const app = new Hono();
  if (values.playground !== undefined) servePlayground(app, values.playground);
  app.all('*', (c) => emulator.fetch(c.req.raw));
  const server = await listen(app.fetch, '127.0.0.1', Number(values.port));
  process.send?.({ ready: server.port });
  stopOnSignal(async () => {
    await server.close();
    emulator.close();
  });
});

function servePlayground(app: Hono, config: string): void {
  const files = serveStatic({ root: resolve(import.meta.dirname, '../../build/playground') });
  app.get('/playground/config.json', (c) => c.json(JSON.parse(config)));
  app.get('/', (c, next) => (new URL(c.req.url).pathname === '/' ? files(c, next) : next()));
  app.get('/index.html', files);
  app.get('/:file{.+\\.(?:js|css|html|svg|png|map|LICENSE\\.txt)}', files);
}
