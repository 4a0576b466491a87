import { randomUUID } from 'node:crypto';
import type { Transport } from '../../src/m365/transport.ts';

/**
 * As much of Graph's app registrations as `baton register-app` asks for; the embedded tenant has none. It refuses what
 * Graph refuses: a client that is authorised for a scope which is not stored yet.
 */
export interface RegistrationsGraph {
  transport: Transport;
  /** What was written: method and path of each request. */
  writes: string[];
  apps: App[];
  /** Rights to the site that were given. */
  grants: Body[];
}

interface Api {
  requestedAccessTokenVersion?: number | null;
  oauth2PermissionScopes: { id: string; value: string }[];
  preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[];
}

interface App {
  id: string;
  appId: string;
  displayName: string;
  identifierUris: string[];
  api: Api;
  spa: { redirectUris: string[] };
  isFallbackPublicClient?: boolean | null;
  requiredResourceAccess: {
    resourceAppId: string;
    resourceAccess: { id: string; type: string }[];
  }[];
}

type Body = Partial<App> & { roles?: string[] };

const permission = (value: string) => ({ id: `id-of-${value}`, value });

const graphItself = {
  appRoles: ['Sites.Selected', 'User.Read.All', 'TeamsActivity.Send', 'Mail.Send'].map(permission),
  oauth2PermissionScopes: [
    'User.Read',
    'User.ReadBasic.All',
    'Mail.ReadWrite',
    'Mail.ReadWrite.Shared',
    'Mail.Send',
    'Presence.Read.All',
    'Mail.Send.Shared',
    'Sites.Selected',
  ].map(permission),
};

export function openRegistrationsGraph(): RegistrationsGraph {
  const apps: App[] = [];
  const principals: string[] = [];
  const grants: Body[] = [];
  const writes: string[] = [];

  const answers: [RegExp, (body: Body, found: string[]) => unknown][] = [
    [
      /^GET \/applications\?\$filter=displayName eq '(.*)'$/,
      (_, [name]) => ({ value: apps.filter((app) => app.displayName === name) }),
    ],
    [
      /^POST \/applications$/,
      ({ displayName }) => {
        const app = newApp(displayName ?? '');
        apps.push(app);
        return app;
      },
    ],
    [
      /^PATCH \/applications\/([^/]+)$/,
      (body, [id]) =>
        patch(
          apps.find((app) => app.id === id),
          body,
        ),
    ],
    [/^POST \/applications\/[^/]+\/addPassword$/, () => ({ secretText: 'shown-once' })],
    [/^GET \/servicePrincipals\(appId='00000003-/, () => graphItself],
    [
      /^GET \/servicePrincipals\?\$filter=appId eq '(.*)'&/,
      (_, [appId]) => ({
        value: principals.filter((each) => each === appId).map((id) => ({ id })),
      }),
    ],
    [/^POST \/servicePrincipals$/, ({ appId }) => principals.push(appId ?? '')],
    [/^GET \/sites\/contoso\.sharepoint\.com:\/sites\/baton$/, () => ({ id: 'contoso,1,2' })],
    [/^GET \/sites\/contoso%2C1%2C2\/permissions$/, () => ({ value: grants })],
    [/^POST \/sites\/contoso%2C1%2C2\/permissions$/, (body) => grants.push(body)],
  ];

  return {
    apps,
    grants,
    writes,
    async transport(request) {
      const { pathname, search } = new URL(request.url);
      const line = `${request.method} ${pathname.replace('/v1.0', '')}${decodeURIComponent(search)}`;
      if (request.method !== 'GET') writes.push(line);
      for (const [pattern, answer] of answers) {
        const found = pattern.exec(line);
        if (!found) continue;
        const body: Body = request.method === 'GET' ? {} : await request.json();
        try {
          return Response.json(answer(body, found.slice(1)) ?? {});
        } catch (error) {
          return Response.json(
            { error: { code: 'Request_BadRequest', message: String(error) } },
            { status: 400 },
          );
        }
      }
      return Response.json({ error: { code: 'notEmulated', message: line } }, { status: 501 });
    },
  };
}

function newApp(displayName: string): App {
  return {
    id: randomUUID(),
    appId: randomUUID(),
    displayName,
    identifierUris: [],
    api: { oauth2PermissionScopes: [], preAuthorizedApplications: [] },
    spa: { redirectUris: [] },
    requiredResourceAccess: [],
  };
}

function patch(app: App | undefined, body: Body): void {
  if (app === undefined) throw new Error('no such application');
  const { preAuthorizedApplications = [] } = body.api ?? {};
  const known = app.api.oauth2PermissionScopes.map(({ id }) => id);
  if (
    preAuthorizedApplications.some((each) =>
      each.delegatedPermissionIds.some((id) => !known.includes(id)),
    )
  )
    throw new Error('PreAuthorizedApplications refers to a permission that is not there');
  Object.assign(app, body, { api: { ...app.api, ...body.api } });
}
