import { ProductError } from '../core/errors.ts';

/** Everything that leaves the process goes through one of these. */
export type Transport = (request: Request) => Promise<Response>;

const microsoftOrigins = new Set([
  'https://graph.microsoft.com',
  'https://login.microsoftonline.com',
]);

/** How long one request may take, in milliseconds. */
const timeoutMs = 30_000;

/** The network. Tokens only ever leave for Microsoft's own addresses, and redirects are not followed. */
export const networkTransport: Transport = (request) => {
  assertMicrosoft(request);
  return fetch(request, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
};

/** Sends requests for Microsoft's addresses to an embedded tenant at `origin` instead; path, headers and body stay as they are. */
export function embeddedTransport(origin: string): Transport {
  return (request) => {
    assertMicrosoft(request);
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(`${origin}${pathname}${search}`, request), {
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  };
}

/** Refuses next links and other addresses that would carry a token elsewhere. */
export function assertMicrosoft(request: Request): void {
  const { origin } = new URL(request.url);
  if (microsoftOrigins.has(origin) || isUploadAddress(request)) return;
  throw new ProductError(
    'microsoft_refused',
    `refused to call ${origin}: not one of Microsoft's addresses`,
  );
}

/** Fragments of large files go to SharePoint itself, and never with a token (see upload.ts). */
function isUploadAddress({ url, headers }: Request): boolean {
  const { protocol, port, hostname } = new URL(url);
  const isSharePoint = protocol === 'https:' && port === '' && hostname.endsWith('.sharepoint.com');
  return isSharePoint && !headers.has('authorization');
}
