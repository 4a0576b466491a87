import { z } from 'zod';
import type { StoredRow } from '../core/planned-row.ts';
import type { Clock } from '../usecases/ports.ts';
import type { ImportList } from '../usecases/register-ports.ts';
import { type ListItem, listItem, listItemPage } from '../wire/graph-answers.ts';
import { type Graph, literal, segment } from './graph.ts';
import type { People } from './people.ts';
import { fieldsOfChange, lookupIdsOf, resolvePeople, rowOfItem } from './register-fields.ts';
import type { Site } from './site.ts';
import { unless } from './unless.ts';

const anything = z.unknown();
const rememberMs = 10 * 60_000;

/** Who is known to the site, read again when it is some minutes old or the rows are read. */
export function createSiteUsers(people: People, now: Clock) {
  let read: { users: Promise<Map<number, string>>; at: number } | undefined;
  const readAgain = () => {
    const users = people.readSiteUsers();
    read = { users, at: now().getTime() };
    users.catch(() => {
      read = undefined;
    });
    return users;
  };
  const isOld = (at: number) => now().getTime() - at > rememberMs;
  return {
    readAgain,
    known: () => (read === undefined || isOld(read.at) ? readAgain() : read.users),
  };
}

type SiteUsers = ReturnType<typeof createSiteUsers>;

/**
 * The Responsibilities list through Graph, a row at a time, with as few units as it takes. `graph` says with whose
 * rights.
 */
export function createImportList(
  site: Site,
  graph: Graph,
  people: People,
  siteUsers: SiteUsers,
): ImportList {
  const items = async () => `${await site.listPath('Responsibilities')}/items`;
  return {
    async readStored() {
      const found = await graph.getAll(`${await items()}?$expand=fields&$top=500`, listItemPage);
      const known = await siteUsers.readAgain();
      return Promise.all(found.map((item) => storedRow(item, known, people)));
    },
    async readOne(id) {
      const path = `${await items()}/${segment(String(id))}?$expand=fields`;
      const item = await unless('not_found', () => graph.get(path, listItem));
      return item && storedRow(item, await siteUsers.known(), people);
    },
    async findPeople(addressOrName) {
      if (!addressOrName.includes('@')) return people.findByName(addressOrName);
      const found = await people.findByMail(addressOrName);
      return found === undefined ? [] : [found];
    },
    async add(columns, key) {
      const all = fieldsOfChange(columns, lookupIdsOf(await siteUsers.known()));
      const given = Object.entries(all).filter(([, value]) => value !== null);
      const fields = { ...Object.fromEntries(given), EditKey: key };
      await graph.post(await items(), { fields }, anything);
    },
    async change({ id, etag }, columns) {
      const fields = fieldsOfChange(columns, lookupIdsOf(await siteUsers.known()));
      await graph.patch(`${await items()}/${id}`, { fields }, anything, { 'if-match': etag });
    },
    async findByKey(key) {
      const filter = `$filter=fields/EditKey%20eq%20${literal(key)}&$expand=fields($select=id)`;
      const found = await graph.getAll(`${await items()}?${filter}`, listItemPage);
      return found.map(({ id }) => Number(id)).toSorted((a, b) => a - b);
    },
    async remove(id) {
      await graph.delete(`${await items()}/${segment(String(id))}`);
    },
  };
}

async function storedRow(
  item: ListItem,
  siteUsers: Map<number, string>,
  people: People,
): Promise<StoredRow> {
  const row = await resolvePeople(rowOfItem(item), siteUsers, people);
  return { id: Number(item.id), etag: String(row['@odata.etag']), row };
}
