import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Context, MiddlewareHandler } from 'hono';
import type { WatchWork } from '../usecases/watch-claims.ts';
import { calledAddress } from './called-address.ts';
import { methodOf } from './metrics.ts';

type Transport = (request: Request) => Promise<Response>;

/** What this process does, step by step, for a collector of OpenTelemetry. Nothing about people or mails. */
export interface Traces {
  /** Every request to us, by the route it took. */
  watchRequests: MiddlewareHandler;
  /** Every request to Microsoft 365, by an address without ids. */
  watchTransport(transport: Transport): Transport;
  /** A piece of work by its name, and what came of it. */
  watch: WatchWork;
  /** Of the trace under way, as it stands in the log. */
  id(): string | undefined;
  /** Sends what is left. */
  close(): Promise<void>;
}

export interface TraceOptions {
  /** Where the collector is reached over HTTP, without `/v1/traces`. */
  endpoint: string;
  service: string;
  version: string;
  /** Id of the request to us that is worked on, as in the log. */
  requestId: () => string | undefined;
}

/** A collector that does not answer keeps nobody waiting longer, also at the end. */
const patienceMs = 5_000;

/** Spans are made here, one by one: no library of ours is patched, and callers cannot name a trace of theirs. */
export function openTraces({ endpoint, service, version, requestId }: TraceOptions): Traces {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.version': version }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url, timeoutMillis: patienceMs }),
        exportTimeoutMillis: patienceMs,
      }),
    ],
  });
  const tracer = provider.getTracer('baton');
  const scope = new AsyncLocalStorage<Span>();
  const inSpan = async <T>(name: string, kind: SpanKind, work: (span: Span) => Promise<T>) => {
    const parent = scope.getStore();
    const within = parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent);
    const span = tracer.startSpan(name, { kind }, within);
    try {
      return await scope.run(span, () => work(span));
    } catch (error) {
      // what a message says may quote a mail: only its kind is told
      span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  };
  const nameRequest = (span: Span, id = requestId()) => {
    if (id !== undefined) span.setAttribute('baton.request_id', id);
  };
  return {
    watchRequests: (c, next) =>
      inSpan(methodOf(c.req.raw), SpanKind.SERVER, async (span) => {
        await next();
        describeRequest(span, c);
        nameRequest(span, c.get('requestId'));
      }),
    watchTransport: (transport) => (request) => {
      const { host, template } = calledAddress(request.url);
      return inSpan(`${request.method} ${template}`, SpanKind.CLIENT, async (span) => {
        span.setAttribute('http.request.method', request.method);
        span.setAttribute('server.address', host);
        span.setAttribute('url.template', template);
        nameRequest(span);
        const response = await transport(request);
        describeStatus(span, response.status);
        return response;
      });
    },
    watch: (name, work, tell) =>
      inSpan(name, SpanKind.INTERNAL, async (span) => {
        nameRequest(span);
        const result = await work();
        if (tell !== undefined) span.setAttributes(tell(result));
        return result;
      }),
    id: () => scope.getStore()?.spanContext().traceId,
    // what a collector that is away did not get is lost; the process ends all the same
    close: () => provider.shutdown().catch(() => {}),
  };
}

function describeRequest(span: Span, { req, res }: Context): void {
  const method = methodOf(req.raw);
  span.updateName(`${method} ${req.routePath}`);
  span.setAttribute('http.request.method', method);
  span.setAttribute('http.route', req.routePath);
  describeStatus(span, res.status);
}

function describeStatus(span: Span, status: number): void {
  span.setAttribute('http.response.status_code', status);
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
}
