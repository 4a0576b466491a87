import { type Column, sameName } from './column-definitions.ts';
import { invalidRequest, notEmulated } from './errors.ts';
import type { StoredFields } from './item-values.ts';

/** What a formula gives: SharePoint shows what cannot be computed as `#VALUE!` or `#DIV/0!`. */
type Value = string | number | undefined;
export type Formula = (fields: StoredFields) => Value;

/**
 * Reads the part of SharePoint's formulas that needs no functions.
 *
 *     formula = "=" joined
 *     joined  = sum *( "&" sum )
 *     sum     = product *( ( "+" | "-" ) product )
 *     product = factor *( ( "*" | "/" ) factor )
 *     factor  = number | '"' text '"' | "[" display name "]" | internal name | "(" joined ")" | "-" factor
 */
export function readFormula(text: string, columns: Column[]): Formula {
  const tokens = tokenize(text);
  if (tokens.shift() !== '=') throw unreadable(text);
  const formula = readJoined(tokens, columns);
  if (tokens.length > 0) throw unreadable(text);
  return formula;
}

const maxTokens = 200;
const tokenPattern = /\s*("(?:[^"]|"")*"|\[[^\]]+\]|\d+(?:\.\d+)?|\w+|[=&+\-*/(),;<>])/y;

function tokenize(text: string): string[] {
  const all: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.trimEnd().length) {
    const match = tokenPattern.exec(text);
    if (!match || all.length >= maxTokens) throw unreadable(text);
    all.push(match[1] ?? '');
  }
  return all;
}

function readJoined(tokens: string[], columns: Column[]): Formula {
  const parts = [readSum(tokens, columns)];
  while (take(tokens, '&')) parts.push(readSum(tokens, columns));
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return (fields) => parts.map((part) => part(fields) ?? '').join('');
}

function readSum(tokens: string[], columns: Column[]): Formula {
  let left = readProduct(tokens, columns);
  for (let sign = takeOne(tokens, '+-'); sign; sign = takeOne(tokens, '+-'))
    left = arithmetic(sign, left, readProduct(tokens, columns));
  return left;
}

function readProduct(tokens: string[], columns: Column[]): Formula {
  let left = readFactor(tokens, columns);
  for (let sign = takeOne(tokens, '*/'); sign; sign = takeOne(tokens, '*/'))
    left = arithmetic(sign, left, readFactor(tokens, columns));
  return left;
}

function readFactor(tokens: string[], columns: Column[]): Formula {
  const token = tokens.shift() ?? '';
  if (token === '-') return arithmetic('-', () => 0, readFactor(tokens, columns));
  if (token === '(') {
    const inner = readJoined(tokens, columns);
    if (!take(tokens, ')')) throw unreadable(token);
    return inner;
  }
  if (token.startsWith('"')) return () => token.slice(1, -1).replaceAll('""', '"');
  if (/^\d/.test(token)) return () => Number(token);
  if (tokens[0] === '(') throw notEmulated(`the function ${token} in formulas`);
  return reference(token.replace(/^\[|\]$/g, ''), columns);
}

function reference(name: string, columns: Column[]): Formula {
  const column =
    columns.find((one) => sameName(one.displayName ?? '', name)) ??
    columns.find((one) => sameName(one.name, name));
  if (!column) throw invalidRequest('The formula refers to a column that does not exist.');
  if (!column.text && !column.number && !column.choice)
    throw notEmulated('formulas on columns other than text, choice and number');
  return (fields) => {
    const value = fields[column.name];
    return typeof value === 'number' || typeof value === 'string' ? value : undefined;
  };
}

function arithmetic(sign: string, left: Formula, right: Formula): Formula {
  return (fields) => {
    const [a, b] = [Number(left(fields) ?? 0), Number(right(fields) ?? 0)];
    if (Number.isNaN(a) || Number.isNaN(b)) return '#VALUE!';
    if (sign === '/') return b === 0 ? '#DIV/0!' : a / b;
    return sign === '*' ? a * b : sign === '+' ? a + b : a - b;
  };
}

function take(tokens: string[], token: string): boolean {
  const same = tokens[0] === token;
  if (same) tokens.shift();
  return same;
}

const takeOne = (tokens: string[], signs: string): string | undefined =>
  tokens[0] !== undefined && tokens[0].length === 1 && signs.includes(tokens[0])
    ? tokens.shift()
    : undefined;

const unreadable = (text: string) =>
  invalidRequest(`The formula contains a syntax error or is not supported: ${text.slice(0, 100)}`);
