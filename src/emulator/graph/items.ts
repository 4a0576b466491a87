import { z } from 'zod';
import { contextOf, nextLink } from './addresses.ts';
import { type GraphCall, json, noContent, readBody, type Register } from './call.ts';
import { columnsOf } from './column-store.ts';
import { invalidRequest } from './errors.ts';
import { checkSelect, readFields } from './field-values.ts';
import { queryItems } from './item-query.ts';
import { type ItemExpand, readItemExpand, shownItem, wholeFields } from './item-shape.ts';
import { changeItem, insertItem, type ItemRow, openItem, removeItem } from './item-store.ts';
import { isLibrary, type List, openList } from './list-store.ts';
import { allowOptions, selected } from './options.ts';
import { acrossUniqueGap } from './unique-gap.ts';

const fieldsBody = z.record(z.string(), z.unknown());
const itemBody = z.looseObject({ fields: fieldsBody.optional() });

export function itemRoutes(on: Register): void {
  const items = '/sites/:site/lists/:list/items';
  on('GET', items, 'item.read', (call) => {
    const list = openList(call);
    return json(itemPage(call, list, `${list.path}/items`));
  });
  on('POST', items, 'item.write', createItem);
  on('GET', `${items}/:item`, 'item.read', (call) => {
    allowOptions(call.options, ['select', 'expand']);
    const { list, row } = openItem(call);
    const expand = readItemExpand(call.options, columnsOf(call.tenant, list.id));
    return json(oneItem(call, list, row, expand));
  });
  on('PATCH', `${items}/:item`, 'item.write', async (call) => {
    const { fields } = await readBody(call, itemBody);
    const { list } = openItem(call);
    const row = await acrossUniqueGap(call.tenant, (looks) =>
      changeItem(call, list, fields ?? {}, looks),
    );
    return json(oneItem(call, list, row, wholeFields));
  });
  on('DELETE', `${items}/:item`, 'item.write', (call) => {
    const { list } = openItem(call);
    removeItem(call, list);
    return noContent();
  });
  on('GET', `${items}/:item/fields`, 'item.read', (call) => {
    allowOptions(call.options, ['select']);
    const { list, row } = openItem(call);
    return json(onlyFields(call, list, row, selected(call.options)));
  });
  on('PATCH', `${items}/:item/fields`, 'item.write', async (call) => {
    const sent = await readBody(call, fieldsBody);
    if (call.tenant.switches.now().patchOnFields === 'refused')
      throw invalidRequest('Invalid request');
    const { list } = openItem(call);
    const row = await acrossUniqueGap(call.tenant, (looks) => changeItem(call, list, sent, looks));
    return json(onlyFields(call, list, row, undefined));
  });
}

async function createItem(call: GraphCall): Promise<Response> {
  const body = await readBody(call, itemBody);
  const list = openList(call);
  if (isLibrary(list)) throw invalidRequest('Files and folders are added through the drive.');
  // Live clients post the bare fields too, and get an item.
  const row = await acrossUniqueGap(call.tenant, (looks) =>
    insertItem(call, list, body.fields ?? body, looks),
  );
  return json(oneItem(call, list, row, wholeFields), 201);
}

/** One page of the items that the call's options ask for, with its context and next link. */
export function itemPage(call: GraphCall, list: List, path: string): object {
  allowOptions(call.options, ['select', 'expand', 'filter', 'orderby', 'top', 'skiptoken']);
  const { tenant, options } = call;
  const columns = columnsOf(tenant, list.id);
  const expand = readItemExpand(options, columns);
  const { rows, next } = queryItems(call, list, columns);
  const view = { tenant, list, columns, select: selected(options), expand };
  return {
    '@odata.context': contextOf(`${path}${expand.fields ? '(fields())' : ''}`),
    ...(next !== undefined && { '@odata.nextLink': nextLink(call.url, { $skiptoken: next }) }),
    value: rows.map((row) => shownItem(view, row)),
  };
}

function oneItem(call: GraphCall, list: List, row: ItemRow, expand: ItemExpand): object {
  const { tenant, options } = call;
  const columns = columnsOf(tenant, list.id);
  const view = { tenant, list, columns, select: selected(options), expand };
  const context = contextOf(`${list.path}/items/$entity`);
  return { '@odata.context': context, ...shownItem(view, row) };
}

function onlyFields(
  call: GraphCall,
  list: List,
  row: ItemRow,
  select: string[] | undefined,
): object {
  const columns = columnsOf(call.tenant, list.id);
  checkSelect(columns, select);
  const context = contextOf(`${list.path}/items('${row.id}')/fields/$entity`);
  return { '@odata.context': context, ...readFields(call.tenant, list, columns, row, select) };
}
