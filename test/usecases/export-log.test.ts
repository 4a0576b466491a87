import { expect, it } from 'vitest';
import { type Busy, exportLog } from '../../src/usecases/export-log.ts';
import type { RecordLists } from '../../src/usecases/record-ports.ts';

/** Lists in which one event has its place noted in each of the first looks. */
function listsBeingNoted(looks: number): Pick<RecordLists, 'readChanges'> {
  let look = 0;
  return {
    async readChanges(list) {
      if (list !== 'HandoffEvents') return { rows: [], gone: [], cursor: '' };
      look += 1;
      const fields = { LogIndex: look };
      return { rows: look <= looks ? [{ id: `${look}`, fields }] : [], gone: [], cursor: '' };
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
