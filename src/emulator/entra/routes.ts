import type { Hono } from 'hono';
import type { Tenant } from '../tenant.ts';
import { type App, findApp } from './directory.ts';
import { refusalResponse, refused, type TokenRefusal } from './errors.ts';
import { deviceCodeSeconds, startDeviceCode } from './device-codes.ts';
import { devicePage, devicePath } from './device-page.ts';
import { grantByRefreshToken, grantToDevice } from './device-grants.ts';
import { grantOnBehalfOf, grantToApp, type TokenAnswer } from './grants.ts';
import { publicKeySet } from './keys.ts';
import { issuerV2 } from './tokens.ts';

const microsoft = 'login.microsoftonline.com';
const authority = `https://${microsoft}`;
const onBehalfOf = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const deviceCode = 'urn:ietf:params:oauth:grant-type:device_code';

/** The Entra side: `/{tenant}/…`, where the tenant may be its id, its domain or an alias. */
export function entraRoutes(app: Hono, tenant: Tenant): void {
  app.post('/:tenant/oauth2/v2.0/token', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const result = await grant(tenant, c.req.param('tenant'), form);
    if (result.kind === 'refused') return refusalResponse(tenant, result);
    return c.json(result.body, 200, { 'cache-control': 'no-store' });
  });
  app.post('/:tenant/oauth2/v2.0/devicecode', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const result = startDevice(tenant, c.req.param('tenant'), form, new URL(c.req.url));
    if (result.kind === 'refused') return refusalResponse(tenant, result);
    return c.json(result.body, 200, { 'cache-control': 'no-store' });
  });
  devicePage(app, tenant);
  app.get('/:tenant/discovery/v2.0/keys', (c) => c.json(publicKeySet(tenant)));
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (c) => {
    const name = c.req.param('tenant');
    return isThisTenant(tenant, name)
      ? c.json(discovery(tenant, name))
      : refusalResponse(tenant, unknownTenant(name));
  });
}

/** Whom it is for is asked at the address it names, which at the embedded tenant is its own. */
function startDevice(
  tenant: Tenant,
  tenantName: string,
  form: URLSearchParams,
  { host, origin }: URL,
): TokenAnswer | TokenRefusal {
  if (!isThisTenant(tenant, tenantName)) return unknownTenant(tenantName);
  const app = knownApp(tenant, form);
  if ('kind' in app) return app;
  const scopes = (form.get('scope') ?? '').split(/\s+/).filter(Boolean);
  const code = startDeviceCode(tenant, app.clientId, scopes);
  const page = host === microsoft ? 'https://microsoft.com' : origin;
  const verification_uri = `${page}${devicePath}`;
  const body = {
    user_code: code.userCode,
    device_code: code.deviceCode,
    verification_uri,
    expires_in: deviceCodeSeconds,
    interval: Number(tenant.switches.now().devicePollSeconds),
    message: `To sign in, use a web browser to open the page ${verification_uri} and enter the code ${code.userCode} to authenticate.`,
  };
  return { kind: 'granted', body };
}

async function grant(
  tenant: Tenant,
  tenantName: string,
  form: URLSearchParams,
): Promise<TokenAnswer | TokenRefusal> {
  if (!isThisTenant(tenant, tenantName)) return unknownTenant(tenantName);
  const app = authenticate(tenant, form);
  if ('kind' in app) return app;
  switch (form.get('grant_type')) {
    case 'client_credentials':
      return grantToApp(tenant, app, form.get('scope') ?? '');
    case onBehalfOf:
      return grantOnBehalfOf(tenant, app, form);
    case deviceCode:
    // what Microsoft's own libraries send
    case 'device_code':
      return grantToDevice(tenant, app, form);
    case 'refresh_token':
      return grantByRefreshToken(tenant, app, form);
    default:
      return refused(
        400,
        'unsupported_grant_type',
        70003,
        `The app requested an unsupported grant type '${form.get('grant_type') ?? ''}'.`,
      );
  }
}

/** Without a secret an app is a public client, which has none to send. */
function authenticate(tenant: Tenant, form: URLSearchParams): App | TokenRefusal {
  const app = knownApp(tenant, form);
  if ('kind' in app || form.get('client_secret') === app.clientSecret) return app;
  if (app.clientSecret === '' && !form.has('client_secret')) return app;
  if (!form.has('client_secret'))
    return refused(
      401,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  return refused(
    401,
    'invalid_client',
    7000215,
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app.clientId}'.`,
  );
}

function knownApp(tenant: Tenant, form: URLSearchParams): App | TokenRefusal {
  const clientId = form.get('client_id') ?? '';
  const app = findApp(tenant, clientId);
  if (app) return app;
  return refused(
    400,
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory.`,
  );
}

function isThisTenant(tenant: Tenant, name: string): boolean {
  if (!tenant.profile) return false;
  const { tenantId, domain } = tenant.profile;
  const names = [tenantId, domain, 'common', 'organizations'];
  return names.includes(name.toLowerCase());
}

function unknownTenant(name: string): TokenRefusal {
  return refused(
    400,
    'invalid_tenant',
    90002,
    `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  );
}

function discovery(tenant: Tenant, name: string) {
  const base = `${authority}/${name}`;
  return {
    issuer: issuerV2(tenant),
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'name',
      'preferred_username',
      'oid',
      'tid',
    ],
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
  };
}
