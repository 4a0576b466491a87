import { connect } from 'node:net';
import { assertMicrosoft } from '../../src/m365/transport.ts';
import { listen } from '../../src/main/listen.ts';
import type { ProductParts } from '../../src/main/product/parts.ts';
import { createLog, createRequests } from '../../src/main/requests.ts';
import { createApp } from '../../src/server/app.ts';
import type { RateLimits } from '../../src/usecases/ports.ts';
import { startWorld, type World } from '../support/world.ts';
import { createIssuer, type Issuer } from './issuer.ts';

/** Baton behind a real socket, on a tenant whose every call is written down. */
export interface Target {
  world: World;
  issuer: Issuer;
  origin: string;
  /** Every call that left for Graph or Entra since the last `clear`, without reading the signing keys. */
  calls: string[];
  keyReads(): number;
  /** Method and path of every route. */
  routes: { method: string; path: string }[];
  ask(path: string, init?: RequestInit): Promise<Reply>;
  /** The same with the token of a person. */
  as(person: string, path: string, init?: RequestInit): Promise<Reply>;
  /** Writes these bytes to the socket, and answers all that comes back until it is closed. */
  bytes(text: string): Promise<string>;
  /** What the server has logged, a line each. */
  logged: string[];
  stop(): Promise<void>;
}

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The code of a refusal. */
  code: string;
}

export interface TargetOptions {
  parts?: Partial<ProductParts>;
  /** As many as anybody wants by default. */
  rateLimits?: RateLimits;
  /** Where Microsoft is told to reach it; nowhere by default. */
  publicUrl?: string;
  /** Answers in place of the tenant, or `undefined` where the tenant is to answer. */
  answer?: (request: Request) => Response | undefined;
}

export async function startTarget(options: TargetOptions = {}): Promise<Target> {
  const { publicUrl } = options;
  const world = await startWorld({ rows: 20, ...(publicUrl !== undefined && { publicUrl }) });
  const { tenantId } = world.sample.tenant;
  const issuer = createIssuer(tenantId, world.clientId, world.oid('Petra Hansen'));
  const calls: string[] = [];
  let keyReads = 0;
  const underway = new Set<Promise<Response>>();
  const transport = async (request: Request): Promise<Response> => {
    if (new URL(request.url).pathname.endsWith('/discovery/v2.0/keys')) {
      keyReads += 1;
      return withKeysOf(issuer, await world.emulator.fetch(request));
    }
    // as in production, where this is the first thing the network does
    assertMicrosoft(request);
    calls.push(`${request.method} ${request.url}`);
    const answer = options.answer?.(request) ?? world.emulator.fetch(request);
    if (answer instanceof Response) return answer;
    underway.add(answer);
    return answer.finally(() => underway.delete(answer));
  };
  const logged: string[] = [];
  const requests = createRequests();
  const product = world.startServer(transport, {
    log: createLog('trace', requests, { write: (line) => void logged.push(line) }),
    requests,
    ...options.parts,
  });
  const { context } = product;
  const app = createApp(
    { ...context, rateLimits: options.rateLimits ?? context.rateLimits },
    {
      hostOrigins: [],
      officeJs: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    },
  );
  const server = await listen(app.fetch, '127.0.0.1', 0);
  const origin = `http://127.0.0.1:${server.port}`;
  const ask = async (path: string, init: RequestInit = {}) =>
    replyOf(await fetch(`${origin}${path}`, { redirect: 'manual', ...init }));
  return {
    world,
    issuer,
    origin,
    calls,
    logged,
    ask,
    keyReads: () => keyReads,
    routes: app.routes.filter(({ method }) => method !== 'ALL'),
    async as(person, path, init = {}) {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${await world.tokenFor(person)}`);
      return ask(path, { ...init, headers });
    },
    bytes: (text) => exchange(server.port, text),
    async stop() {
      await server.close();
      // a request that failed may have left another call on its way
      while (underway.size > 0) await Promise.allSettled(underway);
      product.close();
      await world.close();
    },
  };
}

/** Tokens of the tenant stay good beside those of the issuer. */
async function withKeysOf({ jwks }: Issuer, own: Response): Promise<Response> {
  const { keys } = (await own.json()) as Issuer['jwks'];
  return Response.json({ keys: [...keys, ...jwks.keys] });
}

async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  const isProblem = response.headers.get('content-type') === 'application/problem+json';
  const code: unknown = isProblem ? JSON.parse(text).code : '';
  return { status: response.status, headers: response.headers, text, code: String(code) };
}

function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setTimeout(4000, () => socket.end());
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(answer) : reject(error),
    );
  });
}
