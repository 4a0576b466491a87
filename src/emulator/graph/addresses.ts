/** Every absolute link the emulator gives names Microsoft's own address; only transports know better. */
export const graphRoot = 'https://graph.microsoft.com/v1.0';

/** `@odata.context` of an answer. */
export const contextOf = (fragment: string): string => `${graphRoot}/$metadata#${fragment}`;

/** The link to the next page: this page's address and options with some of them replaced. */
export function nextLink(url: URL, replaced: Record<string, string>): string {
  const kept = [...url.searchParams].filter(([key]) => !(key in replaced));
  const all = [...kept, ...Object.entries(replaced)];
  const query = all.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  return `https://graph.microsoft.com${url.pathname}?${query}`;
}

/**
 * The path that routes are matched against. Graph's spellings of one address become one:
 * `/sites/{host}:/{path}:/lists` and `/sites/{host},…/lists`, `/users('x')` and `/users/x`, doubled
 * slashes and a slash at the end.
 */
export function routingPath(request: Request): string {
  const { pathname } = new URL(request.url);
  const drive = driveAsSegments(pathname);
  if (drive !== undefined) return drive;
  if (!/[:'%()]|\/\/|\/$|delta$/.test(pathname)) return pathname;
  const tidy = pathname.replaceAll(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  return siteAsOneSegment(deltaAsSegment(keysAsSegments(tidy)));
}

/**
 * An address within a drive: `…/drive/root`, `…/drive/root:/a/b:/children` and `…/items/{id}:/a:/content`
 * become `…/drive/items/{root, or the id}[:path]/children`. Names may hold whatever ids may not.
 */
function driveAsSegments(path: string): string | undefined {
  const match =
    /^(\/v1\.0(?:\/.*?)?(?:\/drives\/[^/]+|\/drive))\/(?:root|items\/([^/:%]+))(?::\/(.*?)(?::(\/[A-Za-z/]+)?)?|(\/[A-Za-z/]*?)?)\/?$/.exec(
      path.replaceAll(/%3A/gi, ':'),
    );
  if (!match) return undefined;
  const [, drive = '', id = 'root', inside, after = '', rest = after] = match;
  const within = inside === undefined ? '' : `:${encodeURIComponent(decoded(inside))}`;
  return `${siteAsOneSegment(drive)}/items/${id}${within}${rest}`;
}

/** `delta()`, `microsoft.graph.delta()` and `delta(token='…')` are one function. */
function deltaAsSegment(path: string): string {
  return path.replace(/\/(?:microsoft\.graph\.)?delta(?:\((?:token=.*)?\))?$/i, '/delta');
}

function keysAsSegments(path: string): string {
  return path.replaceAll(/\/([A-Za-z]+)\((?:'|%27)(.+?)(?:'|%27)\)/g, '/$1/$2');
}

function siteAsOneSegment(path: string): string {
  const match = /^(\/v1\.0\/sites\/)([^/:]+)(?::|%3A)(\/?[^:]*?)(?:(?::|%3A)(\/.*)?)?$/i.exec(path);
  if (!match) return path;
  const [, prefix = '', host = '', sitePath = '', rest = ''] = match;
  return `${prefix}${host}:${encodeURIComponent(decoded(sitePath))}${rest}`;
}

/** Text with broken escapes stays as it is: then nothing is found under it. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
