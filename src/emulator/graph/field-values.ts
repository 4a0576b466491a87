import type { GraphFields } from '../../wire/graph.ts';
import type { Tenant } from '../tenant.ts';
import { builtInColumns } from './built-in-columns.ts';
import { type Column, sameName } from './column-definitions.ts';
import { invalidRequest } from './errors.ts';
import { contentTypeName } from './content-types.ts';
import { type Formula, readFormula } from './formula.ts';
import type { ItemRow } from './item-store.ts';
import type { List } from './list-store.ts';
import type { StoredFields } from './item-values.ts';
import { isLookup, lookupValue } from './lookups.ts';
import { visitor } from './site-visitors.ts';

const maxLookupsPerQuery = 12;

/** The `fields` of an item as Graph shows them: everything, or what `$select` names. */
export function readFields(
  tenant: Tenant,
  list: List,
  columns: Column[],
  row: ItemRow,
  select: string[] | undefined,
): GraphFields {
  const stored: StoredFields = JSON.parse(row.fields_json);
  const etag = { '@odata.etag': etagOf(row) };
  if (!select)
    return {
      ...etag,
      ...ownFields(columns, stored),
      ...severalLookups(tenant, list, columns, stored),
      ...systemFields(list, row, stored),
    };
  const all = { ...ownFields(columns, stored, true), ...systemFields(list, row, stored) };
  const values = { ...all, ...selectedLookups(tenant, list, columns, row, stored, select) };
  const wanted = Object.entries(values).filter(([name]) =>
    select.some((one) => sameName(one, name)),
  );
  return { ...etag, ...Object.fromEntries(wanted) };
}

export const etagOf = (row: ItemRow): string => `"${row.unique_id},${row.version}"`;

/** Refuses a `$select` that names a column the list does not have, or too many lookups. */
export function checkSelect(columns: Column[], select: string[] | undefined): void {
  if (!select) return;
  const lookups = [...columns, ...builtInColumns].filter(
    (c) => isLookup(c) && select.some((name) => sameName(name, c.name)),
  );
  if (lookups.length > maxLookupsPerQuery)
    throw invalidRequest(
      'The query cannot be completed because the number of lookup columns it contains exceeds the lookup column threshold.',
    );
}

/** Columns that people made. A single lookup shows as `<Name>LookupId`, a text. */
function ownFields(columns: Column[], stored: StoredFields, withHidden = false): StoredFields {
  const shown: StoredFields = {};
  for (const column of columns) {
    const value = column.calculated ? computed(columns, column, stored) : stored[column.name];
    if (value === undefined || (column.hidden && !withHidden)) continue;
    if (!isLookup(column)) shown[column.name] = value;
    else if (typeof value === 'number') shown[`${column.name}LookupId`] = String(value);
  }
  return shown;
}

const formulas = new WeakMap<Column, Formula>();

function computed(columns: Column[], column: Column, stored: StoredFields): unknown {
  const formula = formulas.get(column) ?? knownFormula(columns, column);
  formulas.set(column, formula);
  return formula(stored);
}

/** It could be read when the column was made; since then, what it refers to may be gone. */
function knownFormula(columns: Column[], { calculated }: Column): Formula {
  try {
    return readFormula(calculated?.formula ?? '', columns);
  } catch {
    return () => '#NAME?';
  }
}

/** Columns of several people or rows show them at once, without being selected. */
function severalLookups(
  tenant: Tenant,
  list: List,
  columns: Column[],
  stored: StoredFields,
): StoredFields {
  const values: StoredFields = {};
  for (const column of columns)
    if (!column.hidden && isLookup(column) && Array.isArray(stored[column.name]))
      values[column.name] = lookupValue(tenant, list.site.id, column, stored[column.name]);
  return values;
}

function systemFields(list: List, row: ItemRow, stored: StoredFields): StoredFields {
  const title = stored['Title'];
  return {
    ...(title !== undefined && { LinkTitle: title }),
    id: String(row.id),
    ContentType: contentTypeName(list),
    Modified: row.modified_at,
    Created: row.created_at,
    AuthorLookupId: String(row.author),
    EditorLookupId: String(row.editor),
    _UIVersionString: `${row.version}.0`,
    Attachments: false,
    Edit: '',
    ...(title !== undefined && { LinkTitleNoMenu: title }),
    ItemChildCount: '0',
    FolderChildCount: '0',
    _ComplianceFlags: '',
    _ComplianceTag: '',
    _ComplianceTagWrittenTime: '',
    _ComplianceTagUserId: '',
  };
}

function selectedLookups(
  tenant: Tenant,
  list: List,
  columns: Column[],
  row: ItemRow,
  stored: StoredFields,
  select: string[],
): StoredFields {
  const values: StoredFields = {};
  const wants = (name: string): boolean => select.some((one) => sameName(one, name));
  for (const column of columns)
    if (isLookup(column) && stored[column.name] !== undefined && wants(column.name))
      values[column.name] = lookupValue(tenant, list.site.id, column, stored[column.name]);
  if (wants('Author')) values['Author'] = visitor(tenant, list.site.id, row.author)?.title ?? '';
  if (wants('Editor')) values['Editor'] = visitor(tenant, list.site.id, row.editor)?.title ?? '';
  return values;
}
