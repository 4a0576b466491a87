import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { controlRoutes } from './control/routes.ts';
import { spoil } from './control/spoil.ts';
import { entraRoutes } from './entra/routes.ts';
import { decoded, routingPath } from './graph/addresses.ts';
import { batchRoutes, type Dispatch } from './graph/batch.ts';
import { answer, graphRegister } from './graph/call.ts';
import { notEmulated } from './graph/errors.ts';
import { graphRoutes } from './graph/routes.ts';
import { fileDoors } from './graph/upload-sessions.ts';
import { settleSent } from './graph/sent-copy.ts';
import type { Deliver } from './notifications.ts';
import { inspectorRoutes } from './inspector/routes.ts';
import { openTenant, type Tenant } from './tenant.ts';

/** A Microsoft 365 tenant in one SQLite file, reached as Microsoft's two hosts are: by requests. */
export interface Emulator {
  /**
   * Answers a request to `graph.microsoft.com` or `login.microsoftonline.com`, whatever origin it
   * carries, and those to `/__emulator/`. Rejects only where a fault rule says so, as `fetch` would:
   * with a TypeError, or because the caller gave up waiting.
   */
  fetch(request: Request): Promise<Response>;
  close(): void;
}

export interface EmulatorOptions {
  /** Path of the SQLite file, or `:memory:`. */
  file: string;
  /** The real time, by default the machine's. The tenant's clock may be moved against it. */
  now?: () => Date;
  /** Takes change notifications to their subscribers, by default `fetch`. */
  deliver?: Deliver;
  /** How long a subscriber may take to answer a notification; Microsoft waits 3 seconds. */
  answerWithinMs?: number;
  /** How long it may take to answer the handshake; Microsoft waits 10 seconds. */
  handshakeWithinMs?: number;
}

const control = '/__emulator/';

export function createEmulator({
  file,
  now = () => new Date(),
  deliver = fetch,
  answerWithinMs = 3_000,
  handshakeWithinMs = 10_000,
}: EmulatorOptions): Emulator {
  const tenant = openTenant({ file, now, deliver, answerWithinMs, handshakeWithinMs });
  // A batch sends its parts through the front door too, so that faults and limits meet each of them.
  const app = newApp(tenant, (part) => enter(part));
  const work = async (request: Request): Promise<Response> => app.fetch(request);
  const enter: Dispatch = async (request) => {
    await tenant.lateWork.settle();
    settleSent(tenant);
    const { pathname, search } = new URL(request.url);
    if (pathname.startsWith(control)) return atTheDoors(tenant, work, request);
    // Rules are written for people: `$filter`, not `%24filter`.
    const rule = tenant.faults.match(request.method, decoded(pathname + search));
    return tenant.traffic.watch(request, tenant.clock.now(), () =>
      rule ? spoil(tenant, rule, request, work) : work(request),
    );
  };
  return {
    fetch: enter,
    close: () => {
      tenant.lateWork.clear();
      tenant.notifications.close();
      tenant.db.close();
    },
  };
}

/** Whoever moved the clock finds done what that made due. */
async function atTheDoors(
  tenant: Tenant,
  work: (request: Request) => Promise<Response>,
  request: Request,
): Promise<Response> {
  const response = await work(request);
  await tenant.lateWork.settle();
  tenant.notifications.wake();
  return response;
}

function newApp(tenant: Tenant, dispatch: Dispatch): Hono {
  const app = new Hono({ getPath: routingPath });
  // Graph answers any origin too; the control doors are open because this tenant is a toy on loopback.
  app.use(
    '*',
    cors({ origin: '*', exposeHeaders: ['etag', 'location', 'retry-after', 'request-id'] }),
  );
  controlRoutes(app, tenant);
  inspectorRoutes(app, tenant);
  const register = graphRegister(app, tenant);
  graphRoutes(register);
  batchRoutes(register, dispatch);
  fileDoors(app, tenant);
  entraRoutes(app, tenant);
  app.notFound((c) =>
    answer(c, tenant, () => {
      throw notEmulated(`${c.req.method} ${new URL(c.req.url).pathname}`);
    }),
  );
  return app;
}
