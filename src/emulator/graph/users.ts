import type { GraphUser } from '../../wire/graph.ts';
import { allPeople, findPerson, type Person } from '../entra/directory.ts';
import { carries, type Principal } from './access.ts';
import { contextOf, nextLink } from './addresses.ts';
import { type GraphCall, json, type Register } from './call.ts';
import { directoryReaders, userBasics } from './directory-operations.ts';
import { countAnswer, type Queryable, queried, wantsCount } from './directory-query.ts';
import { badRequest, directoryDenied, directoryNotFound, notEmulated } from './errors.ts';
import { allowOptions, expansions, pageSize, pick, selected } from './options.ts';

const defaultPage = 100;
const maxPage = 999;

export function userRoutes(on: Register): void {
  on('GET', '/me', 'user.me', (call) => oneUser(call, myOid(call)));
  on('GET', '/users', 'user.read', listUsers);
  on('GET', '/users/$count', 'user.read', (call) => {
    allowOptions(call.options, ['filter', 'search']);
    return countAnswer(call, queried(call, allPeople(call.tenant), users).length);
  });
  on('GET', '/users/:user', 'user.one', (call) => oneUser(call, call.param('user')));
  for (const owner of ['/me', '/users/:user']) {
    on('GET', `${owner}/manager`, 'user.one', manager);
    on('GET', `${owner}/directReports`, 'user.one', directReports);
  }
}

export function myOid({ principal }: GraphCall): string {
  if (principal.kind === 'user') return principal.oid;
  throw badRequest('/me request is only valid with delegated authentication flow.');
}

const othersProfile = [...userBasics, ...directoryReaders];

/** The person that a path below `/me` or `/users/{id}` is about, once the caller may read them. */
export function personOf(call: GraphCall, key = call.param('user') || myOid(call)): Person {
  const person = findPerson(call.tenant, key);
  const isOwn = call.principal.kind === 'user' && call.principal.oid === person?.oid;
  if (!isOwn && !carries(call.principal, othersProfile)) throw directoryDenied();
  if (!person) throw directoryNotFound(key);
  return person;
}

function oneUser(call: GraphCall, key: string): Response {
  allowOptions(call.options, ['select', 'expand']);
  const person = personOf(call, key);
  const select = selected(call.options);
  const context = contextOf(`users${select ? `(${select.join(',')})` : ''}/$entity`);
  const members = { ...shown(call, person, select), ...expandedManager(call, person) };
  return json({ '@odata.context': context, ...members });
}

function managerOf(call: GraphCall, { managerOid }: Person): Person | undefined {
  return managerOid === null ? undefined : findPerson(call.tenant, managerOid);
}

function manager(call: GraphCall): Response {
  allowOptions(call.options, ['select']);
  const above = managerOf(call, personOf(call));
  if (!above) throw directoryNotFound('manager');
  const context = contextOf('directoryObjects/$entity');
  return json({ '@odata.context': context, ...asDirectoryObject(call, above) });
}

/** `$expand=manager`, with a `$select` of its own. */
function expandedManager(call: GraphCall, person: Person): object {
  const members: Record<string, unknown> = {};
  for (const { name, options } of expansions(call.options)) {
    if (name !== 'manager') throw notEmulated(`$expand=${name} on users`);
    allowOptions(options, ['select']);
    const above = managerOf(call, person);
    if (above)
      members['manager'] = { '@odata.type': userType, ...shown(call, above, selected(options)) };
  }
  return members;
}

function directReports(call: GraphCall): Response {
  allowOptions(call.options, ['select']);
  const { oid } = personOf(call);
  const below = allPeople(call.tenant).filter(({ managerOid }) => managerOid === oid);
  const value = below.map((person) => asDirectoryObject(call, person));
  return json({ '@odata.context': contextOf('directoryObjects'), value });
}

const userType = '#microsoft.graph.user';

export const asDirectoryObject = (call: GraphCall, person: Person): object => ({
  '@odata.type': userType,
  ...shown(call, person, selected(call.options)),
});

export const users: Queryable<Person> = {
  name: 'User',
  filterable: {
    id: ({ oid }) => oid,
    mail: ({ mail }) => mail,
    userprincipalname: ({ upn }) => upn,
    displayname: ({ displayName }) => displayName,
    givenname: ({ givenName }) => givenName,
    surname: ({ surname }) => surname,
    jobtitle: ({ jobTitle }) => jobTitle,
    department: ({ department }) => department,
    accountenabled: ({ accountEnabled }) => accountEnabled,
    usertype: () => 'Member',
  },
  searchable: {
    mail: ({ mail }) => mail,
    userprincipalname: ({ upn }) => upn,
    displayname: ({ displayName }) => displayName,
    givenname: ({ givenName }) => givenName,
    surname: ({ surname }) => surname,
  },
};

function listUsers(call: GraphCall): Response {
  const options = ['select', 'filter', 'top', 'skiptoken', 'orderby', 'count', 'search', 'expand'];
  allowOptions(call.options, options);
  const select = selected(call.options);
  const matching = queried(call, allPeople(call.tenant), users);
  const context = contextOf(`users${select ? `(${select.join(',')})` : ''}`);
  const page = pageOf(call, matching, (person) => ({
    ...shown(call, person, select),
    ...expandedManager(call, person),
  }));
  return json({ '@odata.context': context, ...page });
}

/** One page of directory objects, with the count that was asked for and the link to the next one. */
export function pageOf<T>(call: GraphCall, all: T[], show: (one: T) => object): object {
  const start = Number(call.options.get('skiptoken') ?? 0);
  if (!Number.isSafeInteger(start) || start < 0) throw badRequest('Invalid skip token.');
  const size = pageSize(call.options, maxPage) ?? defaultPage;
  const hasMore = all.length > start + size;
  return {
    ...(wantsCount(call) && { '@odata.count': all.length }),
    ...(hasMore && { '@odata.nextLink': nextLink(call.url, { $skiptoken: String(start + size) }) }),
    value: all.slice(start, start + size).map(show),
  };
}

const byDefault =
  'businessPhones displayName givenName jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName id'.split(
    ' ',
  );
const basic = ['id', 'displayName', 'givenName', 'mail', 'surname', 'userPrincipalName'];

export function shown(call: GraphCall, person: Person, select: string[] | undefined): object {
  const profile = toGraph(person);
  const visible = seesAll(call.principal, person) ? profile : withoutDetails(profile);
  return pick(visible, select ?? byDefault);
}

/** `User.ReadBasic.All` shows of others who they are, and nothing more. */
const seesAll = (principal: Principal, person: Person): boolean =>
  (principal.kind === 'user' && principal.oid === person.oid) ||
  carries(
    principal,
    othersProfile.filter((name) => name !== 'User.ReadBasic.All'),
  );

function withoutDetails(profile: GraphUser): object {
  const hidden = Object.entries(profile).map(([name, value]) =>
    basic.includes(name) ? [name, value] : [name, Array.isArray(value) ? [] : null],
  );
  return Object.fromEntries(hidden);
}

function toGraph(person: Person): GraphUser {
  return {
    accountEnabled: person.accountEnabled,
    businessPhones: [],
    department: person.department,
    displayName: person.displayName,
    givenName: person.givenName,
    jobTitle: person.jobTitle,
    mail: person.mail,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: person.surname,
    userPrincipalName: person.upn,
    userType: 'Member',
    id: person.oid,
  };
}
