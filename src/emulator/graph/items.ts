import { z } from 'zod';
import type { GraphListItem } from '../../wire/graph.ts';
import { contextOf, nextLink } from './addresses.ts';
import { type GraphCall, json, noContent, readBody, type Register } from './call.ts';
import type { Column } from './column-definitions.ts';
import { columnsOf } from './column-store.ts';
import { contentTypeId, contentTypeName } from './content-types.ts';
import { checkSelect, etagOf, readFields } from './field-values.ts';
import { queryItems } from './item-query.ts';
import { changeItem, findRow, insertItem, type ItemRow, removeItem } from './item-store.ts';
import { type List, openList } from './list-store.ts';
import { allowOptions, expansions, pick, selected } from './options.ts';
import { acrossUniqueGap } from './unique-gap.ts';

const fieldsBody = z.record(z.string(), z.unknown());
const itemBody = z.looseObject({ fields: fieldsBody.optional() });

export function itemRoutes(on: Register): void {
  const items = '/sites/:site/lists/:list/items';
  on('GET', items, 'item.read', listItems);
  on('POST', items, 'item.write', createItem);
  on('GET', `${items}/:item`, 'item.read', (call) => {
    allowOptions(call.options, ['select', 'expand']);
    const list = openList(call);
    return json(wholeItem(call, list, findRow(call, list), readExpand(call)));
  });
  on('PATCH', `${items}/:item`, 'item.write', async (call) => {
    const { fields } = await readBody(call, itemBody);
    const list = openList(call);
    const row = await acrossUniqueGap(call.tenant, (looks) =>
      changeItem(call, list, fields ?? {}, looks),
    );
    return json(wholeItem(call, list, row, { fields: true, select: undefined }));
  });
  on('DELETE', `${items}/:item`, 'item.write', (call) => {
    removeItem(call, openList(call));
    return noContent();
  });
  on('GET', `${items}/:item/fields`, 'item.read', (call) => {
    allowOptions(call.options, ['select']);
    const list = openList(call);
    return json(wholeFields(call, list, findRow(call, list), selected(call.options)));
  });
  on('PATCH', `${items}/:item/fields`, 'item.write', async (call) => {
    const sent = await readBody(call, fieldsBody);
    const list = openList(call);
    const row = await acrossUniqueGap(call.tenant, (looks) => changeItem(call, list, sent, looks));
    return json(wholeFields(call, list, row, undefined));
  });
}

async function createItem(call: GraphCall): Promise<Response> {
  const body = await readBody(call, itemBody);
  const list = openList(call);
  // Live clients post the bare fields too, and get an item.
  const row = await acrossUniqueGap(call.tenant, (looks) =>
    insertItem(call, list, body.fields ?? body, looks),
  );
  return json(wholeItem(call, list, row, { fields: true, select: undefined }), 201);
}

function listItems(call: GraphCall): Response {
  allowOptions(call.options, ['select', 'expand', 'filter', 'orderby', 'top', 'skiptoken']);
  const list = openList(call);
  const columns = columnsOf(call.tenant, list.id);
  const expand = readExpand(call);
  checkSelect(columns, expand.select);
  const { rows, next } = queryItems(call, list, columns);
  const value = rows.map((row) => shownItem(call, list, columns, row, expand));
  return json({
    '@odata.context': contextOf(`${list.path}/items${expand.fields ? '(fields())' : ''}`),
    ...(next !== undefined && { '@odata.nextLink': nextLink(call.url, { $skiptoken: next }) }),
    value,
  });
}

interface Expand {
  fields: boolean;
  select: string[] | undefined;
}

function readExpand(call: GraphCall): Expand {
  const fields = expansions(call.options).find(({ name }) => name.toLowerCase() === 'fields');
  return { fields: fields !== undefined, select: fields && selected(fields.options) };
}

function wholeItem(call: GraphCall, list: List, row: ItemRow, expand: Expand): object {
  const columns = columnsOf(call.tenant, list.id);
  checkSelect(columns, expand.select);
  const context = contextOf(`${list.path}/items/$entity`);
  return { '@odata.context': context, ...shownItem(call, list, columns, row, expand) };
}

function shownItem(
  call: GraphCall,
  list: List,
  columns: Column[],
  row: ItemRow,
  expand: Expand,
): object {
  const item = pick(toGraph(list, row), selected(call.options));
  if (!expand.fields) return item;
  return {
    ...item,
    'fields@odata.context': contextOf(`${list.path}/items('${row.id}')/fields/$entity`),
    fields: readFields(call.tenant, list, columns, row, expand.select),
  };
}

function wholeFields(
  call: GraphCall,
  list: List,
  row: ItemRow,
  select: string[] | undefined,
): object {
  const columns = columnsOf(call.tenant, list.id);
  const context = contextOf(`${list.path}/items('${row.id}')/fields/$entity`);
  return { '@odata.context': context, ...readFields(call.tenant, list, columns, row, select) };
}

function toGraph(list: List, row: ItemRow): GraphListItem {
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
