import { type Operation, type OperationName, operations } from './operations.ts';

/**
 * What a request costs. SharePoint counts resource units: 1 for a single thing and for a delta with a
 * token, 2 for lists and writes, 5 for permissions. Everywhere else a request is a request.
 */
export function unitsOf(operation: OperationName, method: string, route: string, url: URL): number {
  const { area }: Operation = operations[operation];
  if (area !== 'sharepoint') return 1;
  if (/\/permissions(?:\/|$)/.test(route)) return 5;
  if (method !== 'GET') return 2;
  if (route.endsWith('/delta'))
    return /[?&](?:\$|%24)?(?:skip)?token=(?!latest)./i.test(url.search) ? 1 : 2;
  return isSingle(route) ? 1 : 2;
}

/** `/sites/:site`, `…/items/:item` and what belongs to one of them alone, such as `…/:item/fields`. */
const isSingle = (route: string): boolean => /\/:\w+(?:\/fields)?$/.test(route);
