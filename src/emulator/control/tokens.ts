import { z } from 'zod';
import { type App, findApp, findPerson, type Person } from '../entra/directory.ts';
import {
  appTokenForGraph,
  idToken,
  lifetimeSeconds,
  tokenForApi,
  tokenForGraph,
} from '../entra/tokens.ts';
import type { Tenant } from '../tenant.ts';

/** What Teams and Outlook would ask Entra for; here everybody may ask for anybody. */
export const tokenRequest = z
  .object({
    /** Whose token; without it the app's own. */
    user: z.uuid().optional(),
    /** For Graph: the app that the token is given to. Not needed when there is only one with a secret. */
    app: z.string().optional(),
    /** `graph`, or the client id of an app that exposes an API. */
    audience: z.string(),
    scopes: z.array(z.string()).default([]),
    /** `azp` of a token for an API: Teams, Outlook, or the app itself. */
    client: z.string().optional(),
    /** The same by the claim's own name. */
    azp: z.string().optional(),
    /** A claims challenge, as hosts pass it on. The toy broker has nothing to ask and grants it. */
    claims: z.string().optional(),
  })
  .strict();
type TokenRequest = z.output<typeof tokenRequest>;

export type TokenResult =
  | {
      kind: 'token';
      body: { access_token: string; id_token?: string; expires_in: number; scope: string };
    }
  | { kind: 'refused'; reason: string };

export async function mintToken(tenant: Tenant, request: TokenRequest): Promise<TokenResult> {
  const clientId =
    request.audience === 'graph' ? (request.app ?? onlyApp(tenant)) : request.audience;
  const app = findApp(tenant, clientId ?? '');
  if (!app) return refused(`There is no app ${clientId ?? ''} in this tenant.`);
  const person = request.user === undefined ? undefined : findPerson(tenant, request.user);
  if (request.user !== undefined && !person) return refused(`There is no user ${request.user}.`);
  return request.audience === 'graph'
    ? graphToken(tenant, app, person, request)
    : apiToken(tenant, app, person, request);
}

function onlyApp({ db }: Tenant): string | undefined {
  const apps = db.all<{ client_id: string }>(
    "SELECT client_id FROM apps WHERE client_secret <> '' LIMIT 2",
  );
  return apps.length === 1 ? apps[0]?.client_id : undefined;
}

async function graphToken(
  tenant: Tenant,
  app: App,
  person: Person | undefined,
  { scopes }: TokenRequest,
): Promise<TokenResult> {
  const expires_in = lifetimeSeconds;
  if (!person) {
    const roles = scopes.length > 0 ? scopes : app.roles;
    const access_token = await appTokenForGraph(tenant, app, roles);
    return { kind: 'token', body: { access_token, expires_in, scope: roles.join(' ') } };
  }
  const names = scopes.length > 0 ? scopes : app.delegatedScopes;
  const access_token = await tokenForGraph(tenant, person, app, names);
  const id_token = await idToken(tenant, person, app.clientId);
  return { kind: 'token', body: { access_token, id_token, expires_in, scope: names.join(' ') } };
}

async function apiToken(
  tenant: Tenant,
  api: App,
  person: Person | undefined,
  { scopes, azp, client = azp ?? api.clientId }: TokenRequest,
): Promise<TokenResult> {
  if (!person) return refused('A token for an API needs a user.');
  const names = scopes.length > 0 ? scopes.map(bareName) : api.exposedScopes;
  const foreign = names.find((name) => !api.exposedScopes.includes(name));
  if (foreign !== undefined)
    return refused(`${api.displayName} does not expose the scope ${foreign}.`);
  const access_token = await tokenForApi(tenant, person, api, names, client);
  const id_token = await idToken(tenant, person, client);
  const scope = names.map((name) => `api://${api.clientId}/${name}`).join(' ');
  return { kind: 'token', body: { access_token, id_token, expires_in: lifetimeSeconds, scope } };
}

const bareName = (scope: string): string => scope.slice(scope.lastIndexOf('/') + 1);

const refused = (reason: string): TokenResult => ({ kind: 'refused', reason });
