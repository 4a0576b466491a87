import { describe, expect, it } from 'vitest';
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
    const indexes = async () =>
      (await lists.record.readChanges('HandoffEvents')).rows
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
    expect(await indexes()).toEqual([0, 1, 2]);
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
    expect(await indexes()).toEqual([0, 1, 2]);
    expect(noted).toBe(3);
  });
});
