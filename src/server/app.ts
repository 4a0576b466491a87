import { Hono } from 'hono';
import { createApi } from './api.ts';
import type { ServerContext } from './context.ts';
import { type HeaderOptions, securityHeaders } from './headers.ts';

/** The whole HTTP surface: health, API, and the pages if there are any. */
export function createApp(context: ServerContext, options: HeaderOptions & { pages?: Hono }): Hono {
  const app = new Hono();
  app.use(securityHeaders(options));
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.route('/api', createApi(context));
  if (options.pages) app.route('/', options.pages);
  return app;
}
