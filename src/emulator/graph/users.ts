import type { GraphUser } from '../../wire/graph.ts';
import { findPerson, type Person } from '../entra/directory.ts';
import { carries, type Principal } from './access.ts';
import { contextOf, nextLink } from './addresses.ts';
import { type GraphCall, json, type Register } from './call.ts';
import { badRequest, directoryNotFound, GraphError } from './errors.ts';
import { directoryReaders, userBasics } from './operations.ts';
import { allowOptions, pageSize, pick, selected } from './options.ts';
import { filtered } from './user-filter.ts';

const defaultPage = 100;
const maxPage = 999;

export function userRoutes(on: Register): void {
  on('GET', '/me', 'user.me', (call) => {
    allowOptions(call.options, ['select']);
    return oneUser(call, findPerson(call.tenant, myOid(call)), myOid(call));
  });
  on('GET', '/users', 'user.read', listUsers);
  on('GET', '/users/:user', 'user.me', (call) => {
    allowOptions(call.options, ['select']);
    const key = call.param('user');
    return oneUser(call, findPerson(call.tenant, key), key);
  });
  on('GET', '/me/manager', 'user.me', (call) => manager(call, myOid(call)));
  on('GET', '/users/:user/manager', 'user.read', (call) => manager(call, call.param('user')));
}

export function myOid({ principal }: GraphCall): string {
  if (principal.kind === 'user') return principal.oid;
  throw badRequest('/me request is only valid with delegated authentication flow.');
}

function oneUser(call: GraphCall, person: Person | undefined, key: string): Response {
  const own = call.principal.kind === 'user' && call.principal.oid === person?.oid;
  if (!own && !carries(call.principal, othersProfile))
    throw new GraphError(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    );
  if (!person) throw directoryNotFound(key);
  const select = selected(call.options);
  const context = contextOf(`users${select ? `(${select.join(',')})` : ''}/$entity`);
  return json({ '@odata.context': context, ...shown(call, person, select) });
}

const othersProfile = [...userBasics, ...directoryReaders];

function manager(call: GraphCall, key: string): Response {
  const person = findPerson(call.tenant, key);
  if (!person) throw directoryNotFound(key);
  const above = person.managerOid === null ? undefined : findPerson(call.tenant, person.managerOid);
  if (!above) throw directoryNotFound('manager');
  const entity = {
    '@odata.type': '#microsoft.graph.user',
    ...shown(call, above, selected(call.options)),
  };
  return json({ '@odata.context': contextOf('directoryObjects/$entity'), ...entity });
}

function listUsers(call: GraphCall): Response {
  allowOptions(call.options, ['select', 'filter', 'top', 'skiptoken', 'orderby', 'count']);
  const select = selected(call.options);
  const matching = filtered(call);
  const start = Number(call.options.get('skiptoken') ?? 0);
  if (!Number.isSafeInteger(start) || start < 0) throw badRequest('Invalid skip token.');
  const size = pageSize(call.options, maxPage) ?? defaultPage;
  const more = matching.length > start + size;
  return json({
    '@odata.context': contextOf(`users${select ? `(${select.join(',')})` : ''}`),
    ...(call.options.get('count') === 'true' && { '@odata.count': matching.length }),
    ...(more && { '@odata.nextLink': nextLink(call.url, { $skiptoken: String(start + size) }) }),
    value: matching.slice(start, start + size).map((person) => shown(call, person, select)),
  });
}

const byDefault =
  'businessPhones displayName givenName jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName id'.split(
    ' ',
  );
const basic = ['id', 'displayName', 'givenName', 'mail', 'surname', 'userPrincipalName'];

function shown(call: GraphCall, person: Person, select: string[] | undefined): object {
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
