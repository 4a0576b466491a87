import { contextOf } from './addresses.ts';
import { type GraphCall, json, noContent, type Register } from './call.ts';
import type { Column } from './column-definitions.ts';
import { columnsOf } from './column-store.ts';
import { itemNotFound } from './errors.ts';
import { readFields } from './field-values.ts';
import { readItemExpand } from './item-shape.ts';
import { type ItemRow, openItem, restoreItem } from './item-store.ts';
import { versionsOf } from './item-versions.ts';
import type { List } from './list-store.ts';
import { allowOptions, pick, selected } from './options.ts';

/** The versions of an item, newest first; the newest is the item as it is. */
export function versionRoutes(on: Register): void {
  const versions = '/sites/:site/lists/:list/items/:item/versions';
  on('GET', versions, 'item.read', (call) => {
    allowOptions(call.options, ['select', 'expand']);
    const { list, row } = openItem(call);
    const value = versionsOf(call.tenant, row).map((version) => shown(call, list, version));
    return json({ '@odata.context': contextOf(`${pathOf(list, row)}/versions`), value });
  });
  on('GET', `${versions}/:version`, 'item.read', (call) => {
    allowOptions(call.options, ['select', 'expand']);
    const { list, row } = openItem(call);
    const context = contextOf(`${pathOf(list, row)}/versions/$entity`);
    return json({ '@odata.context': context, ...shown(call, list, findVersion(call, row)) });
  });
  on('POST', `${versions}/:version/restoreVersion`, 'item.write', (call) => {
    const { list, row } = openItem(call);
    const { fields_json } = findVersion(call, row);
    restoreItem(call, list, JSON.parse(fields_json));
    return noContent();
  });
}

const pathOf = (list: List, { id }: ItemRow): string => `${list.path}/items('${id}')`;

const versionId = ({ version }: ItemRow): string => `${version}.0`;

function findVersion(call: GraphCall, row: ItemRow): ItemRow {
  const key = call.param('version');
  const version = versionsOf(call.tenant, row).find((one) => versionId(one) === key);
  if (!version) throw itemNotFound();
  return version;
}

function shown(call: GraphCall, list: List, row: ItemRow): object {
  const columns: Column[] = columnsOf(call.tenant, list.id);
  const expand = readItemExpand(call.options, columns);
  const version = {
    id: versionId(row),
    lastModifiedDateTime: row.modified_at,
    lastModifiedBy: JSON.parse(row.modified_by_json),
  };
  const picked = pick(version, selected(call.options));
  if (!expand.fields) return picked;
  const path = `${pathOf(list, row)}/versions('${versionId(row)}')/fields/$entity`;
  return {
    ...picked,
    'fields@odata.context': contextOf(path),
    fields: readFields(call.tenant, list, columns, row, expand.select),
  };
}
