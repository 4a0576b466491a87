import { createServer as createTlsServer } from 'node:https';
import { type ServerType, serve } from '@hono/node-server';

type Fetch = (request: Request) => Response | Promise<Response>;

/** How long somebody may take to send the head of a request, and all of it: an import of 5 MB over a slow line. */
export interface SlowestSender {
  headersMs: number;
  requestMs: number;
}

const slowestSender: SlowestSender = { headersMs: 10_000, requestMs: 60_000 };

/** Serves, over TLS if given a certificate, until the process is told to stop; answers the port. A taken port is one clear sentence that names the setting. */
export function listen(
  fetch: Fetch,
  hostname: string,
  port: number,
  {
    tls,
    setting,
    slowest = slowestSender,
  }: { tls?: { key: string; cert: string }; setting?: string; slowest?: SlowestSender } = {},
): Promise<{ port: number; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const times = {
      headersTimeout: slowest.headersMs,
      requestTimeout: slowest.requestMs,
      connectionsCheckingInterval: Math.min(5_000, slowest.headersMs),
    };
    const kind = tls
      ? { createServer: createTlsServer, serverOptions: { ...times, ...tls } }
      : { serverOptions: times };
    const server = serve({ fetch, hostname, port, ...kind }, (info) =>
      resolve({ port: info.port, close: () => close(server) }),
    );
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port, setting) : error),
    );
  });
}

export function portTaken(port: number, setting = 'PORT'): Error {
  return new Error(
    `Port ${port} is taken. Choose another one, for example: ${setting}=${port + 10} npm start`,
  );
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

/** How long a process may take to finish what it began; Kubernetes and Docker are told to wait longer than that. */
const patienceMs = 30_000;

/** Ends a front door, also when whoever started it is gone: what is under way is finished, then the process goes. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), patienceMs).unref();
    void stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  process.once('disconnect', end);
}
