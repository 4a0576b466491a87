import { z } from 'zod';
import { graphAppId, graphResource, verifyToken } from '../entra/tokens.ts';
import type { Tenant } from '../tenant.ts';
import {
  accessDenied,
  badRequest,
  directoryDenied,
  type GraphError,
  invalidToken,
  mailDenied,
} from './errors.ts';
import { type Operation, type OperationName, operations } from './operations.ts';

/** Who calls: a person through an app, or an app by itself. */
export type Principal = (App & { kind: 'user'; oid: string }) | (App & { kind: 'app' });

interface App {
  clientId: string;
  appName: string;
  permissions: Set<string>;
  /** The second at which the token ends. */
  expires: number;
}

const maxRemembered = 2000;

/** Tokens already verified: a signature check costs more than a row. */
export type TokenMemory = Map<string, Principal>;

export async function authenticate(
  tenant: Tenant,
  memory: TokenMemory,
  authorization: string | null,
): Promise<Principal> {
  const token = /^bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1];
  if (token === undefined) throw invalidToken('Access token is empty.');
  const known = memory.get(token);
  if (known && known.expires > tenant.clock.now().getTime() / 1000) return known;
  memory.delete(token);
  return remember(tenant, memory, token);
}

async function remember(tenant: Tenant, memory: TokenMemory, token: string): Promise<Principal> {
  const verified = await verifyToken(tenant, token, [graphResource, graphAppId]);
  if (verified.kind === 'expired')
    throw invalidToken('Lifetime validation failed, the token is expired.');
  if (verified.kind === 'wrong_audience')
    throw invalidToken('Access token validation failure. Invalid audience.');
  if (verified.kind === 'invalid')
    throw invalidToken('CompactToken parsing failed with error code: 80049217');
  const principal = toPrincipal(verified.claims);
  const oldest = memory.keys().next().value;
  if (memory.size >= maxRemembered && oldest !== undefined) memory.delete(oldest);
  memory.set(token, principal);
  return principal;
}

const graphClaims = z.object({
  appid: z.string(),
  app_displayname: z.string().default(''),
  oid: z.string(),
  scp: z.string().optional(),
  roles: z.array(z.string()).default([]),
  exp: z.number(),
});

function toPrincipal(claims: unknown): Principal {
  const parsed = graphClaims.safeParse(claims);
  if (!parsed.success) throw invalidToken('Invalid token claims.');
  const { appid: clientId, app_displayname: appName, oid, scp, roles, exp: expires } = parsed.data;
  return scp === undefined
    ? { kind: 'app', clientId, appName, expires, permissions: lowerCased(roles) }
    : { kind: 'user', oid, clientId, appName, expires, permissions: lowerCased(scp.split(' ')) };
}

const lowerCased = (names: string[]): Set<string> =>
  new Set(names.map((name) => name.toLowerCase()));

/** Whether the token carries one of these permissions. */
export function carries(principal: Principal, names: readonly string[]): boolean {
  return names.some((name) => principal.permissions.has(name.toLowerCase()));
}

/** Throws unless the token carries a permission for the operation, be it for shared mailboxes only. */
export function requirePermission(principal: Principal, name: OperationName): void {
  const operation: Operation = operations[name];
  if (operation.open) return;
  if (principal.kind === 'app' && operation.application.length === 0)
    throw badRequest('/me request is only valid with delegated authentication flow.');
  const wanted =
    principal.kind === 'app'
      ? operation.application
      : [...operation.delegated, ...(operation.shared ?? [])];
  if (!carries(principal, wanted)) throw denied(operation);
}

function denied({ area }: Operation): GraphError {
  if (area === 'directory') return directoryDenied();
  return area === 'mail' ? mailDenied() : accessDenied();
}
