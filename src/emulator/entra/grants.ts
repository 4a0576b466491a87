import type { Tenant } from '../tenant.ts';
import { allowedScopes } from './consents.ts';
import { type App, findApp, findPerson, type Person } from './directory.ts';
import { refused, type TokenRefusal } from './errors.ts';
import {
  appTokenForGraph,
  clientInfo,
  graphResource,
  idToken,
  lifetimeSeconds,
  refreshToken,
  tokenForApi,
  tokenForGraph,
  verifyToken,
} from './tokens.ts';

export interface TokenAnswer {
  kind: 'granted';
  body: Record<string, string | number>;
}

const openIdScopes = ['openid', 'profile', 'email', 'offline_access'];

/** `client_credentials`: a Graph token that carries every application permission the app was given. */
export async function grantToApp(
  tenant: Tenant,
  app: App,
  scope: string,
): Promise<TokenAnswer | TokenRefusal> {
  if (scope.trim() !== `${graphResource}/.default`)
    return refused(
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  const access_token = await appTokenForGraph(tenant, app, app.roles);
  return { kind: 'granted', body: { ...lifetimes, access_token } };
}

/** On behalf of: the user of an access token made for this app gets a Graph token for it. */
export async function grantOnBehalfOf(
  tenant: Tenant,
  app: App,
  form: URLSearchParams,
): Promise<TokenAnswer | TokenRefusal> {
  if (form.get('requested_token_use') !== 'on_behalf_of')
    return refused(
      400,
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'requested_token_use'.",
    );
  const person = await assertedPerson(tenant, app, form.get('assertion') ?? '');
  if (person.kind === 'refused') return person;
  const asked = (form.get('scope') ?? '').split(/\s+/).filter(Boolean);
  const scopes = consented(tenant, app, person.person, asked);
  return Array.isArray(scopes) ? answer(tenant, app, person.person, asked, scopes, form) : scopes;
}

async function assertedPerson(
  tenant: Tenant,
  app: App,
  assertion: string,
): Promise<{ kind: 'person'; person: Person } | TokenRefusal> {
  const verified = await verifyToken(tenant, assertion, [app.clientId, `api://${app.clientId}`]);
  if (verified.kind === 'expired')
    return refused(400, 'invalid_grant', 500133, 'Assertion is not within its valid time range.');
  if (verified.kind === 'wrong_audience')
    return refused(
      400,
      'invalid_grant',
      500131,
      'Assertion audience does not match the Client app presenting the assertion.',
    );
  if (verified.kind === 'invalid')
    return refused(
      400,
      'invalid_grant',
      50013,
      `Assertion failed signature validation. [Reason - ${verified.reason}]`,
    );
  return enabledPerson(tenant, verified.claims['oid']);
}

export function enabledPerson(
  tenant: Tenant,
  oid: unknown,
): { kind: 'person'; person: Person } | TokenRefusal {
  const person = typeof oid === 'string' ? findPerson(tenant, oid) : undefined;
  if (!person)
    return refused(
      400,
      'invalid_grant',
      50034,
      'The user account does not exist in the directory.',
    );
  if (!person.accountEnabled)
    return refused(400, 'invalid_grant', 50057, 'The user account is disabled.');
  return { kind: 'person', person };
}

/** The asked Graph scopes as bare names, `.default` standing for all that was consented. */
export function consented(
  tenant: Tenant,
  app: App,
  person: Person,
  asked: string[],
): string[] | TokenRefusal {
  const allowed = allowedScopes(tenant, app, person);
  const names = asked.filter((scope) => !openIdScopes.includes(scope)).map(bareName);
  const wanted = names.includes('.default') ? allowed : names;
  if (wanted.length === 0)
    return refused(
      400,
      'invalid_scope',
      70011,
      "The provided value for the input parameter 'scope' is not valid.",
    );
  const known = new Set(allowed.map((scope) => scope.toLowerCase()));
  return wanted.every((scope) => known.has(scope.toLowerCase())) ? wanted : consentRequired(app);
}

const bareName = (scope: string): string =>
  scope.replace(/^https:\/\/graph\.microsoft\.com\//i, '');

function consentRequired(app: App): TokenRefusal {
  return refused(
    400,
    'invalid_grant',
    65001,
    `The user or administrator has not consented to use the application with ID '${app.clientId}' named '${app.displayName}'. Send an interactive authorization request for this user and resource.`,
    { suberror: 'consent_required', claims: '{"access_token":{"capolids":{"essential":true}}}' },
  );
}

export async function answer(
  tenant: Tenant,
  app: App,
  person: Person,
  asked: string[],
  scopes: string[],
  form: URLSearchParams,
): Promise<TokenAnswer> {
  const api = apiNamedIn(tenant, scopes);
  const access_token = await (api
    ? tokenForApi(tenant, person, api, scopes.map(lastPart), app.clientId)
    : tokenForGraph(tenant, person, app, scopes));
  const scope = answeredScope(asked, scopes);
  const body: TokenAnswer['body'] = { ...lifetimes, scope, access_token };
  if (asked.includes('openid')) body['id_token'] = await idToken(tenant, person, app.clientId);
  if (asked.includes('offline_access'))
    body['refresh_token'] = await refreshToken(tenant, person, app, asked);
  if (form.get('client_info') === '1') body['client_info'] = clientInfo(tenant, person);
  return { kind: 'granted', body };
}

/** `api://host/{client id}/scope` asks for a token of that app's own API, not of Graph. */
function apiNamedIn(tenant: Tenant, [scope = '']: string[]): App | undefined {
  const [, clientId = ''] = /^api:\/\/.*?([0-9a-f-]{36})\/\w+$/i.exec(scope) ?? [];
  return clientId === '' ? undefined : findApp(tenant, clientId);
}

const lastPart = (scope: string): string => scope.slice(scope.lastIndexOf('/') + 1);

/** MSAL finds a token again only when the answer spells the scopes as the request did. */
function answeredScope(asked: string[], granted: string[]): string {
  const resource = asked.filter((scope) => !openIdScopes.includes(scope));
  const openId = asked.filter((scope) => scope === 'openid' || scope === 'profile');
  const all = granted.map((scope) => `${graphResource}/${scope}`);
  const byDefault = resource.some((scope) => bareName(scope) === '.default') ? all : [];
  return [...new Set([...byDefault, ...resource, ...openId])].join(' ');
}

const lifetimes = {
  token_type: 'Bearer',
  expires_in: lifetimeSeconds,
  ext_expires_in: lifetimeSeconds,
};
