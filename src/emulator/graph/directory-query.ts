import type { GraphCall } from './call.ts';
import { badRequest, GraphError } from './errors.ts';
import { type Comparison, type Filter, type Literal, parseFilter } from './filter.ts';

type Readable<T> = Record<string, (one: T) => string | boolean | null>;

/** What can be asked of one kind of directory object; properties by their lower-case names. */
export interface Queryable<T> {
  /** As Graph's messages name it, such as `User`. */
  name: string;
  filterable: Readable<T>;
  searchable: Readable<T>;
}

/**
 * `$filter`, `$search` and `$orderby` of directory objects, which are few and come by name. What Entra
 * keeps in its second index needs `ConsistencyLevel: eventual`, and but for `$search` also `$count=true`.
 */
export function queried<T>(call: GraphCall, all: T[], kind: Queryable<T>): T[] {
  const { options } = call;
  const order = options.get('orderby') ?? 'displayName';
  if (!/^displayName( asc)?$/i.test(order.trim()))
    throw badRequest(`Unsupported sort property '${order}' for '${kind.name}'.`);
  const [filterText, searchText] = [options.get('filter'), options.get('search')];
  const isSorted = options.has('orderby') && (filterText ?? searchText) !== undefined;
  if (isSorted && !isAdvanced(call)) throw unsupported('Sorting not supported for current query.');
  const filter = filterText === undefined ? undefined : parseFilter(filterText);
  if (filter) requireKnown(filter, kind, isAdvanced(call));
  const found = searchText === undefined ? undefined : searchFor(call, searchText, kind);
  return all.filter((one) => (!filter || matches(filter, one, kind)) && (found?.(one) ?? true));
}

export const isEventual = (call: GraphCall): boolean =>
  call.header('consistencylevel')?.trim().toLowerCase() === 'eventual';

/** `$count=true` is an advanced query itself: without the header it is passed over in silence. */
export const wantsCount = (call: GraphCall): boolean =>
  isEventual(call) && call.options.get('count')?.toLowerCase() === 'true';

const isAdvanced = wantsCount;

/** The answer of `…/$count`: a number as plain text. */
export function countAnswer(call: GraphCall, count: number): Response {
  if (!isEventual(call))
    throw new GraphError(400, 'Request_BadRequest', '$count is not currently supported.');
  return new Response(String(count), { headers: { 'content-type': 'text/plain' } });
}

const unsupported = (message: string): GraphError =>
  new GraphError(400, 'Request_UnsupportedQuery', message);

function requireKnown<T>(filter: Filter, kind: Queryable<T>, isAdvancedQuery: boolean): void {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.forEach((part) => requireKnown(part, kind, isAdvancedQuery));
    case 'not':
      if (!isAdvancedQuery) throw unsupported('Unsupported Query.');
      return requireKnown(filter.part, kind, isAdvancedQuery);
    case 'any':
      throw unknownClause(filter.path, kind.name);
    default:
      if (!kind.filterable[filter.path.toLowerCase()]) throw unknownClause(filter.path, kind.name);
      return requireOperator(filter, isAdvancedQuery);
  }
}

const unknownClause = (path: string, name: string): GraphError =>
  unsupported(
    `Unsupported or invalid query filter clause specified for property '${path}' of resource '${name}'.`,
  );

function requireOperator({ operator }: Comparison, isAdvancedQuery: boolean): void {
  if (operator === 'eq' || operator === 'startswith') return;
  if (operator === 'endswith' && !isAdvancedQuery)
    throw unsupported(
      "Operator 'endsWith' is not supported because the 'ConsistencyLevel:eventual' header is missing.",
    );
  if (operator === 'ne' && !isAdvancedQuery)
    throw unsupported("Unsupported property filter clause operator 'NotEqualsMatch'.");
  if (operator !== 'ne' && operator !== 'endswith')
    throw unsupported(`Unsupported property filter clause operator '${operator}'.`);
}

function matches<T>(filter: Filter, one: T, kind: Queryable<T>): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => matches(part, one, kind));
    case 'or':
      return filter.parts.some((part) => matches(part, one, kind));
    case 'not':
      return !matches(filter.part, one, kind);
    case 'compare':
      return compares(filter, kind.filterable[filter.path.toLowerCase()]?.(one) ?? null);
    default:
      return false;
  }
}

function compares({ operator, value }: Comparison, held: Literal): boolean {
  const [actual, wanted] = [plain(held), plain(value)];
  if (operator === 'ne') return actual !== wanted;
  if (operator === 'startswith') return String(actual ?? '').startsWith(String(wanted));
  if (operator === 'endswith') return String(actual ?? '').endsWith(String(wanted));
  return actual === wanted;
}

const plain = (value: Literal): Literal =>
  typeof value === 'string' ? value.toLowerCase() : value;

/**
 * `$search`. Words of a display name may be found by their beginnings; other properties begin with it.
 *
 *     or     = and *( "OR" and )
 *     and    = clause *( "AND" clause )
 *     clause = DQUOTE property ":" text DQUOTE
 */
function searchFor<T>(call: GraphCall, text: string, kind: Queryable<T>): (one: T) => boolean {
  if (!isEventual(call))
    throw unsupported(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  const anyOf = text.trim().split(/\s+OR\s+/);
  const clauses = anyOf.map((all) => all.split(/\s+AND\s+/).map((one) => readClause(one, kind)));
  return (one) => clauses.some((all) => all.every((clause) => clause(one)));
}

function readClause<T>(text: string, kind: Queryable<T>): (one: T) => boolean {
  const match = /^"([A-Za-z]+):([^"]+)"$/.exec(text.trim());
  if (!match) throw badRequest(`Syntax error in $search near '${text}'.`);
  const [, property = '', wanted = ''] = match;
  const read = kind.searchable[property.toLowerCase()];
  if (!read) throw badRequest(`Searching by the property '${property}' is not supported.`);
  const isWordwise = /^(?:displayName|description)$/i.test(property);
  return (one) => {
    const held = String(read(one) ?? '');
    return isWordwise
      ? wordsOf(wanted).every((word) => wordsOf(held).some((own) => own.startsWith(word)))
      : held.toLowerCase().startsWith(wanted.trim().toLowerCase());
  };
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
