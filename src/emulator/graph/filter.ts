import { badRequest } from './errors.ts';

export type Operator =
  | 'eq'
  | 'ne'
  | 'gt'
  | 'ge'
  | 'lt'
  | 'le'
  | 'startswith'
  | 'endswith'
  | 'contains';
export type Literal = string | number | boolean | null;

export type Comparison = { kind: 'compare'; path: string; operator: Operator; value: Literal };
export type AnyOf = { kind: 'any'; path: string; variable: string; condition: Filter };
export type Filter =
  | Comparison
  | AnyOf
  | { kind: 'and' | 'or'; parts: Filter[] }
  | { kind: 'not'; part: Filter };

/** A piece of SQL and the values of its question marks. */
export interface Sql {
  text: string;
  values: (string | number)[];
}

/**
 * Reads the part of OData's `$filter` that Graph's list items, messages and users share.
 *
 *     or       = and *( "or" and )
 *     and      = unary *( "and" unary )
 *     unary    = "not" unary | "(" or ")" | function | any | path operator literal
 *     function = ( "startswith" | "endswith" | "contains" ) "(" path "," literal ")" [ "eq" "true" ]
 *     any      = path "/any(" name ":" or ")"
 *     operator = "eq" | "ne" | "gt" | "ge" | "lt" | "le"
 *     literal  = "'" text with '' for ' "'" | number | "true" | "false" | "null" | date-time | guid
 */
export function parseFilter(text: string): Filter {
  const tokens = tokenize(text);
  const filter = readOr(tokens);
  if (tokens.peek() !== undefined) throw unreadable(tokens.peek() ?? '');
  return filter;
}

/** A filter as SQL, given how its leaves are compared. */
export function filterToSql(filter: Filter, leaf: (condition: Comparison | AnyOf) => Sql): Sql {
  if (filter.kind === 'compare' || filter.kind === 'any') return leaf(filter);
  if (filter.kind === 'not') {
    const { text, values } = filterToSql(filter.part, leaf);
    return { text: `NOT ${text}`, values };
  }
  const parts = filter.parts.map((part) => filterToSql(part, leaf));
  const text = parts.map((part) => part.text).join(filter.kind === 'and' ? ' AND ' : ' OR ');
  return { text: `(${text})`, values: parts.flatMap((part) => part.values) };
}

/** The comparison of an expression that holds one value; null only with eq and ne. */
export function compareSql(expression: string, operator: Operator, value: Literal): Sql {
  if (value === null) {
    if (operator !== 'eq' && operator !== 'ne') throw badRequest('Only eq and ne go with null.');
    return { text: `${expression} IS ${operator === 'eq' ? '' : 'NOT '}NULL`, values: [] };
  }
  const operand = typeof value === 'boolean' ? Number(value) : value;
  if (operator === 'startswith' || operator === 'endswith' || operator === 'contains')
    return {
      text: `${expression} LIKE ? ESCAPE '\\'`,
      values: [pattern(operator, String(operand))],
    };
  const sign = { eq: '=', ne: 'IS NOT', gt: '>', ge: '>=', lt: '<', le: '<=' }[operator];
  return { text: `${expression} ${sign} ?`, values: [operand] };
}

function pattern(operator: 'startswith' | 'endswith' | 'contains', value: string): string {
  const escaped = value.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
  return `${operator === 'startswith' ? '' : '%'}${escaped}${operator === 'endswith' ? '' : '%'}`;
}

interface Tokens {
  peek(): string | undefined;
  next(): string;
  /** Takes the next token if it is this one (letters in any case). */
  take(token: string): boolean;
  expect(token: string): void;
}

/** More is never written by people, and would only exhaust the stack. */
const maxTokens = 500;

const tokenPattern =
  /\s*('(?:[^']|'')*'|\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|-?\d+(?:\.\d+)?|[\w$@./-]+|[(),:])/iy;

function tokenize(text: string): Tokens {
  const all: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.trimEnd().length) {
    const at = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    if (!match) throw unreadable(text.slice(at, at + 20));
    all.push(match[1] ?? '');
    if (all.length > maxTokens) throw badRequest('The filter is too complex.');
  }
  let position = 0;
  const peek = (): string | undefined => all[position];
  const take = (token: string): boolean => {
    const same = peek()?.toLowerCase() === token;
    if (same) position += 1;
    return same;
  };
  return {
    peek,
    take,
    next: () => {
      const token = all[position];
      if (token === undefined) throw unreadable('the end');
      position += 1;
      return token;
    },
    expect: (token) => {
      if (!take(token)) throw unreadable(peek() ?? 'the end');
    },
  };
}

function readOr(tokens: Tokens): Filter {
  const parts = [readAnd(tokens)];
  while (tokens.take('or')) parts.push(readAnd(tokens));
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
}

function readAnd(tokens: Tokens): Filter {
  const parts = [readUnary(tokens)];
  while (tokens.take('and')) parts.push(readUnary(tokens));
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
}

function readUnary(tokens: Tokens): Filter {
  if (tokens.take('not')) return { kind: 'not', part: readUnary(tokens) };
  if (tokens.take('(')) {
    const inner = readOr(tokens);
    tokens.expect(')');
    return inner;
  }
  const word = tokens.next();
  if (tokens.take('(')) return readCall(word, tokens);
  return {
    kind: 'compare',
    path: word,
    operator: readOperator(tokens),
    value: readLiteral(tokens),
  };
}

/** What follows `name(`: a text function, or `…/any(`. */
function readCall(word: string, tokens: Tokens): Filter {
  if (/\/any$/i.test(word)) return readAny(word.slice(0, -4), tokens);
  const operator = (['startswith', 'endswith', 'contains'] as const).find(
    (name) => name === word.toLowerCase(),
  );
  if (!operator) throw badRequest(`The function '${word}' is not supported in $filter.`);
  const path = tokens.next();
  tokens.expect(',');
  const value = readLiteral(tokens);
  tokens.expect(')');
  if (tokens.take('eq')) tokens.expect('true');
  return { kind: 'compare', path, operator, value };
}

function readAny(path: string, tokens: Tokens): Filter {
  const variable = tokens.next();
  tokens.expect(':');
  const condition = readOr(tokens);
  tokens.expect(')');
  return { kind: 'any', path, variable, condition };
}

function readOperator(tokens: Tokens): Operator {
  const word = tokens.next().toLowerCase();
  const operator = (['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const).find((name) => name === word);
  if (!operator) throw unreadable(word);
  return operator;
}

function readLiteral(tokens: Tokens): Literal {
  const token = tokens.next();
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  if (/^-?\d+(\.\d+)?$/.test(token)) return Number(token);
  if (/^\d{4}-\d\d-\d\d|^[0-9a-f]{8}-/i.test(token)) return token;
  const words: Record<string, Literal> = { true: true, false: false, null: null };
  const value = words[token.toLowerCase()];
  if (value === undefined) throw unreadable(token);
  return value;
}

const unreadable = (near: string) =>
  badRequest(`Invalid filter clause: syntax error near '${near}'.`);
