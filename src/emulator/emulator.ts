import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { applyFault } from './control/faults.ts';
import { controlRoutes } from './control/routes.ts';
import { entraRoutes } from './entra/routes.ts';
import { decoded, routingPath } from './graph/addresses.ts';
import { answer, graphRegister } from './graph/call.ts';
import { notEmulated } from './graph/errors.ts';
import { graphRoutes } from './graph/routes.ts';
import { openTenant, type Tenant } from './tenant.ts';

/** A Microsoft 365 tenant in one SQLite file, reached as Microsoft's two hosts are: by requests. */
export interface Emulator {
  /**
   * Answers a request to `graph.microsoft.com` or `login.microsoftonline.com`, whatever origin it
   * carries, and those to `/__emulator/`. Rejects with a TypeError only where a fault rule says so.
   */
  fetch(request: Request): Promise<Response>;
  close(): void;
}

export interface EmulatorOptions {
  /** Path of the SQLite file, or `:memory:`. */
  file: string;
  /** The real time, by default the machine's. The tenant's clock may be moved against it. */
  now?: () => Date;
}

const control = '/__emulator/';

export function createEmulator({ file, now = () => new Date() }: EmulatorOptions): Emulator {
  const tenant = openTenant(file, now);
  const app = newApp(tenant);
  return {
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      const rule = pathname.startsWith(control)
        ? undefined
        : // Rules are written for people: `$filter`, not `%24filter`.
          tenant.faults.match(request.method, decoded(pathname + search));
      const work = async (): Promise<Response> => app.fetch(request);
      return rule ? applyFault(rule, work) : work();
    },
    close: () => tenant.db.close(),
  };
}

function newApp(tenant: Tenant): Hono {
  const app = new Hono({ getPath: routingPath });
  // Graph answers any origin too; the control doors are open because this tenant is a toy on loopback.
  app.use(
    '*',
    cors({ origin: '*', exposeHeaders: ['etag', 'location', 'retry-after', 'request-id'] }),
  );
  controlRoutes(app, tenant);
  graphRoutes(graphRegister(app, tenant));
  entraRoutes(app, tenant);
  app.notFound((c) =>
    answer(c, tenant, () => {
      throw notEmulated(`${c.req.method} ${new URL(c.req.url).pathname}`);
    }),
  );
  return app;
}
