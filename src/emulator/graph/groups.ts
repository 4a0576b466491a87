import { z } from 'zod';
import type { GraphGroup } from '../../wire/graph.ts';
import { findPerson } from '../entra/directory.ts';
import { allGroups, findGroup, type Group, groupsOf, membersOf } from '../entra/groups.ts';
import { contextOf } from './addresses.ts';
import { type GraphCall, json, readBody, type Register } from './call.ts';
import { countAnswer, type Queryable, queried } from './directory-query.ts';
import { directoryDenied, directoryNotFound } from './errors.ts';
import { allowOptions, pick, selected } from './options.ts';
import { asDirectoryObject, myOid, pageOf } from './users.ts';

const listOptions = ['select', 'filter', 'search', 'top', 'skiptoken', 'orderby', 'count'];
const groupCast = '/microsoft.graph.group';
const userCast = '/microsoft.graph.user';
const castOf = { '': undefined, [userCast]: 'user', [groupCast]: 'group' } as const;

export function groupRoutes(on: Register): void {
  on('GET', '/groups', 'group.read', (call) => {
    allowOptions(call.options, listOptions);
    const found = queried(call, allGroups(call.tenant), groups);
    return json({
      '@odata.context': contextOf('groups'),
      ...pageOf(call, found, (one) => shown(call, one)),
    });
  });
  on('GET', '/groups/$count', 'group.read', (call) =>
    countAnswer(call, queried(call, allGroups(call.tenant), groups).length),
  );
  on('GET', '/groups/:group', 'group.read', (call) => {
    allowOptions(call.options, ['select']);
    return json({ '@odata.context': contextOf('groups/$entity'), ...shown(call, groupOf(call)) });
  });
  for (const [cast, kind] of Object.entries(castOf)) {
    memberRoutes(on, cast, kind);
    membershipRoutes(on, cast, kind);
  }
  checkRoutes(on);
}

type Kind = 'user' | 'group' | undefined;

/** Who is in a group, directly or through groups in it. */
function memberRoutes(on: Register, cast: string, kind: Kind): void {
  for (const [name, isTransitive] of [
    ['members', false],
    ['transitiveMembers', true],
  ] as const) {
    const path = `/groups/:group/${name}${cast}`;
    const ids = (call: GraphCall) => membersOf(call.tenant, groupOf(call).id, isTransitive);
    on('GET', path, 'group.read', (call) => objectsAnswer(call, ids(call), kind));
    on('GET', `${path}/$count`, 'group.read', (call) =>
      countAnswer(call, objects(call, ids(call), kind).length),
    );
  }
}

/** What somebody is in. */
function membershipRoutes(on: Register, cast: string, kind: Kind): void {
  for (const owner of ['/me', '/users/:user'])
    for (const [name, isTransitive] of [
      ['memberOf', false],
      ['transitiveMemberOf', true],
    ] as const) {
      const path = `${owner}/${name}${cast}`;
      const ids = (call: GraphCall) => groupsOf(call.tenant, memberOid(call), isTransitive);
      on('GET', path, 'group.memberships', (call) => objectsAnswer(call, ids(call), kind));
      on('GET', `${path}/$count`, 'group.memberships', (call) =>
        countAnswer(call, objects(call, ids(call), kind).length),
      );
    }
}

const maxChecked = 20;
const checkBody = z.object({ groupIds: z.array(z.string()).min(1).max(maxChecked) }).strict();
const memberGroupsBody = z.object({ securityEnabledOnly: z.boolean().nullish() }).strict();

function checkRoutes(on: Register): void {
  const context = { '@odata.context': contextOf('Collection(Edm.String)') };
  for (const owner of ['/me', '/users/:user', '/directoryObjects/:user']) {
    on('POST', `${owner}/checkMemberGroups`, 'group.memberships', async (call) => {
      const { groupIds } = await readBody(call, checkBody);
      const own = groupsOf(call.tenant, memberOid(call), true);
      return json({ ...context, value: groupIds.filter((id) => own.includes(id.toLowerCase())) });
    });
    on('POST', `${owner}/getMemberGroups`, 'group.memberships', async (call) => {
      const { securityEnabledOnly } = await readBody(call, memberGroupsBody);
      const own = groupsOf(call.tenant, memberOid(call), true);
      const isWanted = (id: string) =>
        !securityEnabledOnly || findGroup(call.tenant, id)?.isUnified === false;
      return json({ ...context, value: own.filter(isWanted) });
    });
  }
}

/** With `User.Read` alone one asks for oneself. */
function memberOid(call: GraphCall): string {
  const key = call.param('user') || myOid(call);
  const person = findPerson(call.tenant, key);
  const isOwn = call.principal.kind === 'user' && call.principal.oid === person?.oid;
  const mayAskForOthers = [...call.principal.permissions].some((name) =>
    /^(?:group|directory)/.test(name),
  );
  if (!isOwn && !mayAskForOthers) throw directoryDenied();
  if (!person) throw directoryNotFound(key);
  return person.oid;
}

function groupOf(call: GraphCall): Group {
  const group = findGroup(call.tenant, call.param('group'));
  if (!group) throw directoryNotFound(call.param('group'));
  return group;
}

function objectsAnswer(call: GraphCall, ids: string[], kind: Kind): Response {
  allowOptions(call.options, ['select', 'top', 'skiptoken', 'count']);
  const context = contextOf(kind === undefined ? 'directoryObjects' : `${kind}s`);
  return json({
    '@odata.context': context,
    ...pageOf(call, objects(call, ids, kind), (one) => one),
  });
}

function objects(call: GraphCall, ids: string[], kind: Kind): object[] {
  return ids.flatMap((id) => {
    const person = kind === 'group' ? undefined : findPerson(call.tenant, id);
    const group = kind === 'user' ? undefined : findGroup(call.tenant, id);
    if (person) return [asDirectoryObject(call, person)];
    return group ? [{ '@odata.type': '#microsoft.graph.group', ...shown(call, group) }] : [];
  });
}

const groups: Queryable<Group> = {
  name: 'Group',
  filterable: {
    id: ({ id }) => id,
    displayname: ({ displayName }) => displayName,
    description: ({ description }) => description,
    mail: ({ mail }) => mail,
    mailenabled: ({ mail }) => mail !== null,
    securityenabled: ({ isUnified }) => !isUnified,
  },
  searchable: {
    displayname: ({ displayName }) => displayName,
    description: ({ description }) => description,
    mail: ({ mail }) => mail,
  },
};

function shown(call: GraphCall, group: Group): object {
  const { id, displayName, description, mail, isUnified, createdAt } = group;
  const entity: GraphGroup = {
    id,
    deletedDateTime: null,
    createdDateTime: createdAt,
    description,
    displayName,
    groupTypes: isUnified ? ['Unified'] : [],
    mail,
    mailEnabled: mail !== null,
    mailNickname: (mail ?? displayName).replace(/@.*/, '').replaceAll(/[^\w.-]/g, ''),
    securityEnabled: !isUnified,
    visibility: isUnified ? 'Private' : null,
  };
  return pick(entity, selected(call.options));
}
