import { newGuid } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import { builtInColumns, isBuiltIn } from './built-in-columns.ts';
import {
  type Column,
  columnDefaults,
  completed,
  type FacetName,
  facetNames,
  internalName,
  type NewColumn,
  sameName,
} from './column-definitions.ts';
import {
  requireEmulatedColumn,
  requireFormula,
  requireIndexable,
  requireLookupTarget,
} from './column-rules.ts';
import { GraphError, invalidRequest } from './errors.ts';

const known = new WeakMap<Tenant, Map<string, Column[]>>();

/** The columns people made in a list, and Title. Read from the file once, until they change. */
export function columnsOf(tenant: Tenant, listId: string): Column[] {
  const lists = known.get(tenant) ?? new Map<string, Column[]>();
  known.set(tenant, lists);
  const columns = lists.get(listId) ?? readColumns(tenant, listId);
  lists.set(listId, columns);
  return columns;
}

/** Work that changes columns, as one transaction; afterwards they are read anew, also when it failed. */
export function changingColumns<T>(tenant: Tenant, work: () => T): T {
  try {
    return tenant.db.atomically(work);
  } finally {
    forgetColumns(tenant);
  }
}

function forgetColumns(tenant: Tenant): void {
  known.delete(tenant);
}

export function visibleColumns(tenant: Tenant, listId: string): Column[] {
  return [...columnsOf(tenant, listId), ...builtInColumns].filter(({ hidden }) => !hidden);
}

function readColumns({ db }: Tenant, listId: string): Column[] {
  type Row = { id: string; name: string; definition_json: string };
  const sql = 'SELECT id, name, definition_json FROM columns WHERE list_id = ? ORDER BY position';
  return db.all<Row>(sql, listId).map(({ id, name, definition_json }) => ({
    ...columnDefaults,
    ...JSON.parse(definition_json),
    id,
    name,
  }));
}

/** Adds a column and gives it back as Graph shows it. */
export function addColumn(tenant: Tenant, listId: string, body: NewColumn): Column {
  const facet = onlyFacet(body);
  const others = columnsOf(tenant, listId);
  const name = freeName(others, body.name);
  requireLookupTarget(tenant, listId, body);
  requireFormula(body, others);
  const { name: _, defaultValue: __, ...given } = body;
  const definition = {
    displayName: body.name,
    ...given,
    ...completed(facet, body),
    ...(facet === 'calculated' && { readOnly: true }),
  };
  requireIndexable({ ...definition, name }, others);
  const id = newGuid();
  const definition_json = JSON.stringify(definition);
  tenant.db.insert('columns', {
    id,
    list_id: listId,
    position: others.length,
    name,
    definition_json,
  });
  return storedColumn(tenant, listId, id);
}

function onlyFacet(body: NewColumn): FacetName {
  requireEmulatedColumn(body);
  const given = facetNames.filter((facet) => body[facet] !== undefined);
  const [facet] = given;
  if (given.length !== 1 || facet === undefined)
    throw invalidRequest('Exactly one column type facet must be specified.');
  return facet;
}

function freeName(others: Column[], wanted: string): string {
  const name = internalName(wanted);
  if (isBuiltIn(name) || others.some((column) => sameName(column.name, name)))
    throw new GraphError(409, 'nameAlreadyExists', `A column named '${name}' already exists.`);
  return name;
}

/** A column as it was just written. */
export function storedColumn(tenant: Tenant, listId: string, id: string): Column {
  forgetColumns(tenant);
  const column = columnsOf(tenant, listId).find((one) => one.id === id);
  if (!column) throw new Error(`Column ${id} is gone although it was just written.`);
  return column;
}
