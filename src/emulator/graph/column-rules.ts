import type { Tenant } from '../tenant.ts';
import { isBuiltIn } from './built-in-columns.ts';
import type { Column, NewColumn } from './column-definitions.ts';
import { invalidRequest, notEmulated } from './errors.ts';
import { readFormula } from './formula.ts';
import { isMultiple, type Kinds } from './lookups.ts';

const maxIndexes = 20;

/** A definition on its way in: as the body has it, or as the column had it. */
type Definition = Kinds & {
  name: string;
  text?: { allowMultipleLines?: boolean | null | undefined } | null | undefined;
  calculated?: unknown;
  hyperlinkOrPicture?: unknown;
  boolean?: unknown;
  indexed?: boolean | null | undefined;
  enforceUniqueValues?: boolean | null | undefined;
};

/** Which columns SharePoint can index, and which of those can be kept unique. */
export function requireIndexable(definition: Definition, others: Column[]): void {
  const { text, calculated, hyperlinkOrPicture, boolean, indexed } = definition;
  const isUnique = definition.enforceUniqueValues === true;
  if (isUnique && indexed !== true)
    throw invalidRequest('A column that enforces unique values must be indexed.');
  if (indexed !== true) return;
  const isLong = text?.allowMultipleLines === true;
  const isOdd = calculated !== undefined || hyperlinkOrPicture !== undefined;
  if (isLong || isOdd || isMultiple(definition))
    throw invalidRequest(`The column '${definition.name}' is of a type that cannot be indexed.`);
  if (isUnique && boolean !== undefined)
    throw invalidRequest(`The column '${definition.name}' is of a type that cannot be unique.`);
  if (others.filter((other) => other.indexed).length >= maxIndexes)
    throw invalidRequest(`A list can have at most ${maxIndexes} indexed columns.`);
}

/** Facets and members of a column that Graph knows and the emulator does not. */
export function requireEmulatedColumn(body: NewColumn): void {
  const foreign = (
    ['currency', 'term', 'geolocation', 'thumbnail', 'contentApprovalStatus', 'validation'] as const
  ).find((member) => body[member] !== undefined);
  if (foreign !== undefined) throw notEmulated(`${foreign} of columns`);
  if (body.lookup?.primaryLookupColumnId)
    throw notEmulated('lookup columns that follow another lookup column');
}

/** A lookup column names a column of a list on the same site. */
export function requireLookupTarget({ db }: Tenant, listId: string, { lookup }: NewColumn): void {
  if (!lookup) return;
  const sql = `SELECT c.id FROM columns c JOIN lists l ON l.id = c.list_id
    WHERE c.list_id = ? AND c.name = ? AND l.site_id = (SELECT site_id FROM lists WHERE id = ?)`;
  const target = isBuiltIn(lookup.columnName) ? 'Title' : lookup.columnName;
  if (!db.one(sql, lookup.listId.toLowerCase(), target, listId))
    throw invalidRequest('The list or column that the lookup names does not exist.');
}

export function requireFormula({ calculated }: NewColumn, columns: Column[]): void {
  if (calculated) readFormula(calculated.formula, columns);
}
