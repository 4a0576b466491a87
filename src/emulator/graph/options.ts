import { badRequest, GraphError, notEmulated } from './errors.ts';

/** OData's query options by name without `$`, which Graph accepts with and without it. */
export type QueryOptions = ReadonlyMap<string, string>;

const known = [
  'select',
  'expand',
  'filter',
  'orderby',
  'top',
  'skip',
  'skiptoken',
  'count',
  'search',
  'format',
];

export function readOptions(parameters: URLSearchParams): QueryOptions {
  const options = new Map<string, string>();
  for (const [key, value] of parameters) {
    const name = key.replace(/^\$/, '').toLowerCase();
    if (known.includes(name)) options.set(name, value);
    else if (key.startsWith('$'))
      throw badRequest(`The query parameter '${key}' is not supported.`);
  }
  return options;
}

/** For a tenant that wants the `$`, also inside the brackets of `$expand`. */
export function requireDollars(parameters: URLSearchParams): void {
  const bare = /[(;]\s*(?:select|expand|filter|orderby|top)\s*=/i;
  for (const [key, value] of parameters)
    if (known.includes(key.toLowerCase()) || (/^\$expand$/i.test(key) && bare.test(value)))
      throw new GraphError(400, 'badArgument', `The query option '${key}' needs a $ in front.`);
}

/** Throws when the request uses an option that this operation does not implement. */
export function allowOptions(options: QueryOptions, allowed: string[]): void {
  for (const [name, value] of options)
    if (!allowed.includes(name) && value !== '') throw notEmulated(`$${name} on this resource`);
}

/** `$top`, or undefined. */
export function pageSize(options: QueryOptions, max: number): number | undefined {
  const top = options.get('top');
  if (top === undefined) return undefined;
  if (!/^\d+$/.test(top) || Number(top) < 1)
    throw badRequest(`Invalid value '${top}' for $top query option found.`);
  return Math.min(Number(top), max);
}

/** The names of a `$select`, or undefined when there is none. */
export function selected(options: QueryOptions): string[] | undefined {
  const select = options.get('select');
  if (select === undefined || select.trim() === '' || select.trim() === '*') return undefined;
  return select.split(',').map((name) => name.trim());
}

/** One thing to expand, with the options in its brackets. */
export interface Expansion {
  name: string;
  options: QueryOptions;
}

/**
 * Reads `$expand`.
 *
 *     expand    = expansion *( "," expansion )
 *     expansion = name [ "(" option *( ";" option ) ")" ]
 *     option    = [ "$" ] name "=" value          ; the value may hold brackets and quoted text
 */
export function expansions(options: QueryOptions): Expansion[] {
  const parts = splitOutside(options.get('expand') ?? '', ',');
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .map(readExpansion);
}

function readExpansion(text: string): Expansion {
  const match = /^([\w./]+)(?:\((.*)\))?$/s.exec(text);
  if (!match) throw badRequest(`Could not understand $expand near '${text}'.`);
  const inner = splitOutside(match[2] ?? '', ';').filter((part) => part.trim() !== '');
  return { name: match[1] ?? '', options: new Map(inner.map(readInnerOption)) };
}

function readInnerOption(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 0) throw badRequest(`Could not understand '${text}' in $expand.`);
  return [text.slice(0, at).trim().replace(/^\$/, '').toLowerCase(), text.slice(at + 1).trim()];
}

/** Splits at a separator that stands neither in brackets nor in a quoted text. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [start, depth, quoted] = [0, 0, false];
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (character === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** Keeps the selected members of an entity, and its annotations and id. */
export function pick(entity: object, select: string[] | undefined): object {
  if (!select) return entity;
  const wanted = new Set(select.map((name) => name.toLowerCase()));
  const kept = Object.entries(entity).filter(
    ([name]) => name.includes('@odata') || wanted.has(name.toLowerCase()),
  );
  return Object.fromEntries(kept);
}
