import type { Hono } from 'hono';
import { z } from 'zod';
import { allowedScopes, forAdministrators, keepConsent } from '../entra/consents.ts';
import { findApp, findPerson } from '../entra/directory.ts';
import type { Tenant } from '../tenant.ts';
import { problem, withBody } from './bodies.ts';

const consent = z
  .object({ user: z.uuid(), app: z.string(), scopes: z.array(z.string().min(1)).min(1).max(50) })
  .strict();

/** What the person does at the consent page, and what was allowed so far: scopes of Graph by their bare names. */
export function consentRoutes(app: Hono, tenant: Tenant, path: string): void {
  app.get(path, (c) => {
    const { app: clientId = '', user = '' } = c.req.query();
    const both = appAndPerson(tenant, clientId, user);
    return both
      ? c.json({ scopes: allowedScopes(tenant, both.app, both.person) })
      : problem(c, 404, 'There is no such app or person.');
  });
  app.post(path, (c) =>
    withBody(c, consent, ({ app: clientId, user, scopes }) => {
      const both = appAndPerson(tenant, clientId, user);
      if (!both) return problem(c, 404, 'There is no such app or person.');
      const refused = forAdministrators(scopes);
      if (refused !== undefined)
        return problem(c, 409, `AADSTS90094: only an administrator can allow ${refused}.`);
      keepConsent(tenant, both.app, both.person, scopes);
      return c.body(null, 204);
    }),
  );
}

function appAndPerson(tenant: Tenant, clientId: string, oid: string) {
  const app = findApp(tenant, clientId);
  const person = findPerson(tenant, oid);
  return app && person && { app, person };
}
