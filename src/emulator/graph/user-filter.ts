import { allPeople, type Person } from '../entra/directory.ts';
import type { GraphCall } from './call.ts';
import { badRequest, GraphError } from './errors.ts';
import { type Filter, type Literal, parseFilter } from './filter.ts';

/** People are few: they are filtered one by one. By name unless asked otherwise. */
export function filtered(call: GraphCall): Person[] {
  const order = call.options.get('orderby') ?? 'displayName';
  if (!/^displayName( asc)?$/i.test(order.trim()))
    throw badRequest(`Unsupported sort property '${order}' for 'User'.`);
  const text = call.options.get('filter');
  const people = allPeople(call.tenant);
  if (text === undefined) return people;
  const filter = parseFilter(text);
  if (text !== undefined && call.options.has('orderby') && !isAdvanced(call)) throw needsAdvanced();
  return people.filter((person) => matches(filter, person, isAdvanced(call)));
}

const isAdvanced = (call: GraphCall): boolean =>
  call.header('consistencylevel')?.toLowerCase() === 'eventual' &&
  call.options.get('count') === 'true';

const needsAdvanced = () =>
  new GraphError(
    400,
    'Request_UnsupportedQuery',
    'Operator or sorting is only supported with the header ConsistencyLevel: eventual and $count=true.',
  );

function matches(filter: Filter, person: Person, advanced: boolean): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => matches(part, person, advanced));
    case 'or':
      return filter.parts.some((part) => matches(part, person, advanced));
    case 'not':
      if (!advanced) throw needsAdvanced();
      return !matches(filter.part, person, advanced);
    case 'any':
      throw badRequest(`Unsupported property filter clause '${filter.path}'.`);
    default:
      return compares(filter, person, advanced);
  }
}

const filterable: Record<string, (person: Person) => string | boolean | null> = {
  id: ({ oid }) => oid,
  mail: ({ mail }) => mail,
  userprincipalname: ({ upn }) => upn,
  displayname: ({ displayName }) => displayName,
  givenname: ({ givenName }) => givenName,
  surname: ({ surname }) => surname,
  jobtitle: ({ jobTitle }) => jobTitle,
  department: ({ department }) => department,
  accountenabled: ({ accountEnabled }) => accountEnabled,
};

function compares(
  { path, operator, value }: { path: string; operator: string; value: Literal },
  person: Person,
  advanced: boolean,
): boolean {
  const read = filterable[path.toLowerCase()];
  if (!read)
    throw badRequest(
      `Unsupported or invalid query filter clause specified for property '${path}' of resource 'User'.`,
    );
  const [actual, wanted] = [plain(read(person)), plain(value)];
  if (operator === 'eq') return actual === wanted;
  if (operator === 'startswith') return String(actual ?? '').startsWith(String(wanted));
  if (!advanced) throw needsAdvanced();
  if (operator === 'ne') return actual !== wanted;
  if (operator === 'endswith') return String(actual ?? '').endsWith(String(wanted));
  throw badRequest(`Unsupported operator '${operator}'.`);
}

const plain = (value: Literal): Literal =>
  typeof value === 'string' ? value.toLowerCase() : value;
