import type { GraphListItem } from '../../wire/graph.ts';
import type { Tenant } from '../tenant.ts';
import { contextOf } from './addresses.ts';
import type { Column } from './column-definitions.ts';
import { contentTypeId, contentTypeName } from './content-types.ts';
import { notEmulated } from './errors.ts';
import { checkSelect, etagOf, readFields } from './field-values.ts';
import type { ItemRow } from './item-store.ts';
import type { List } from './list-store.ts';
import { allowOptions, expansions, pick, type QueryOptions, selected } from './options.ts';

/** Whether an item shows its fields, and which. */
export interface ItemExpand {
  fields: boolean;
  select: string[] | undefined;
}

export const wholeFields: ItemExpand = { fields: true, select: undefined };

/** Reads `$expand` of items and versions, of which only `fields` is emulated. */
export function readItemExpand(options: QueryOptions, columns: Column[]): ItemExpand {
  const all = expansions(options);
  const other = all.find(({ name }) => name.toLowerCase() !== 'fields');
  if (other) throw notEmulated(`$expand=${other.name} on list items`);
  const [fields] = all;
  if (!fields) return { fields: false, select: undefined };
  allowOptions(fields.options, ['select']);
  const select = selected(fields.options);
  checkSelect(columns, select);
  return { fields: true, select };
}

/** How the items of one answer are shown. */
export interface ItemView {
  tenant: Tenant;
  list: List;
  columns: Column[];
  select: string[] | undefined;
  expand: ItemExpand;
}

export function shownItem(view: ItemView, row: ItemRow): object {
  const { tenant, list, columns, select, expand } = view;
  const item = pick(itemToGraph(list, row), select);
  if (!expand.fields) return item;
  return {
    ...item,
    'fields@odata.context': contextOf(`${list.path}/items('${row.id}')/fields/$entity`),
    fields: readFields(tenant, list, columns, row, expand.select),
  };
}

function itemToGraph(list: List, row: ItemRow): GraphListItem {
  const etag = etagOf(row);
  return {
    '@odata.etag': etag,
    createdDateTime: row.created_at,
    eTag: etag,
    id: String(row.id),
    lastModifiedDateTime: row.modified_at,
    webUrl: `${list.webUrl}/${row.id}_.000`,
    createdBy: JSON.parse(row.created_by_json),
    lastModifiedBy: JSON.parse(row.modified_by_json),
    parentReference: { id: list.id, siteId: list.site.id },
    contentType: { id: contentTypeId(list), name: contentTypeName(list) },
  };
}

/** What is left of an item in a delta after it was deleted. */
export function deletedItem(list: List, id: number): object {
  return {
    id: String(id),
    parentReference: { siteId: list.site.id },
    contentType: { id: contentTypeId(list), name: contentTypeName(list) },
    deleted: { state: 'deleted' },
  };
}
