import { z } from 'zod';
import type { RowColumns } from '../core/register-change.ts';
import type { RegisterRow, RegisterRows } from '../usecases/register-ports.ts';
import { type ListItem, listItem, listItemPage } from '../wire/graph-answers.ts';
import { type Graph, literal, segment } from './graph.ts';
import type { People } from './people.ts';
import { fieldsOfChange, lookupIdsOf, resolvePeople, rowOfItem } from './register-fields.ts';
import type { Site } from './site.ts';
import { unless } from './unless.ts';

const anything = z.unknown();
const created = z.object({ id: z.string() });

/** Rows of the Responsibilities list with the rights of whoever `graph` asks for; lists and people are found with the app's own. To be made for one request: who is known to the site is read once. */
export function createRegisterRows(site: Site, graph: Graph, people: People): RegisterRows {
  const itemsPath = async () => `${await site.listPath('Responsibilities')}/items`;
  const itemPath = async (id: number) => `${await itemsPath()}/${segment(String(id))}`;
  let users: Promise<Map<number, string>> | undefined;
  const siteUsers = () => {
    users ??= people.readSiteUsers();
    return users;
  };
  const resolved = async (item: ListItem): Promise<RegisterRow> =>
    resolvePeople(rowOfItem(item), await siteUsers(), people);
  const readAgain = async (id: number) =>
    resolved(await graph.get(`${await itemPath(id)}?$expand=fields`, listItem));
  const fieldsFor = async (columns: RowColumns) =>
    fieldsOfChange(columns, lookupIdsOf(await siteUsers()));
  return {
    read: (id) => unless('not_found', () => readAgain(id)),
    async findByEditKey(editKey) {
      const filter = `$filter=fields/EditKey%20eq%20${literal(editKey)}`;
      const path = `${await itemsPath()}?$expand=fields&${filter}`;
      const [first] = (await graph.getAll(path, listItemPage)).toSorted(
        (a, b) => Number(a.id) - Number(b.id),
      );
      return first && resolved(first);
    },
    async create(columns, editKey) {
      const given = Object.entries(await fieldsFor(columns)).filter(([, value]) => value !== null);
      const fields = { ...Object.fromEntries(given), EditKey: editKey };
      const { id } = await graph.post(await itemsPath(), { fields }, created);
      return readAgain(Number(id));
    },
    async change(id, etag, columns) {
      const fields = await fieldsFor(columns);
      await graph.patch(await itemPath(id), { fields }, anything, { 'If-Match': etag });
      return readAgain(id);
    },
  };
}
