import type { DatabaseSync } from 'node:sqlite';
import type { FlowRow } from '../core/area-figures.ts';
import type { HandoffQuestion } from '../core/handoff-question.ts';
import { type HandoffState, handoffStates } from '../core/handoff.ts';
import type { OpenCount, PassedOn } from '../usecases/handoff-ports.ts';
import type { SeenRow } from '../usecases/record-ports.ts';
import { isOpen } from './index-schema.ts';
import { orderOf, readStored, whereOf } from './index-query.ts';

/** No due date stands in the index as what comes after all of them (`orderValues`). */
const noDue = '9999';

/** A hand-off whose mail never left did not come about. */
const happened = "mailState NOT IN ('cancelled', 'failed')";

export function itemsOf(database: DatabaseSync, number: number, question: HandoffQuestion) {
  const where = whereOf(question, number);
  const { column, direction } = orderOf(question);
  const found = database.prepare(
    `SELECT item FROM rows_${number} WHERE ${where.text} ORDER BY ${column} ${direction}, item ${direction}`,
  );
  return found.all(...where.values).map(({ item }) => Number(item));
}

export function rowsOf(
  database: DatabaseSync,
  number: number,
  items: readonly number[],
): SeenRow[] {
  const found = database
    .prepare(
      `SELECT item, etag, record FROM json_each(?) JOIN whole_${number} ON item = value ORDER BY json_each.key`,
    )
    .all(JSON.stringify(items));
  return found.map(readStored);
}

export function flowOf(
  database: DatabaseSync,
  number: number,
  afterItem: number,
  from: string,
  limit: number,
): FlowRow[] {
  const found = database.prepare(
    `SELECT item, area, responsibility, owner, state, received, handed_off, since, due
     FROM rows_${number}
     WHERE item > ? AND ${happened}
       AND (handed_off >= ? OR state IN ('offered', 'accepted', 'waiting'))
     ORDER BY item LIMIT ?`,
  );
  return found.all(afterItem, from, limit).map((row) => ({
    item: Number(row['item']),
    area: String(row['area']),
    responsibility: Number(row['responsibility']),
    owner: String(row['owner']),
    state: stateOf(row['state']),
    receivedAt: String(row['received']),
    handedOffAt: String(row['handed_off']),
    since: String(row['since']),
    ...(row['due'] !== noDue && { due: String(row['due']) }),
  }));
}

export function passesOf(
  database: DatabaseSync,
  number: number,
  afterItem: number,
  from: string,
  limit: number,
): PassedOn[] {
  const found = database.prepare(
    `SELECT next.item AS item, before.item AS from_item, before.area AS from_area, next.area AS into_area
     FROM rows_${number} AS next
       JOIN whole_${number} AS whole ON whole.item = next.item
       JOIN rows_${number} AS before ON before.key = whole.record ->> '$.previous'
     WHERE next.item > ? AND next.hops > 0 AND next.handed_off >= ? AND next.${happened}
       AND before.state = 'passed_on'
     ORDER BY next.item LIMIT ?`,
  );
  return found.all(afterItem, from, limit).map((row) => ({
    item: Number(row['item']),
    fromItem: Number(row['from_item']),
    from: String(row['from_area']),
    into: String(row['into_area']),
  }));
}

export function unownedOf(
  database: DatabaseSync,
  number: number,
  from: string,
  limit: number,
): number[] {
  const found = database.prepare(
    `SELECT item FROM rows_${number}
     WHERE responsibility = 0 AND handed_off >= ? AND ${happened} ORDER BY item DESC LIMIT ?`,
  );
  return found.all(from, limit).map(({ item }) => Number(item));
}

/** Counted where they stand: a suggestion asks for this each time, and the whole rows would take as long as deciding. */
export function openOf(
  database: DatabaseSync,
  number: number,
  owners: readonly string[],
): OpenCount[] {
  const found = database.prepare(
    `SELECT owner, responsibility, count(*) AS count FROM rows_${number}
     WHERE ${isOpen} AND owner IN (SELECT value FROM json_each(?))
     GROUP BY owner, responsibility`,
  );
  return found.all(JSON.stringify(owners)).map((row) => ({
    owner: String(row['owner']),
    responsibilityId: Number(row['responsibility']),
    count: Number(row['count']),
  }));
}

/** What stands in the index was read from the list as one of these. */
function stateOf(value: unknown): HandoffState {
  const state = handoffStates.find((each) => each === value);
  if (state === undefined) throw new Error(`the index holds the state ${String(value)}`);
  return state;
}
