import { Hono } from 'hono';
import { createApi } from './api.ts';
import type { ServerContext } from './context.ts';
import { createReadiness, healthPages, type Readiness } from './health.ts';
import { type HeaderOptions, securityHeaders } from './headers.ts';
import type { Traces } from './traces.ts';
import { notificationPages } from './notifications.ts';
import type { Metrics } from './metrics.ts';

interface AppOptions extends HeaderOptions {
  pages?: Hono;
  /** By default as ready as the register is. */
  readiness?: Readiness;
  metrics?: Pick<Metrics, 'watchRequests'> | undefined;
  traces?: Pick<Traces, 'watchRequests'> | undefined;
}

/** The whole HTTP surface: health, API, and the pages if there are any. */
export function createApp(context: ServerContext, options: AppOptions): Hono {
  const app = new Hono();
  if (options.traces) app.use(options.traces.watchRequests);
  if (options.metrics) app.use(options.metrics.watchRequests);
  app.use(securityHeaders(options));
  app.route('/', healthPages(options.readiness ?? createReadiness(context.currentRegister)));
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.route('/api', createApi(context));
  if (context.notices) app.route('/notifications', notificationPages(context.notices, context));
  if (options.pages) app.route('/', options.pages);
  return app;
}
