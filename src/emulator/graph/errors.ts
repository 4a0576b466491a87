import type { GraphErrorBody } from '../../wire/graph.ts';

/** A refusal, thrown so that the transaction around it is undone; `call.ts` makes the answer of it. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const invalidToken = (message: string): GraphError =>
  new GraphError(401, 'InvalidAuthenticationToken', message, {
    'www-authenticate':
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
  });

export const badRequest = (message: string): GraphError =>
  new GraphError(400, 'BadRequest', message);

/** SharePoint's way of refusing a request. */
export const invalidRequest = (message: string): GraphError =>
  new GraphError(400, 'invalidRequest', message);

export const itemNotFound = (message = 'The specified item was not found'): GraphError =>
  new GraphError(404, 'itemNotFound', message);

export const accessDenied = (message = 'Access denied'): GraphError =>
  new GraphError(403, 'accessDenied', message);

export const resourceModified = (): GraphError =>
  new GraphError(
    412,
    'resourceModified',
    'The resource has changed since the caller last read it; usually an eTag mismatch',
  );

/** Exchange's ways of refusing. */
export const mailNotFound = (): GraphError =>
  new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');

export const mailDenied = (): GraphError =>
  new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');

/** The directory's ways of refusing. */
export const directoryDenied = (): GraphError =>
  new GraphError(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  );

export const directoryNotFound = (key: string): GraphError =>
  new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
  );

/** A query or route that exists at Microsoft's but not here; said openly instead of answered wrongly. */
export const notEmulated = (what: string): GraphError =>
  new GraphError(501, 'notImplemented', `The emulator does not implement ${what}.`);

export function errorBody(
  error: { code: string; message: string },
  at: Date,
  requestId: string,
  clientRequestId: string,
): GraphErrorBody {
  const date = at.toISOString().slice(0, 19);
  const innerError = { date, 'request-id': requestId, 'client-request-id': clientRequestId };
  return { error: { code: error.code, message: error.message, innerError } };
}
