import { z } from 'zod';
import { graphAppId, type Registration } from '../core/app-registration.ts';
import { ProductError } from '../core/errors.ts';
import type { AppDirectory, RegisteredApp } from '../usecases/register-app.ts';
import { type Graph, literal, segment } from './graph.ts';
import { createSite } from './site.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const scope = z.object({
  id: z.string(),
  value: text,
  type: text,
  isEnabled: z.boolean(),
  adminConsentDisplayName: text,
  adminConsentDescription: text,
  userConsentDisplayName: text,
  userConsentDescription: text,
});
const application = z.object({
  id: z.string(),
  appId: z.string(),
  isFallbackPublicClient: z.boolean().nullish(),
  identifierUris: z.array(z.string()),
  api: z.object({
    requestedAccessTokenVersion: z
      .number()
      .nullish()
      .transform((value) => value ?? null),
    oauth2PermissionScopes: z.array(scope),
    preAuthorizedApplications: z.array(
      z.object({ appId: z.string(), delegatedPermissionIds: z.array(z.string()) }),
    ),
  }),
  spa: z.object({ redirectUris: z.array(z.string()) }),
  requiredResourceAccess: z.array(
    z.object({
      resourceAppId: z.string(),
      resourceAccess: z.array(z.object({ id: z.string(), type: z.string() })),
    }),
  ),
});
const found = z.object({ value: z.array(application), '@odata.nextLink': z.string().optional() });
const principals = z.object({ value: z.array(z.object({ id: z.string() })) });
const named = z.array(z.object({ id: z.string(), value: z.string().nullish() }));
const graphItself = z.object({ appRoles: named, oauth2PermissionScopes: named });
const password = z.object({ secretText: z.string() });
const identity = z.object({ application: z.object({ id: z.string() }).optional() });
const grants = z.object({
  value: z.array(
    z.object({
      roles: z.array(z.string()).optional(),
      grantedToIdentities: z.array(identity).optional(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
});
const anything = z.unknown();

/** App registrations through Microsoft Graph (`/applications`, `/servicePrincipals`), with the token of an admin. */
export function createAppDirectory(graph: Graph, newId: () => string): AppDirectory {
  const sitePath = (siteUrl: string) => createSite(siteUrl, graph).path();
  return {
    newId,
    find: async (name) =>
      (await graph.getAll(`/applications?$filter=displayName eq ${literal(name)}`, found)).map(
        appOf,
      ),
    create: async (displayName) =>
      appOf(
        await graph.post(
          '/applications',
          { displayName, signInAudience: 'AzureADMyOrg' },
          application,
        ),
      ),
    update: (app, registration) => update(graph, app, registration),
    async updatePublic({ objectId }, { isPublicClient, requiredResourceAccess }) {
      const wish = { isFallbackPublicClient: isPublicClient, requiredResourceAccess };
      await graph.patch(`/applications/${segment(objectId)}`, wish, anything);
    },
    async hasPrincipal(appId) {
      const path = `/servicePrincipals?$filter=appId eq ${literal(appId)}&$select=id`;
      return (await graph.get(path, principals)).value.length > 0;
    },
    createPrincipal: async (appId) => {
      await graph.post('/servicePrincipals', { appId }, anything);
    },
    async addSecret({ objectId }) {
      const wish = { passwordCredential: { displayName: 'Baton server' } };
      const answer = await graph.post(
        `/applications/${segment(objectId)}/addPassword`,
        wish,
        password,
      );
      return answer.secretText;
    },
    graphPermissions: () => graphPermissions(graph),
    async hasSite(siteUrl, appId) {
      const all = await graph.getAll(`${await sitePath(siteUrl)}/permissions`, grants);
      return all.some(({ grantedToIdentities = [] }) =>
        grantedToIdentities.some((each) => each.application?.id === appId),
      );
    },
    async giveSite(siteUrl, { appId, name }, role) {
      const grantedToIdentities = [{ application: { id: appId, displayName: name } }];
      const wish = { roles: [role], grantedToIdentities };
      await graph.post(`${await sitePath(siteUrl)}/permissions`, wish, anything);
    },
  };
}

/** In two steps: a client can only be given a scope that is there already. */
async function update(graph: Graph, app: RegisteredApp, registration: Registration): Promise<void> {
  const { preAuthorizedApplications, ...api } = registration.api;
  const path = `/applications/${segment(app.objectId)}`;
  const before = app.registration.api.preAuthorizedApplications;
  const first = { ...registration, api: { ...api, preAuthorizedApplications: before } };
  await graph.patch(path, first, anything);
  await graph.patch(path, { api: { preAuthorizedApplications } }, anything);
}

/** Asked of the tenant, so that no id is written down here. */
async function graphPermissions(graph: Graph) {
  const path = `/servicePrincipals(appId='${graphAppId}')?$select=appRoles,oauth2PermissionScopes`;
  const { appRoles, oauth2PermissionScopes } = await graph.get(path, graphItself);
  return (type: 'Scope' | 'Role', name: string): string => {
    const known = type === 'Scope' ? oauth2PermissionScopes : appRoles;
    const id = known.find(({ value }) => value === name)?.id;
    if (id !== undefined) return id;
    throw new ProductError('microsoft_refused', `Microsoft Graph has no permission ${name} here`);
  };
}

function appOf({
  id,
  appId,
  isFallbackPublicClient,
  ...registration
}: z.output<typeof application>): RegisteredApp {
  const { identifierUris, api, spa, requiredResourceAccess } = registration;
  return {
    objectId: id,
    appId,
    isPublicClient: isFallbackPublicClient ?? false,
    registration: { identifierUris, api, spa, requiredResourceAccess },
  };
}
