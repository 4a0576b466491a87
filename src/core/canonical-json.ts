/** What JSON can hold. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * The one text of a JSON value, by RFC 8785: no space, keys in the order of their UTF-16 code units, numbers and
 * strings as ECMAScript writes them. Throws on what has no such text: numbers that are not finite, lone surrogates.
 */
export function canonicalJson(value: Json): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) return canonicalObject(value);
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError('not a JSON number');
  return JSON.stringify(value);
}

function canonicalObject(value: { readonly [key: string]: Json }): string {
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, each]) => `${canonicalString(key)}:${canonicalJson(each)}`).join(',')}}`;
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new RangeError('a lone surrogate has no canonical form');
  return JSON.stringify(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
