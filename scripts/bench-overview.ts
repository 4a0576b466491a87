/**
 * node scripts/bench-overview.ts [rows]: what the overview costs with many hand-offs: the report for all areas, which is
 * made at most once a minute, and each viewer's share of it. Nothing here can ask Graph: the report reads the index.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildRegisterIndex } from '../src/core/candidates.ts';
import { dayOf } from '../src/core/calendar.ts';
import type { HandoffRecord } from '../src/core/handoff-record.ts';
import { openKey } from '../src/core/signals.ts';
import { defaultSite } from '../src/core/site.ts';
import { openHandoffIndex } from '../src/store/handoff-index.ts';
import type { CurrentRegister } from '../src/usecases/current-register.ts';
import { createReports, readOverview } from '../src/usecases/overview.ts';
import { fillIndex } from '../test/support/fill-index.ts';
import { storedHandoff } from '../test/support/handoff.ts';
import { person, responsibility } from '../test/support/register.ts';

const rows = Number(process.argv[2] ?? 200_000);
const responsibilities = 5_000;
const areaCount = 40;
const now = new Date('2026-11-25T10:00:00Z');
const open = ['offered', 'accepted', 'waiting'] as const;
const minutes = (365 * 24 * 60) / rows;

const register: CurrentRegister = {
  rows: [],
  responsibilities: Array.from({ length: responsibilities }, (_, at) =>
    responsibility({
      id: at + 1,
      area: `Bereich ${at % areaCount}`,
      owner: person(`Person ${at % 500}`),
      deputies: [person(`Person ${(at + 1) % 500}`)],
    }),
  ),
  index: buildRegisterIndex([], openKey),
  absences: Array.from({ length: 300 }, (_, at) => ({
    oid: `person-${at}`,
    from: `2026-11-${10 + (at % 20)}`,
    to: `2026-12-${10 + (at % 10)}`,
  })),
  closed: [],
  findings: [],
  settings: {},
  sites: [defaultSite],
  successors: new Map(),
  today: '2026-11-25',
  roles: {
    auditors: [],
    leads: [
      { area: 'Bereich 1', oids: ['lead'] },
      { area: 'Bereich 2', oids: ['lead'] },
    ],
  },
  asOf: now.toISOString(),
  stale: false,
};

/** A year of hand-offs: one in ten was passed on, one in thirty nobody owned, the newest are open. */
function row(item: number) {
  const at = new Date(now.getTime() - (rows - item) * minutes * 60_000);
  const isOpen = item > rows - 4_000;
  const owned: Partial<HandoffRecord> = { responsibilityId: (item % responsibilities) + 1 };
  const made = storedHandoff(item, {
    handoffKey: `key-${item}`,
    subject: `Anfrage ${item % 97} zu Auftrag ${item}`,
    area: `Bereich ${item % areaCount}`,
    ...owned,
    owner: person(`Person ${item % 500}`),
    state: isOpen ? (open[item % 3] ?? 'offered') : item % 10 === 4 ? 'passed_on' : 'done',
    receivedAt: new Date(at.getTime() - 3 * 3_600_000).toISOString(),
    handedOffAt: at.toISOString(),
    stateSince: new Date(at.getTime() + (item % 90) * 3_600_000).toISOString(),
    ...(item % 10 === 5 && { hops: 1, previous: `key-${item - 1}` }),
  });
  if (item % 30 === 0) delete made.record.responsibilityId;
  return made;
}

const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
const index = openHandoffIndex(join(folder, 'handoffs.sqlite'), 'bench');
fillIndex(index, rows, row, now.toISOString());

let longest = 0;
let turnBegan = performance.now();
const wait = async (ms: number) => {
  longest = Math.max(longest, performance.now() - turnBegan);
  await sleep(ms);
  turnBegan = performance.now();
};
const state = { asOf: now.toISOString(), unreadable: 0, hidden: 0, stale: false };
const caller = { tenantId: '', oid: 'lead', name: '', mail: '', assertion: '' };

console.log(
  `${rows} hand-offs, ${responsibilities} responsibilities, ${areaCount} areas, ${dayOf(now)}`,
);
for (const days of [7, 30, 90, 365]) {
  longest = 0;
  turnBegan = performance.now();
  const deps = {
    caller,
    currentRegister: async () => register,
    now: () => now,
    handoffLog: { keepInStep: async () => {}, ask: async () => ({ index, state }) },
    auditing: {
      read: async () => {
        throw new Error('nobody audits here');
      },
    },
    reports: createReports(() => now, wait),
    readable: 'all' as const,
    wait,
  };
  const times: number[] = [];
  for (let viewer = 0; viewer < 21; viewer++) {
    const began = performance.now();
    await readOverview(days, undefined, false, deps);
    times.push(performance.now() - began);
  }
  const [first = 0, ...others] = times;
  const median = others.toSorted((a, b) => a - b)[10] ?? 0;
  console.log(
    `${days} days: first viewer ${first.toFixed(0)} ms, its longest turn ${longest.toFixed(0)} ms; every further one ${median.toFixed(1)} ms (median of 20)`,
  );
}
index.close();
rmSync(folder, { recursive: true });
