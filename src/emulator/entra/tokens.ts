import { createHash, randomBytes } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Tenant } from '../tenant.ts';
import type { App, Person } from './directory.ts';
import { signingKey } from './keys.ts';

export const graphResource = 'https://graph.microsoft.com';
/** Graph's own application id, which tokens may name as their audience instead. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';
export const lifetimeSeconds = 3599;

/** A v2 access token for one of our APIs, as Teams and Outlook hand it to their pages. */
export function tokenForApi(
  tenant: Tenant,
  person: Person,
  api: App,
  scopes: string[],
  client: string,
): Promise<string> {
  return sign(tenant, issuerV2(tenant), api.clientId, {
    ...aboutPerson(person, api.clientId),
    azp: client,
    azpacr: '0',
    scp: scopes.join(' '),
    ver: '2.0',
  });
}

/** A delegated Graph token: version 1, as Graph's are. Clients must not look into it. */
export function tokenForGraph(
  tenant: Tenant,
  person: Person,
  app: App,
  scopes: string[],
): Promise<string> {
  return sign(tenant, issuerV1(tenant), graphResource, {
    ...aboutPerson(person, graphAppId),
    ...aboutApp(app),
    idtyp: 'user',
    scp: scopes.join(' '),
    upn: person.upn,
  });
}

/** A Graph token of the app itself. */
export function appTokenForGraph(tenant: Tenant, app: App, roles: string[]): Promise<string> {
  return sign(tenant, issuerV1(tenant), graphResource, {
    ...aboutApp(app),
    idtyp: 'app',
    oid: servicePrincipalId(app.clientId),
    sub: servicePrincipalId(app.clientId),
    roles,
  });
}

export function idToken(tenant: Tenant, person: Person, audience: string): Promise<string> {
  const claims = { ...aboutPerson(person, audience), ver: '2.0' };
  return sign(tenant, issuerV2(tenant), audience, claims);
}

/** What a client renews its tokens with; only this tenant looks into it. */
export function refreshToken(
  tenant: Tenant,
  { oid }: Person,
  { clientId }: App,
  scopes: string[],
): Promise<string> {
  const claims = { oid, scp: scopes.join(' '), ver: 'refresh' };
  return sign(tenant, issuerV2(tenant), refreshAudience(clientId), claims, refreshSeconds);
}

export const refreshAudience = (clientId: string): string => `refresh ${clientId}`;

/** Microsoft's default: 90 days. */
const refreshSeconds = 90 * 86_400;

/** The `client_info` of a token answer: who the account is, for MSAL's cache. */
export function clientInfo(tenant: Tenant, person: Person): string {
  const info = { uid: person.oid, utid: tenantId(tenant) };
  return Buffer.from(JSON.stringify(info)).toString('base64url');
}

export type Verified =
  | { kind: 'valid'; claims: JWTPayload }
  | { kind: 'expired' }
  | { kind: 'wrong_audience' }
  | { kind: 'invalid'; reason: string };

export async function verifyToken(
  tenant: Tenant,
  token: string,
  audience: string[],
): Promise<Verified> {
  const { publicKey } = signingKey(tenant);
  const issuer = [issuerV1(tenant), issuerV2(tenant)];
  const currentDate = tenant.clock.now();
  try {
    const options = { algorithms: ['RS256'], audience, issuer, currentDate };
    return { kind: 'valid', claims: (await jwtVerify(token, publicKey, options)).payload };
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): Verified {
  if (error instanceof errors.JWTExpired) return { kind: 'expired' };
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud')
    return { kind: 'wrong_audience' };
  return { kind: 'invalid', reason: error instanceof errors.JOSEError ? error.code : 'unreadable' };
}

function sign(
  tenant: Tenant,
  issuer: string,
  audience: string,
  claims: JWTPayload,
  seconds = lifetimeSeconds,
) {
  const { kid, privateKey } = signingKey(tenant);
  const now = Math.floor(tenant.clock.now().getTime() / 1000);
  return new SignJWT({
    ...claims,
    tid: tenantId(tenant),
    uti: randomBytes(16).toString('base64url'),
  })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + seconds)
    .sign(privateKey);
}

function aboutPerson(person: Person, audience: string): JWTPayload {
  return {
    oid: person.oid,
    name: person.displayName,
    preferred_username: person.upn,
    // Microsoft's subject is pairwise: another one for every app.
    sub: createHash('sha256').update(`${person.oid} ${audience}`).digest('base64url'),
  };
}

function aboutApp(app: App): JWTPayload {
  return { appid: app.clientId, appidacr: '1', app_displayname: app.displayName, ver: '1.0' };
}

/** The object id of what an app is in this tenant. */
export function servicePrincipalId(clientId: string): string {
  const hex = createHash('sha256').update(`service principal ${clientId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const issuerV1 = (tenant: Tenant): string => `https://sts.windows.net/${tenantId(tenant)}/`;

export const issuerV2 = (tenant: Tenant): string =>
  `https://login.microsoftonline.com/${tenantId(tenant)}/v2.0`;

const tenantId = (tenant: Tenant): string => tenant.profile?.tenantId ?? 'unseeded';
