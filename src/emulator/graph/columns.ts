import { contextOf } from './addresses.ts';
import { builtInColumns, isBuiltIn } from './built-in-columns.ts';
import { type GraphCall, json, noContent, readBody, type Register } from './call.ts';
import {
  type Column,
  columnPatch,
  newColumn,
  patchedFacet,
  sameName,
} from './column-definitions.ts';
import {
  addColumn,
  changingColumns,
  columnsOf,
  storedColumn,
  visibleColumns,
} from './column-store.ts';
import { requireIndexable } from './column-rules.ts';
import { invalidRequest, itemNotFound } from './errors.ts';
import { reindex } from './item-values.ts';
import { openList } from './list-store.ts';
import { allowOptions, pick, selected } from './options.ts';

export function columnRoutes(on: Register): void {
  const columns = '/sites/:site/lists/:list/columns';
  on('GET', columns, 'list.read', (call) => {
    allowOptions(call.options, ['select', 'top']);
    const { id, path } = openList(call);
    const value = visibleColumns(call.tenant, id).map((c) => pick(c, selected(call.options)));
    return json({ '@odata.context': contextOf(`${path}/columns`), value });
  });
  on('POST', columns, 'list.manage', async (call) => {
    const body = await readBody(call, newColumn);
    const { id, path } = openList(call);
    const column = changingColumns(call.tenant, () => addColumn(call.tenant, id, body));
    return json({ '@odata.context': contextOf(`${path}/columns/$entity`), ...column }, 201);
  });
  on('GET', `${columns}/:column`, 'list.read', (call) => {
    const { id, path } = openList(call);
    const column = {
      '@odata.context': contextOf(`${path}/columns/$entity`),
      ...findColumn(call, id),
    };
    return json(pick(column, selected(call.options)));
  });
  on('PATCH', `${columns}/:column`, 'list.manage', changeColumn);
  on('DELETE', `${columns}/:column`, 'list.manage', removeColumn);
}

function findColumn(call: GraphCall, listId: string): Column {
  const key = call.param('column');
  const all = [...columnsOf(call.tenant, listId), ...builtInColumns];
  const column = all.find(({ id, name }) => id === key || sameName(name, key));
  if (!column) throw itemNotFound();
  return column;
}

async function changeColumn(call: GraphCall): Promise<Response> {
  const patch = await readBody(call, columnPatch);
  const { tenant } = call;
  const list = openList(call);
  const column = findColumn(call, list.id);
  if (isBuiltIn(column.name)) throw invalidRequest('The column is read-only.');
  const othersThan = ({ id }: Column): Column[] =>
    columnsOf(tenant, list.id).filter((other) => other.id !== id);
  const changed = changingColumns(tenant, () => {
    const { id, name: _, ...before } = column;
    const definition = { ...before, ...patch, ...patchedFacet(column, patch) };
    requireIndexable({ ...definition, name: column.name }, othersThan(column));
    const sql = 'UPDATE columns SET definition_json = ? WHERE list_id = ? AND id = ?';
    tenant.db.run(sql, JSON.stringify(definition), list.id, id);
    const after = storedColumn(tenant, list.id, id);
    if (after.indexed !== column.indexed || after.enforceUniqueValues)
      reindex(tenant, list.id, after);
    return after;
  });
  return json({ '@odata.context': contextOf(`${list.path}/columns/$entity`), ...changed });
}

function removeColumn(call: GraphCall): Response {
  const { tenant } = call;
  const list = openList(call);
  const { id, name } = findColumn(call, list.id);
  if (isBuiltIn(name) || name === 'Title') throw invalidRequest('The column cannot be deleted.');
  changingColumns(tenant, () => {
    tenant.db.run('DELETE FROM columns WHERE list_id = ? AND id = ?', list.id, id);
    tenant.db.run('DELETE FROM item_values WHERE list_id = ? AND column_name = ?', list.id, name);
    // Else the values were back with the next column of this name. It is made of letters, digits and `_`.
    for (const table of ['items', 'item_versions'])
      tenant.db.run(
        `UPDATE ${table} SET fields_json = json_remove(fields_json, ?) WHERE list_id = ?`,
        `$.${name}`,
        list.id,
      );
  });
  return noContent();
}
