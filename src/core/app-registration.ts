import {
  applicationPermissions,
  delegatedPermissions,
  microsoftClients,
  ownScope,
  presencePermissions,
} from './app-permissions.ts';

/** A permission of ours that others may ask for. */
export interface OwnScope {
  id: string;
  value: string;
  type: string;
  isEnabled: boolean;
  adminConsentDisplayName: string;
  adminConsentDescription: string;
  userConsentDisplayName: string;
  userConsentDescription: string;
}

export interface ResourceAccess {
  resourceAppId: string;
  resourceAccess: { id: string; type: string }[];
}

/** The parts of an app registration that Baton needs; all others are left alone. */
export interface Registration {
  identifierUris: string[];
  api: {
    requestedAccessTokenVersion: number | null;
    oauth2PermissionScopes: OwnScope[];
    preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[];
  };
  spa: { redirectUris: string[] };
  requiredResourceAccess: ResourceAccess[];
}

export interface RegistrationWish {
  /** Where the server is reached, without `https://`. */
  host: string;
  /** Client id of the registration. */
  appId: string;
  /** For our scope, if there is none yet. */
  newScopeId: string;
  /** Ids of Graph's permissions: `Scope` for delegated ones, `Role` for those of an application. */
  graphPermission: (type: 'Scope' | 'Role', name: string) => string;
  /** Whether Baton tells people from a mailbox of its own (`BATON_NOTIFY_FROM`). */
  mails: boolean;
  /** Whether the company shows where somebody is at this moment (`ShowPresence`). */
  presence: boolean;
}

/** Which part lacked something. */
export type RegistrationGap =
  | 'address'
  | 'token_version'
  | 'scope'
  | 'clients'
  | 'redirects'
  | 'permissions';

/** Microsoft Graph itself, in every tenant. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';

/** The registration with everything Baton needs added and nothing taken away, and which parts that changes. */
export function completeRegistration(
  current: Registration,
  wish: RegistrationWish,
): { registration: Registration; gaps: RegistrationGap[] } {
  const scope =
    current.api.oauth2PermissionScopes.find(({ value }) => value === ownScope) ??
    newScope(wish.newScopeId);
  const registration: Registration = {
    identifierUris: union(current.identifierUris, [`api://${wish.host}/${wish.appId}`]),
    api: {
      requestedAccessTokenVersion: 2,
      oauth2PermissionScopes: [
        ...current.api.oauth2PermissionScopes.filter(({ id }) => id !== scope.id),
        { ...scope, isEnabled: true },
      ],
      preAuthorizedApplications: withClients(
        current.api.preAuthorizedApplications,
        [...microsoftClients, wish.appId],
        scope.id,
      ),
    },
    spa: {
      redirectUris: union(current.spa.redirectUris, [
        `brk-multihub://${wish.host}`,
        `https://${wish.host}/signed-in`,
      ]),
    },
    requiredResourceAccess: withPermissions(current.requiredResourceAccess, wish),
  };
  return { registration, gaps: gapsBetween(current, registration) };
}

function gapsBetween(before: Registration, after: Registration): RegistrationGap[] {
  const parts: [RegistrationGap, (each: Registration) => unknown][] = [
    ['address', ({ identifierUris }) => identifierUris],
    ['token_version', ({ api }) => api.requestedAccessTokenVersion],
    ['scope', ({ api }) => sorted(api.oauth2PermissionScopes, ({ id }) => id)],
    ['clients', ({ api }) => sorted(api.preAuthorizedApplications, ({ appId }) => appId)],
    ['redirects', ({ spa }) => spa.redirectUris],
    ['permissions', ({ requiredResourceAccess }) => sorted(requiredResourceAccess, byResource)],
  ];
  return parts
    .filter(([, part]) => JSON.stringify(part(before)) !== JSON.stringify(part(after)))
    .map(([gap]) => gap);
}

function newScope(id: string): OwnScope {
  const name = 'Use Baton';
  const description = 'Baton may act for the person who is signed in.';
  return {
    id,
    value: ownScope,
    type: 'User',
    isEnabled: true,
    adminConsentDisplayName: name,
    adminConsentDescription: description,
    userConsentDisplayName: name,
    userConsentDescription: description,
  };
}

function withClients(
  current: Registration['api']['preAuthorizedApplications'],
  clients: readonly string[],
  scopeId: string,
) {
  const known = new Map(current.map((each) => [each.appId, each.delegatedPermissionIds]));
  for (const appId of clients) known.set(appId, union(known.get(appId) ?? [], [scopeId]));
  return [...known].map(([appId, delegatedPermissionIds]) => ({ appId, delegatedPermissionIds }));
}

function withPermissions(
  current: readonly ResourceAccess[],
  { graphPermission, mails, presence }: RegistrationWish,
): ResourceAccess[] {
  const roles = [...applicationPermissions, ...(mails ? ['Mail.Send'] : [])];
  const scopes = [...delegatedPermissions, ...(presence ? presencePermissions : [])];
  const wanted = [
    ...scopes.map((name) => ({ id: graphPermission('Scope', name), type: 'Scope' })),
    ...roles.map((name) => ({ id: graphPermission('Role', name), type: 'Role' })),
  ];
  return withAccess(current, graphAppId, wanted);
}

/** The permissions of one API with those added that are missing; those of others stay as they are. */
export function withAccess(
  current: readonly ResourceAccess[],
  resourceAppId: string,
  wanted: ResourceAccess['resourceAccess'],
): ResourceAccess[] {
  const there = current.find((each) => each.resourceAppId === resourceAppId);
  const kept = there?.resourceAccess ?? [];
  const missing = wanted.filter(
    ({ id, type }) => !kept.some((each) => each.id === id && each.type === type),
  );
  const grown = { resourceAppId, resourceAccess: [...kept, ...missing] };
  return [...current.filter((each) => each !== there), grown];
}

function union(current: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...current, ...more])];
}

const byResource = ({ resourceAppId }: ResourceAccess): string => resourceAppId;

/** Graph promises no order. */
function sorted<T>(values: readonly T[], key: (value: T) => string): T[] {
  return values.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
