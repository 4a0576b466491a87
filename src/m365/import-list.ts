import { z } from 'zod';
import type { ImportList } from '../usecases/ports.ts';
import { listItemPage } from '../wire/graph-answers.ts';
import { type Graph, literal, segment } from './graph.ts';
import type { People } from './people.ts';
import { fieldsOfChange, lookupIdsOf, resolvePeople, rowOfItem } from './register-fields.ts';
import type { Site } from './site.ts';

const anything = z.unknown();

/** The Responsibilities list through Graph, a row at a time, with as few units as it takes. */
export function createImportList(site: Site, graph: Graph, people: People): ImportList {
  const items = async () => `${await site.listPath('Responsibilities')}/items`;
  let users: Promise<Map<number, string>> | undefined;
  const siteUsers = () => {
    users ??= people.readSiteUsers();
    return users;
  };
  return {
    async readStored() {
      users = undefined;
      const found = await graph.getAll(`${await items()}?$expand=fields&$top=500`, listItemPage);
      const known = await siteUsers();
      return Promise.all(
        found.map(async (item) => {
          const row = await resolvePeople(rowOfItem(item), known, people);
          return { id: Number(item.id), etag: String(row['@odata.etag']), row };
        }),
      );
    },
    async findPeople(addressOrName) {
      if (!addressOrName.includes('@')) return people.findByName(addressOrName);
      const found = await people.findByMail(addressOrName);
      return found === undefined ? [] : [found];
    },
    async add(columns, key) {
      const all = fieldsOfChange(columns, lookupIdsOf(await siteUsers()));
      const given = Object.entries(all).filter(([, value]) => value !== null);
      const fields = { ...Object.fromEntries(given), EditKey: key };
      await graph.post(await items(), { fields }, anything);
    },
    async change({ id, etag }, columns) {
      const fields = fieldsOfChange(columns, lookupIdsOf(await siteUsers()));
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
