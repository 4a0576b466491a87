import { z } from 'zod';
import type { Tenant } from '../tenant.ts';
import { type Column, sameName } from './column-definitions.ts';
import { GraphError, invalidRequest } from './errors.ts';
import { isBuiltIn } from './built-in-columns.ts';
import type { StoredFields } from './item-values.ts';
import { isLookup, isMultiple, requireCollection, requireType, writeLookup } from './lookups.ts';

const plainNoteLimit = 63_999;

/**
 * The fields of an item after a write: those before, overlaid with what the caller sent. `null` and
 * an empty text take a value away, so that it is absent afterwards, as SharePoint has it.
 */
export function writeFields(
  tenant: Tenant,
  siteId: string,
  columns: Column[],
  before: StoredFields,
  sent: Record<string, unknown>,
): StoredFields {
  const after = { ...before };
  for (const [key, value] of Object.entries(sent)) {
    if (key.includes('@')) continue;
    const column = writableColumn(columns, key);
    const annotation = sent[`${key}@odata.type`];
    const written = isLookup(column)
      ? writeLookup(tenant, siteId, column, value, annotation)
      : writeValue(tenant, column, value, annotation);
    if (written === undefined) delete after[column.name];
    else after[column.name] = written;
  }
  requireFilled(tenant, columns, after);
  return after;
}

/** SharePoint's own form asks for required columns; programs were never held to it, as far as is known. */
function requireFilled({ switches }: Tenant, columns: Column[], fields: StoredFields): void {
  if (switches.now().requiredColumns === 'ignored') return;
  const empty = columns.find(({ name, required }) => required && fields[name] === undefined);
  if (empty) throw invalidRequest(`The field '${empty.name}' is required.`);
}

/** Lookups are written as `<Name>LookupId`; everything else by its internal name. */
function writableColumn(columns: Column[], key: string): Column {
  const lookup = columns.find(
    (column) => isLookup(column) && sameName(`${column.name}LookupId`, key),
  );
  if (lookup) return lookup;
  const column = columns.find(({ name }) => sameName(name, key));
  if (column && isLookup(column))
    throw invalidRequest(`Field '${key}' cannot be written; use '${column.name}LookupId'.`);
  if (isBuiltIn(key) || column?.readOnly) throw invalidRequest(`Field '${key}' is read-only`);
  if (!column) throw invalidRequest(`Field '${key}' is not recognized`);
  return column;
}

function writeValue(tenant: Tenant, column: Column, value: unknown, annotation: unknown): unknown {
  if (value === null || value === '') return undefined;
  if (column.text) return writeText(column, value);
  if (column.choice) return writeChoice(column, value, annotation);
  if (column.number) return writeNumber(column, value);
  if (column.dateTime) return writeTime(column, value);
  if (column.boolean) return typeof value === 'boolean' ? value : wrongType(column);
  return writeLink(tenant, column, value);
}

function writeText({ name, text }: Column, value: unknown): string {
  if (typeof value !== 'string') return wrongType({ name });
  const limit = text?.allowMultipleLines ? plainNoteLimit : (text?.maxLength ?? 255);
  if (value.length > limit)
    throw invalidRequest(`Text value for field '${name}' is longer than ${limit} characters.`);
  if (!text?.allowMultipleLines && /[\r\n]/.test(value))
    throw invalidRequest(`Field '${name}' holds a single line of text.`);
  return text?.textType === 'richText' ? asHtml(value) : value;
}

/** What is written to rich text comes back as HTML. */
function asHtml(value: string): string {
  if (value.trimStart().startsWith('<')) return value;
  const escaped = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<div class="ExternalClass">${escaped}</div>`;
}

function writeChoice(
  column: Column,
  value: unknown,
  annotation: unknown,
): string | string[] | undefined {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (Array.isArray(value)) {
    requireCollection(column, value, annotation);
    requireType(annotation, ['Collection(Edm.String)']);
    if (value.length === 0) return undefined;
  }
  const texts = values.filter((one) => typeof one === 'string');
  if (texts.length !== values.length || Array.isArray(value) !== isMultiple(column))
    return wrongType(column);
  const { allowTextEntry, choices } = column.choice ?? {};
  const foreign = texts.find((text) => !allowTextEntry && !choices?.includes(text));
  if (foreign !== undefined)
    throw invalidRequest(`'${foreign}' is not an allowed choice of field '${column.name}'.`);
  return Array.isArray(value) ? texts : (texts[0] ?? '');
}

const link = z
  .object({ Url: z.url().max(255), Description: z.string().max(255).optional() })
  .strict();

/** Many have tried to write links through Graph, and none is known to have managed. */
function writeLink({ switches }: Tenant, column: Column, value: unknown): object {
  if (typeof value !== 'object')
    throw new GraphError(500, 'generalException', 'General exception while processing');
  if (switches.now().hyperlinkWrites === 'refused') throw invalidRequest('Invalid request');
  const { data } = link.safeParse(value);
  if (!data) return wrongType(column);
  return { Description: data.Description ?? data.Url, Url: data.Url };
}

function writeNumber(column: Column, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType(column);
  const { minimum, maximum } = column.number ?? {};
  if (value < (minimum ?? -Infinity) || value > (maximum ?? Infinity))
    throw invalidRequest(`The value of field '${column.name}' is out of range.`);
  return value;
}

/** Whole seconds in UTC; a date-only column keeps midnight. */
function writeTime(column: Column, value: unknown): string {
  const at =
    typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? new Date(value) : undefined;
  if (!at || Number.isNaN(at.getTime())) return wrongType(column);
  const iso = at.toISOString();
  return column.dateTime?.format === 'dateOnly'
    ? `${iso.slice(0, 10)}T00:00:00Z`
    : `${iso.slice(0, 19)}Z`;
}

function wrongType({ name }: { name: string }): never {
  throw invalidRequest(`Invalid value for field '${name}'.`);
}
