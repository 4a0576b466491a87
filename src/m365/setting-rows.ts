import { z } from 'zod';
import { ProductError } from '../core/errors.ts';
import type { SettingRow, SettingRows } from '../usecases/register-ports.ts';
import { type ListItem, listItemPage } from '../wire/graph-answers.ts';
import { type Graph, segment } from './graph.ts';
import type { Site } from './site.ts';

const anything = z.unknown();

/** The Settings list row by row. It is short: all of it is read, so that no index is needed. */
export function createSettingRows(site: Site, graph: Graph): SettingRows {
  const itemsPath = async () => `${await site.listPath('Settings')}/items`;
  return {
    async find(title) {
      const items = await graph.getAll(`${await itemsPath()}?$expand=fields`, listItemPage);
      const rows = items.filter(({ fields }) => fields['Title'] === title).map(rowOf);
      return rows.toSorted((a, b) => Number(a.itemId) - Number(b.itemId))[0];
    },
    async create(title, value) {
      await graph.post(await itemsPath(), { fields: { Title: title, Value: value } }, anything);
    },
    async change({ itemId, etag }, value) {
      const path = `${await itemsPath()}/${segment(itemId)}`;
      await graph.patch(path, { fields: { Value: value } }, anything, { 'If-Match': etag });
    },
  };
}

function rowOf(item: ListItem): SettingRow {
  const etag = item['@odata.etag'] ?? item.eTag;
  if (etag === undefined) throw new ProductError('list_broken', 'a setting came without an eTag');
  const value = item.fields['Value'];
  return { itemId: item.id, etag, value: typeof value === 'string' ? value : '' };
}
