import {
  type HandoffOrder,
  type HandoffQuestion,
  searchedWords,
} from '../core/handoff-question.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { Condition, HandoffRule } from '../core/handoff-rule.ts';
import type { SeenRow } from '../usecases/record-ports.ts';

/** A piece of SQL with what stands for its question marks. Names in it come from this file only. */
export interface Sql {
  text: string;
  values: (string | number)[];
}

/** Which rows a question is about; `number` names the tables (see index-tables.ts). */
export function whereOf(question: HandoffQuestion, number: number): Sql {
  const { rules, words = '', from, before, hops } = question;
  return both('AND', '1', [
    ...rules.map(ruleSql),
    ...wordsSql(searchedWords(words), number),
    ...(from === undefined ? [] : [{ text: 'handed_off >= ?', values: [from] }]),
    ...(before === undefined ? [] : [{ text: 'handed_off < ?', values: [before] }]),
    ...(hops === undefined ? [] : [{ text: 'hops >= ?', values: [hops] }]),
  ]);
}

const orderColumns = {
  handed_off: 'handed_off',
  received: 'received',
  due: 'due',
  since: 'since',
  area: 'area_order',
  owner: 'owner_order',
  state: 'state',
} as const satisfies Record<HandoffOrder, string>;

export function orderOf({ order, descending }: HandoffQuestion) {
  return { column: orderColumns[order], direction: descending ? 'DESC' : 'ASC' };
}

/** A row of the whole table. What stands there was written by this program with the same shape of record. */
export function readStored({ item, etag, record }: Record<string, unknown>): SeenRow {
  const parsed: unknown = JSON.parse(String(record));
  if (!isRecord(parsed)) throw new Error(`the index holds something else at row ${String(item)}`);
  return { itemId: String(item), etag: String(etag), record: parsed };
}

function isRecord(value: unknown): value is HandoffRecord {
  return typeof value === 'object' && value !== null && 'handoffKey' in value && 'owner' in value;
}

export function ruleSql(rule: HandoffRule): Sql {
  return both(
    'OR',
    '0',
    rule.map((conditions) => both('AND', '1', conditions.map(conditionSql))),
  );
}

/** Above this many values SQLite gets them as one; below, it sees what it can look up. */
const mostMarks = 50;

function conditionSql({ field, among, not }: Condition): Sql {
  const marks =
    among.length > mostMarks ? 'SELECT value FROM json_each(?)' : among.map(() => '?').join(', ');
  return {
    text: `${field} ${not ? 'NOT IN' : 'IN'} (${marks})`,
    values: among.length > mostMarks ? [JSON.stringify(among)] : [...among],
  };
}

/** Three letters and more are looked up anywhere in a word; fewer only at the beginning of one. */
function wordsSql(words: readonly string[], number: number): Sql[] {
  const long = words.filter((word) => word.length >= 3);
  const short = words.filter((word) => word.length < 3);
  const found = {
    text: `item IN (SELECT rowid FROM words_${number} WHERE words MATCH ?)`,
    values: [long.map((word) => `"${word}"`).join(' ')],
  };
  const beginnings = short.map((word) => ({
    text: `item IN (SELECT item FROM whole_${number} WHERE instr(words, ?) > 0)`,
    values: [` ${word}`],
  }));
  return [...(long.length > 0 ? [found] : []), ...beginnings];
}

function both(word: 'AND' | 'OR', none: string, parts: readonly Sql[]): Sql {
  if (parts.length === 0) return { text: none, values: [] };
  return {
    text: `(${parts.map(({ text }) => text).join(` ${word} `)})`,
    values: parts.flatMap(({ values }) => values),
  };
}
