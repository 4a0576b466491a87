import { fields, parseJson, text } from '../json.ts';

/** A refusal by the embedded tenant. `status` 0: it could not be reached at all. */
export class TenantError extends Error {
  override name = 'TenantError';
  readonly status: number;
  /** The short code of the answer, such as `ErrorItemNotFound` or `invalid_grant`. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A refusal in one sentence: the tenant's own, or the given one when it could not be reached. */
export function explain(error: unknown, unreachable: string): string {
  if (error instanceof TenantError && error.status === 0) return unreachable;
  return error instanceof Error ? error.message : String(error);
}

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

/** Answers the parsed JSON (undefined for an empty answer); throws a TenantError for everything else. */
export async function ask(fetch: Fetch, path: string, init?: RequestInit): Promise<unknown> {
  const response = await reach(fetch, path, init);
  const body = parseJson(await response.text());
  if (!response.ok) throw refusal(response.status, body);
  return body;
}

export function postJson(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

async function reach(fetch: Fetch, path: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    throw new TenantError(0, 'unreachable', cause instanceof Error ? cause.message : String(cause));
  }
}

/** Graph says `{error: {code, message}}`, the token endpoint `{error, error_description}`, others `{title, detail}`. */
function refusal(status: number, body: unknown): TenantError {
  const answer = fields(body);
  const graph = fields(answer['error']);
  const code =
    text(graph['code']) || text(answer['error']) || text(answer['code']) || String(status);
  const message =
    text(graph['message']) ||
    text(answer['error_description']) ||
    text(answer['detail']) ||
    text(answer['title']) ||
    `HTTP ${status}`;
  return new TenantError(status, code, message);
}
