import { expect, it } from 'vitest';
import { type Busy, exportLog } from '../../src/usecases/export-log.ts';
import type { RecordLists } from '../../src/usecases/record-ports.ts';

/** Lists in which one event has its place noted in each of the first looks. */
function listsBeingNoted(looks: number): Pick<RecordLists, 'readChanges'> {
  let look = 0;
  return {
    async *readChanges(list) {
      const page = { rows: [], gone: [], begins: false, cursor: '' };
      if (list !== 'HandoffEvents') return yield page;
      look += 1;
      const fields = { LogIndex: look };
      yield { ...page, rows: look <= looks ? [{ id: `${look}`, fields }] : [] };
    },
  };
}

async function exported(looks: number) {
  const waits: number[] = [];
  const said: Busy[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  const log = await exportLog('log', listsBeingNoted(looks), wait, (busy) => said.push(busy));
  return { events: log.events.length, waits: waits.length, said };
}

it('an export waits until the keeper of the log has noted every place', async () => {
  expect(await exported(20)).toEqual({ events: 20, waits: 10, said: ['waiting'] });
});

it('nobody waits for a quiet log, and nobody for ever', async () => {
  expect(await exported(1)).toEqual({ events: 1, waits: 0, said: [] });
  const { waits, said } = await exported(1_000);
  expect(waits).toBeLessThan(100);
  expect(said).toEqual(['waiting', 'never_quiet']);
});

it('an export forgets what does not come again when a list is read from its beginning', async () => {
  const row = (id: string) => ({ id, fields: { LogIndex: Number(id) } });
  const looks = [
    { rows: [row('1'), row('2')], begins: true },
    { rows: [row('2')], begins: true },
    { rows: [], begins: false },
  ];
  const lists: Pick<RecordLists, 'readChanges'> = {
    async *readChanges(list) {
      const none = { rows: [], begins: false };
      const look = list === 'HandoffEvents' ? (looks.shift() ?? none) : none;
      yield { ...look, gone: [], cursor: '' };
    },
  };
  const { events } = await exportLog('log', lists, async () => {});
  expect(events.map(({ id }) => id)).toEqual(['2']);
});
