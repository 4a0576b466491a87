import { expect, it } from 'vitest';
import { signalKeyOf } from '../../src/core/signals.ts';
import { openHandoffIndex } from '../../src/store/handoff-index.ts';
import { prepareRegister } from '../../src/usecases/current-register.ts';
import { replayChange } from '../../src/usecases/replay-change.ts';
import { handoffRecord, storedHandoff } from '../support/handoff.ts';

const asOf = '2026-11-25T09:00:00Z';
const register = prepareRegister(
  { rows: [], absences: [], settings: {}, roles: { auditors: [], leads: [] }, asOf },
  signalKeyOf(new TextEncoder().encode('replay-change.test')),
  '2026-11-25',
);

function indexOf(handoffs: number) {
  const index = openHandoffIndex(':memory:', 'a');
  const rows = Array.from({ length: handoffs }, (_, at) => storedHandoff(at + 1, handoffRecord()));
  index.beginNext();
  index.take({ kind: 'page', rows, deleted: [], unreadable: [], next: 'x', isLast: true }, 'next');
  index.complete(asOf, 'next');
  return index;
}

it.each([
  // as before for one row
  { changes: 1, handoffs: 1_000, turns: 4 },
  { changes: 5, handoffs: 1_000, turns: 20 },
  { changes: 200, handoffs: 1_000, turns: 100 },
  { changes: 200, handoffs: 9, turns: 0 },
])(
  'others have their turn by how much there is to do: $changes rows over $handoffs hand-offs',
  async ({ changes, handoffs, turns }) => {
    const index = indexOf(handoffs);
    const asked: number[] = [];
    const owner = { oid: 'a', name: 'A', mail: 'a@b.example' };
    const columns = { Title: 'Neu', Owner: owner };
    const report = await replayChange(
      { changes: Array.from({ length: changes }, () => ({ columns })), last: handoffs },
      {
        currentRegister: async () => register,
        handoffLog: {
          ask: async () => ({ index, state: { asOf, stale: false, unreadable: 0, hidden: 0 } }),
        },
        learned: async () => undefined,
        signalsSince: '',
        now: () => new Date(asOf),
        counts: () => true,
        readable: 'all',
        wait: async (ms) => void asked.push(ms),
      },
    );
    expect(report.left).toBe(handoffs);
    expect(asked).toEqual(Array.from({ length: turns }, () => 0));
    index.close();
  },
);
