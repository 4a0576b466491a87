import { parseArgs } from 'node:util';
import { setTimeout } from 'node:timers/promises';
import { buildRegisterIndex } from '../src/core/candidates.ts';
import { whoReceives } from '../src/core/cover.ts';
import { readRequest } from '../src/core/mail.ts';
import { bytesOf } from '../src/core/memory.ts';
import { noteOfRequest } from '../src/core/note-of-request.ts';
import { readRegister } from '../src/core/register.ts';
import { signalKeyOf } from '../src/core/signals.ts';
import { sampleCompany } from '../src/sample/company.ts';
import { openHandoffIndex } from '../src/store/handoff-index.ts';
import { createLearning } from '../src/usecases/learn-from-list.ts';
import { fillIndex } from '../test/support/fill-index.ts';
import { storedHandoff } from '../test/support/handoff.ts';
import { mail, person, responsibility } from '../test/support/register.ts';

/**
 * `node scripts/bench-learning.ts [--rows 100000]`: learning anew from so many rows of the list as a server
 * does when it starts, one more row as it does after a hand-off, and how evenly a team gets 1,000 requests.
 */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } });
const rowCount = Number(values.rows);
const distinct = 2_000;

const { register, mails } = sampleCompany(new Date('2026-11-23T10:00:00Z'));
const { responsibilities } = readRegister(register.responsibilities);
const index = buildRegisterIndex(responsibilities, signalKeyOf(new Uint8Array(32)));
const sentences = mails.flatMap(({ message }) => message.body.content.split(/(?<=[.!?])\s+/));
const notes = Array.from({ length: distinct }, (_, at) => noted(at));
const asOf = new Date().toISOString();
const log = openHandoffIndex(':memory:', 'bench');
fillIndex(log, rowCount, rowAt, asOf);

const current = {
  responsibilities,
  index,
  rows: [],
  absences: [],
  closed: [],
  findings: [],
  settings: {},
  sites: [],
  roles: { auditors: [], leads: [] },
  successors: new Map(),
  today: '2026-11-25',
  asOf,
  stale: false,
};
const state = { asOf, unreadable: 0, hidden: 0, stale: false };
let news: string[] = [];
const learned = createLearning({
  log: { ask: async () => ({ index: log, state }) },
  changedKeys: () => news.splice(0),
  currentRegister: async () => current,
  signalsSince: '2020-01-01T00:00:00Z',
  now: () => new Date(),
  wait: (ms) => (ms === 0 ? setTimeout(0) : new Promise(() => {})),
  onFailed: (error) => {
    throw error;
  },
});

const began = performance.now();
const memory = await learned();
const anewSeconds = (performance.now() - began) / 1000;
const times: number[] = [];
for (let more = 0; more < 200; more++) {
  const row = rowAt(rowCount + more + 1);
  log.put(row);
  news = [row.record.handoffKey];
  const before = performance.now();
  await learned();
  times.push(performance.now() - before);
}
times.sort((a, b) => a - b);
const bytes = memory === undefined ? 0 : bytesOf(memory);
const figures = {
  rows: rowCount,
  learned: memory?.learned,
  anewSeconds: Number(anewSeconds.toFixed(1)),
  oneRowMs: { p50: timeAt(0.5), p99: timeAt(0.99) },
  modelMegabytes: Number((bytes / 1e6).toFixed(1)),
  evenness: spreadOf(1_000),
};
process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);

function timeAt(share: number): number {
  return Number((times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2));
}

function noted(at: number) {
  const text = [0, 7, 31].map((step) => sentences[(at * 13 + step) % sentences.length]).join(' ');
  const request = readRequest(mail({ subject: sentences[at % sentences.length] ?? '', text }));
  return noteOfRequest(request, { index, today: '2026-11-23' });
}

function rowAt(item: number) {
  const responsibilityId = responsibilities[(item * 7) % responsibilities.length]?.id ?? 1;
  return storedHandoff(item, { responsibilityId, ...notes[item % distinct] });
}

/** Requests of 1 to 40 hours, each to whoever of six has the least open. */
function spreadOf(requests: number) {
  const team = ['A', 'B', 'C', 'D', 'E', 'F'].map(person);
  const task = responsibility({ id: 1, owner: person('Owner'), team });
  const openHours = new Map<string, number>();
  const received = new Map<string, number>();
  for (let at = 0; at < requests; at++) {
    const oid = whoReceives(task, [], '2026-11-23', { openHours })?.person.oid ?? '';
    openHours.set(oid, (openHours.get(oid) ?? 0) + 1 + ((at * 17) % 40));
    received.set(oid, (received.get(oid) ?? 0) + 1);
  }
  return { hours: [...openHours.values()], requests: [...received.values()] };
}
