import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { GraphPermission } from '../../wire/graph.ts';
import type { Tenant } from '../tenant.ts';
import { contextOf } from './addresses.ts';
import { type GraphCall, json, readBody } from './call.ts';
import { invalidRequest } from './errors.ts';
import { accessOfGrant, openSite } from './site-access.ts';

export type GrantRow = { id: string; site_id: string; client_id: string; roles_json: string };

const identities = z.array(
  z.object({ application: z.object({ id: z.string(), displayName: z.string().nullish() }) }),
);
const newGrant = z
  .object({
    roles: z.array(z.string()).min(1),
    grantedToIdentities: identities.optional(),
    grantedToIdentitiesV2: identities.optional(),
    grantedTo: identities.element.optional(),
    grantedToV2: identities.element.optional(),
  })
  .strict();

export async function grantToApp(call: GraphCall): Promise<Response> {
  const body = await readBody(call, newGrant);
  const site = openSite(call);
  const single = body.grantedToV2 ?? body.grantedTo;
  const [identity] =
    body.grantedToIdentitiesV2 ?? body.grantedToIdentities ?? (single ? [single] : []);
  if (!identity) throw invalidRequest('An application identity must be specified.');
  if (body.roles.some((role) => !(role in accessOfGrant)))
    throw invalidRequest('One of the provided arguments is not acceptable.');
  const row = {
    id: Buffer.from(`i:0i.t|ms.sp.ext|${identity.application.id}@${randomUUID()}`).toString(
      'base64url',
    ),
    site_id: site.id,
    client_id: identity.application.id,
    roles_json: JSON.stringify(body.roles),
  };
  storeGrant(call.tenant, row);
  return json(
    {
      '@odata.context': contextOf(`sites('${site.id}')/permissions/$entity`),
      ...grantToGraph(call.tenant, row),
    },
    201,
  );
}

export function storeGrant({ db }: Tenant, row: GrantRow): void {
  db.insert('site_grants', row);
}

export function grantToGraph({ db }: Tenant, row: GrantRow): GraphPermission {
  const sql = 'SELECT display_name FROM apps WHERE client_id = ?';
  const displayName = db.one<{ display_name: string }>(sql, row.client_id)?.display_name ?? '';
  const identity = { application: { id: row.client_id, displayName } };
  const roles: string[] = JSON.parse(row.roles_json);
  return { id: row.id, roles, grantedToIdentities: [identity], grantedToIdentitiesV2: [identity] };
}
