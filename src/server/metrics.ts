import type { MiddlewareHandler } from 'hono';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

type Transport = (request: Request) => Promise<Response>;

/** Figures about this process for Prometheus: our own answers, Microsoft's, memory and event loop. Nothing about people. */
export interface Metrics {
  /** Measures every request to us, by the route it took. */
  watchRequests: MiddlewareHandler;
  /** Measures every request to Microsoft 365, by host and status. */
  watchTransport(transport: Transport): Transport;
  /** What Prometheus fetches. */
  page(): Promise<Response>;
}

const buckets = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const ours = new Histogram({
    name: 'baton_http_request_seconds',
    help: 'How long Baton took to answer',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  });
  const theirs = new Histogram({
    name: 'baton_microsoft_request_seconds',
    help: 'How long Microsoft 365 took to answer; status 0 is no answer at all',
    labelNames: ['host', 'method', 'status'],
    buckets,
    registers,
  });
  return {
    async watchRequests(c, next) {
      const stop = ours.startTimer();
      await next();
      stop({ method: methodOf(c.req.raw), route: c.req.routePath, status: c.res.status });
    },
    watchTransport: (transport) => async (request) => {
      const stop = theirs.startTimer({ host: new URL(request.url).host, method: request.method });
      let status = 0;
      try {
        const response = await transport(request);
        ({ status } = response);
        return response;
      } finally {
        stop({ status });
      }
    },
    async page() {
      const text = await registry.metrics();
      return new Response(text, { headers: { 'content-type': registry.contentType } });
    },
  };
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Anybody can send a method of their own invention: they share one row. */
export function methodOf({ method }: Request): string {
  return methods.has(method) ? method : 'OTHER';
}
