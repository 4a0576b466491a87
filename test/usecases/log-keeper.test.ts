import { describe, expect, it } from 'vitest';
import type { RecordList } from '../../src/usecases/record-ports.ts';
import { diceOf } from '../simulation/faults.ts';
import { createWriter, newRow, testKeys } from '../tamper/honest-log.ts';
import { createMemoryLists } from '../tamper/memory-lists.ts';

const now = () => new Date('2026-03-01T10:00:00Z');

describe('two servers that keep one log', () => {
  /** A log of three events that nobody has listed yet, and two servers that would. */
  async function start() {
    const lists = createMemoryLists();
    const dice = diceOf(1);
    const serverOf = () => createWriter(lists, { keys: testKeys(), dice, now });
    const [one, other] = [serverOf(), serverOf()];
    const recorder = one.recorderOf({ oid: 'oid-petra', name: 'Petra Hansen' });
    for (const number of [1, 2, 3]) await lists.create(recorder, newRow(number, dice));
    const indexes = () =>
      lists
        .rowsOf('HandoffEvents')
        .map(({ fields }) => fields['LogIndex'])
        .toSorted();
    return { lists, one, other, indexes };
  }

  it('note each event’s place, although the one who listed them died before', async () => {
    const { lists, one, other, indexes } = await start();
    const { addCheckpoint, changeEvent } = lists.record;
    lists.record.addCheckpoint = async (columns) => {
      lists.record.addCheckpoint = addCheckpoint;
      lists.record.changeEvent = () => Promise.reject(new Error('killed'));
      await expect(one.keeper.write()).rejects.toThrow('killed');
      lists.record.changeEvent = changeEvent;
      return addCheckpoint(columns);
    };
    expect(await other.keeper.write()).toBe(0);
    expect(indexes()).toEqual([0, 1, 2]);
  });

  it('do not note again what the other one has noted', async () => {
    const { lists, one, other, indexes } = await start();
    const { addCheckpoint, changeEvent } = lists.record;
    let noted = 0;
    lists.record.changeEvent = (...args) => {
      noted += 1;
      return changeEvent(...args);
    };
    lists.record.addCheckpoint = async (columns) => {
      lists.record.addCheckpoint = addCheckpoint;
      await one.keeper.write();
      return addCheckpoint(columns);
    };
    expect(await other.keeper.write()).toBe(0);
    expect(indexes()).toEqual([0, 1, 2]);
    expect(noted).toBe(3);
  });
});

describe('a log that is read page by page', () => {
  /** A server that reads single rows as pages; `broken` says before which page of which list the connection breaks. */
  async function start(broken: { list?: RecordList; page?: number }) {
    const lists = createMemoryLists();
    const dice = diceOf(1);
    const { recorderOf, keeper } = createWriter(lists, { keys: testKeys(), dice, now });
    const recorder = recorderOf({ oid: 'oid-petra', name: 'Petra Hansen' });
    const write = async (numbers: number[]) => {
      for (const number of numbers) await lists.create(recorder, newRow(number, dice));
    };
    const settle = async () => {
      for (const { fields } of lists.rowsOf('Handoffs'))
        await recorder.settle({ head: String(fields['Head']), pending: String(fields['Pending']) });
    };
    const { readChanges } = lists.record;
    lists.record.readChanges = async function* (list, cursor) {
      for await (const { rows, begins } of readChanges(list)) {
        const after = Number(cursor ?? 0);
        for (const [at, row] of rows.entries()) {
          if (at < after) continue;
          if (list === broken.list && at === broken.page) throw new Error('broken');
          yield { rows: [row], gone: [], begins: begins && at === 0, cursor: `${at + 1}` };
        }
      }
    };
    return { lists, keeper, write, settle };
  }

  it('loses nothing where reading the hand-offs broke in the middle', async () => {
    const broken: Parameters<typeof start>[0] = { list: 'Handoffs', page: 2 };
    const { lists, keeper, write } = await start(broken);
    await write([1, 2, 3]);
    await expect(keeper.write()).rejects.toThrow('broken');
    expect(lists.rowsOf('Checkpoints')).toEqual([]);
    delete broken.list;
    expect(await keeper.write()).toBe(3);
  });

  it('takes a page again that could not be taken', async () => {
    const { lists, keeper, write, settle } = await start({});
    await write([1, 2, 3]);
    await settle();
    const events = lists.rowsOf('HandoffEvents');
    const copies = events.slice(0, 1).map(({ fields }) => ({ id: '999', fields }));
    const { removeCopy } = lists.record;
    lists.record.readUnarchived = async function* (cursor) {
      const rows = [...events.slice(0, 1), ...copies, ...events.slice(1)];
      yield { rows: cursor === undefined ? rows : [], gone: [], begins: true, cursor: 'end' };
    };
    lists.record.removeCopy = () => Promise.reject(new Error('broken'));
    await expect(keeper.write()).rejects.toThrow('broken');
    lists.record.removeCopy = removeCopy;
    expect(await keeper.write()).toBe(3);
  });

  it('is not signed on when a checkpoint does not come again, however often it is asked', async () => {
    const { lists, keeper, write } = await start({});
    await write([1]);
    await keeper.write();
    await write([2]);
    await keeper.write();
    const others = lists.rowsOf('Checkpoints').slice(1);
    expect(others).toHaveLength(1);
    const { readChanges } = lists.record;
    let isForgotten = true;
    lists.record.readChanges = async function* (list, cursor) {
      if (list !== 'Checkpoints') return yield* readChanges(list, cursor);
      yield { rows: isForgotten ? others : [], gone: [], begins: isForgotten, cursor: '2' };
      isForgotten = false;
    };
    await write([3]);
    for (const _again of [1, 2])
      await expect(keeper.write()).rejects.toMatchObject({ code: 'list_broken' });
    expect(lists.rowsOf('Checkpoints')).toHaveLength(2);
  });
});
