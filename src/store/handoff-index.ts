import type { HandoffIndex, IndexKeeper, IndexSide, OpenCount } from '../usecases/handoff-ports.ts';
import { flowOf, itemsOf, openOf, passesOf, rowsOf, unownedOf } from './index-flow.ts';
import { openIndexFile } from './index-file.ts';
import { rowsOfRuns, runsOf } from './index-runs.ts';
import { orderOf, readStored, ruleSql, whereOf } from './index-query.ts';
import { createTables, dropTablesBut, makeLookups } from './index-schema.ts';
import { type IndexTables, openTables } from './index-tables.ts';
import { createVersions, traitsOfRule } from './index-versions.ts';
import { openNotes } from './notes.ts';
import { inTransaction } from './transaction.ts';

/** Grows when the tables change, or may lack rows (as those before 4 may): an index of another form is thrown away. */
const form = 4;

/**
 * Opens the index in a SQLite file of its own. `shape` names what a record holds: an index written with
 * another shape, or one that cannot be read, is thrown away and built again from the list.
 */
export function openHandoffIndex(
  file: string,
  shape: string,
): HandoffIndex & IndexKeeper & { close(): void } {
  const database = openIndexFile(file, `${form} ${shape}`);
  const notes = openNotes(database);
  const noted = notes.read('current');
  const versions = createVersions(database);
  let current = noted === undefined ? undefined : openTables(database, Number(noted), versions);
  let next: IndexTables | undefined;
  /** What is open of the same people, until any row changes: every suggestion asks for it. */
  let open = new WeakMap<readonly string[], OpenCount[]>();
  const changing = (work: () => void) => {
    open = new WeakMap();
    inTransaction(database, work);
  };
  dropTablesBut(database, current?.number);

  const tablesOf = (side: IndexSide): IndexTables => {
    const tables = side === 'current' ? current : next;
    if (tables === undefined) throw new Error(`there is no ${side} index`);
    return tables;
  };
  const hiddenIn = ({ number }: IndexTables) => Number(notes.read(`hidden ${number}`) ?? 0);

  return {
    state() {
      const asOf = notes.read('asOf');
      if (current === undefined || asOf === undefined) return undefined;
      return { asOf, unreadable: current.countUnreadable(), hidden: hiddenIn(current) };
    },
    page(question) {
      if (current === undefined) return { rows: [], total: 0 };
      const { number } = current;
      const where = whereOf(question, number);
      const { column, direction } = orderOf(question);
      const order = (name: string) => `ORDER BY ${name} ${direction}, item ${direction}`;
      const from = `FROM rows_${number} WHERE ${where.text}`;
      const found = database
        .prepare(
          `SELECT item, etag, record FROM
             (SELECT item, ${column} AS place ${from} ${order(column)} LIMIT ? OFFSET ?)
             JOIN whole_${number} USING (item) ${order('place')}`,
        )
        .all(...where.values, question.size, question.skip);
      const rows = found.map(readStored);
      // whoever has seen the last page need not count
      if (rows.length < question.size && (rows.length > 0 || question.skip === 0))
        return { rows, total: question.skip + rows.length };
      const total = database.prepare(`SELECT count(*) AS count ${from}`).get(...where.values);
      return { rows, total: Number(total?.['count'] ?? 0) };
    },
    choices(rule) {
      if (current === undefined) return { areas: [], owners: [] };
      const { number } = current;
      const { text, values } = ruleSql(rule);
      const from = `FROM rows_${number} WHERE ${text}`;
      const areas = database.prepare(
        `SELECT area ${from} AND area <> '' GROUP BY area ORDER BY area_order`,
      );
      const owners = database.prepare(
        `SELECT owner AS oid, record ->> '$.owner.name' AS name FROM
           (SELECT owner, max(item) AS item, owner_order ${from} GROUP BY owner)
           JOIN whole_${number} USING (item) ORDER BY owner_order, owner`,
      );
      return {
        areas: areas.all(...values).map(({ area }) => String(area)),
        owners: owners
          .all(...values)
          .map(({ oid, name }) => ({ oid: String(oid), name: String(name) })),
      };
    },
    findByHandoffKey(handoffKey) {
      if (current === undefined) return undefined;
      const { number } = current;
      const row = database
        .prepare(
          `SELECT item, etag, record FROM rows_${number} JOIN whole_${number} USING (item)
           WHERE key = ? ORDER BY item LIMIT 1`,
        )
        .get(handoffKey);
      return row && readStored(row);
    },
    runs(question) {
      if (current === undefined) return { keys: [], total: 0 };
      return runsOf(database, current.number, question);
    },
    ofRuns(keys) {
      return current === undefined ? [] : rowsOfRuns(database, current.number, keys);
    },
    items(question) {
      return current === undefined ? [] : itemsOf(database, current.number, question);
    },
    rows(items) {
      return current === undefined ? [] : rowsOf(database, current.number, items);
    },
    flow(afterItem, from, limit) {
      return current === undefined ? [] : flowOf(database, current.number, afterItem, from, limit);
    },
    passes(afterItem, from, limit) {
      return current === undefined
        ? []
        : passesOf(database, current.number, afterItem, from, limit);
    },
    unowned(from, limit) {
      return current === undefined ? [] : unownedOf(database, current.number, from, limit);
    },
    openOf(owners) {
      if (current === undefined) return [];
      const known = open.get(owners) ?? openOf(database, current.number, owners);
      open.set(owners, known);
      return known;
    },
    versionOf: (rule) =>
      current === undefined ? '' : versions.of(traitsOfRule(rule), current.number),
    versionOfSteps: () => (current === undefined ? '' : versions.of(['step'], current.number)),
    *everyRow(after = 0) {
      for (let last = after, isMore = true; isMore; ) {
        const page = current?.after(last, 500).map(readStored) ?? [];
        yield* page;
        isMore = page.length === 500;
        last = Number(page.at(-1)?.itemId ?? last);
      }
    },
    put(stored) {
      changing(() => {
        for (const tables of [current, next]) tables?.put(stored);
      });
    },
    cursor: () => current && notes.read(`cursor ${current.number}`),
    beginNext() {
      dropTablesBut(database, current?.number);
      const number = (current?.number ?? 0) + 1;
      // of a reading that never came to its end, whose tables are gone
      for (const name of ['hidden', 'cursor']) notes.forget(`${name} ${number}`);
      createTables(database, number);
      next = openTables(database, number, versions);
    },
    nextCursor: () => next && notes.read(`cursor ${next.number}`),
    take({ rows, deleted, unreadable, next: cursor }, side) {
      const tables = tablesOf(side);
      changing(() => {
        for (const stored of rows) tables.put(stored);
        for (const itemId of deleted) tables.remove(Number(itemId), 'deleted');
        for (const itemId of unreadable) tables.remove(Number(itemId), 'unreadable');
        notes.write(`cursor ${tables.number}`, cursor);
      });
    },
    noteUnheard(side) {
      tablesOf(side).noteUnheard(current?.number);
    },
    unheard: (side, limit) => tablesOf(side).unheard(limit),
    settle(itemId, found, side) {
      const tables = tablesOf(side);
      changing(() => {
        if (found === undefined) return tables.remove(Number(itemId), 'deleted');
        tables.put(found);
        notes.write(`hidden ${tables.number}`, String(hiddenIn(tables) + 1));
      });
    },
    *makeLookups(side) {
      if (side === 'next') yield* makeLookups(database, tablesOf(side).number);
    },
    complete(asOf, side) {
      const tables = tablesOf(side);
      changing(() => {
        notes.write('current', String(tables.number));
        notes.write('asOf', asOf);
      });
      if (side === 'current') return;
      current = tables;
      next = undefined;
      versions.touchAll();
      dropTablesBut(database, tables.number);
    },
    close: () => database.close(),
  };
}
