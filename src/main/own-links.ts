const microsoft =
  /((?:@odata\.(?:context|nextLink|deltaLink)|(?:token|authorization|end_session)_endpoint|jwks_uri)":\s*")https:\/\/(?:graph\.microsoft\.com|login\.microsoftonline\.com)(?=\/)/g;

/**
 * The answer with links that lead back to `origin`, for clients that are pointed at the embedded tenant by
 * a base URL: they would follow Microsoft's links to Microsoft. Quotes inside JSON text are escaped, so
 * nothing within a value can look like one of these members.
 */
export async function withOwnLinks(origin: string, response: Response): Promise<Response> {
  const headers = new Headers(response.headers);
  const location = headers.get('location');
  if (location !== null)
    headers.set('location', location.replace('https://graph.microsoft.com', origin));
  const { status } = response;
  if (headers.get('content-type')?.startsWith('application/json') !== true)
    return new Response(response.body, { status, headers });
  headers.delete('content-length');
  const text = (await response.text()).replaceAll(microsoft, `$1${origin}`);
  return new Response(text, { status, headers });
}
