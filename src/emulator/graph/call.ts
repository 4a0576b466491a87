import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import type { Tenant } from '../tenant.ts';
import { findPerson } from '../entra/directory.ts';
import { authenticate, type Principal, requirePermission, type TokenMemory } from './access.ts';
import { badRequest, errorBody, GraphError, notEmulated } from './errors.ts';
import { type OperationName } from './operations.ts';
import { type QueryOptions, readOptions, requireDollars } from './options.ts';
import type { Load } from './throttling.ts';
import { unitsOf } from './units.ts';

/** One request, already authenticated, and known to carry a permission for its operation. */
export interface GraphCall {
  tenant: Tenant;
  principal: Principal;
  operation: OperationName;
  options: QueryOptions;
  /** The request's address without host, query as it was sent. */
  url: URL;
  param(name: string): string;
  header(name: string): string | undefined;
  text(): Promise<string>;
  bytes(): Promise<Uint8Array>;
  /** Whether the request carries this preference, written `name` or `name="value"`. */
  prefers(preference: string): boolean;
}

type Handler = (call: GraphCall) => Response | Promise<Response>;
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';

/** Registers one operation under `/v1.0`. */
export type Register = (
  method: Method,
  path: string,
  operation: OperationName,
  handler: Handler,
) => void;

export function graphRegister(app: Hono, tenant: Tenant): Register {
  const memory: TokenMemory = new Map();
  return (method, path, operation, handler) => {
    app.on(method, `/v1.0${path}`, (c) =>
      answer(c, tenant, async () => {
        const principal = await authenticate(tenant, memory, c.req.header('authorization') ?? null);
        refuseFunctions(c);
        const load = loadOf(c, tenant, principal, { method, path, operation });
        tenant.traffic.note(c.req.raw, whose(principal, load.units));
        return tenant.throttle.admit(load, () => {
          requirePermission(principal, operation);
          return handler(newCall(c, tenant, principal, operation));
        });
      }),
    );
  };
}

/** Functions of a collection stand where ids do: `/users/delta`. Those with a route never come here. */
const functionName = /^(?:\$.*|delta|getAllSites|getByIds|add|remove|validateProperties)$/;

function refuseFunctions(c: Context): void {
  // Lists go by their titles too, and a title may be anything.
  const { list: _, ...ids } = c.req.param();
  if (Object.values(ids).some((id) => functionName.test(id)))
    throw notEmulated(`${c.req.method} ${new URL(c.req.url).pathname}`);
}

function loadOf(
  c: Context,
  tenant: Tenant,
  principal: Principal,
  { method, path, operation }: { method: Method; path: string; operation: OperationName },
): Load {
  return {
    operation,
    principal,
    units: unitsOf(operation, method, path, new URL(c.req.url)),
    mailbox: () => {
      const key = c.req.param('user') ?? (principal.kind === 'user' ? principal.oid : '');
      return findPerson(tenant, key)?.oid ?? key;
    },
  };
}

const whose = (principal: Principal, units: number) => ({
  app: principal.appName,
  ...(principal.kind === 'user' && { person: principal.oid }),
  units,
});

/** Runs the work, makes refusals to Graph's error body, and numbers the answer. */
export async function answer(
  c: Context,
  tenant: Tenant,
  work: () => Response | Promise<Response>,
): Promise<Response> {
  const requestId = randomUUID();
  const clientRequestId = c.req.header('client-request-id') ?? requestId;
  const response = await settled(work, (error) =>
    Response.json(errorBody(error, tenant.clock.now(), requestId, clientRequestId), {
      status: error.status,
      headers: error.headers,
    }),
  );
  response.headers.set('request-id', requestId);
  response.headers.set('client-request-id', clientRequestId);
  response.headers.set('date', tenant.clock.now().toUTCString());
  return response;
}

async function settled(
  work: () => Response | Promise<Response>,
  refuse: (error: GraphError) => Response,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GraphError) return refuse(error);
    throw error;
  }
}

function newCall(
  c: Context,
  tenant: Tenant,
  principal: Principal,
  operation: OperationName,
): GraphCall {
  const url = new URL(c.req.url);
  if (tenant.switches.now().optionsWithoutDollar === 'refused') requireDollars(url.searchParams);
  return {
    tenant,
    principal,
    operation,
    url,
    options: readOptions(url.searchParams),
    param: (name) => c.req.param(name) ?? '',
    header: (name) => c.req.header(name),
    text: () => c.req.text(),
    bytes: async () => new Uint8Array(await c.req.arrayBuffer()),
    prefers: (preference) => prefers(c.req.header('prefer') ?? '', preference),
  };
}

function prefers(header: string, preference: string): boolean {
  const plain = (text: string): string => text.replaceAll(/["\s]/g, '').toLowerCase();
  return header.split(/[,;]/).some((part) => plain(part) === plain(preference));
}

/** The request body, parsed. Graph names the first property it does not know. */
export async function readBody<T extends z.ZodType>(
  call: GraphCall,
  shape: T,
): Promise<z.output<T>> {
  const parsed = shape.safeParse(parseJson(await call.text()));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (issue?.code === 'unrecognized_keys')
    throw badRequest(
      `The property '${issue.keys[0]}' does not exist on the type of this request. Make sure to only use property names that are defined by the type.`,
    );
  throw badRequest(`Invalid value for '${issue?.path.join('/') ?? ''}': ${issue?.message ?? ''}`);
}

export function parseJson(text: string): unknown {
  try {
    return text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
}

export const noContent = (): Response => new Response(null, { status: 204 });

/** Graph's 202: accepted, nothing to say. */
export const accepted = (): Response =>
  new Response(null, { status: 202, headers: { 'content-length': '0' } });

export const json = (body: object, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });
