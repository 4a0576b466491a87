import { randomUUID } from 'node:crypto';
import type { Transport } from './transport.ts';

/**
 * Gives every request to Graph the id that our own log knows it by, so that Microsoft's support finds what has no
 * `request-id` because no answer came. What belongs to no request gets an id of its own.
 */
export function withClientRequestId(
  transport: Transport,
  idOf: () => string | undefined,
): Transport {
  return (request) => {
    if (request.url.startsWith('https://graph.microsoft.com/'))
      request.headers.set('client-request-id', idOf() ?? randomUUID());
    return transport(request);
  };
}
