/**
 * node scripts/bench-index.ts [rows]: how fast the index of hand-offs is built and asked.
 * Rows go in as pages of delta do, without a network; every question is asked 100 times.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HandoffQuestion } from '../src/core/handoff-question.ts';
import type { HandoffRule } from '../src/core/handoff-rule.ts';
import { handoffStates } from '../src/core/handoff.ts';
import { visibleTo, type Viewer } from '../src/core/visibility.ts';
import { openHandoffIndex } from '../src/store/handoff-index.ts';
import { storedHandoff } from '../test/support/handoff.ts';

const rows = Number(process.argv[2] ?? 100_000);
const pageSize = 500;
const people = 200;
const areas = ['Rechnungen', 'Lohn und Personal', 'Einkauf', 'Qualität', 'Fristsachen'];
const words = ['Rechnung', 'Mahnung', 'Angebot', 'Lieferschein', 'Reklamation', 'Lohnabrechnung'];
const began = Date.parse('2024-01-01T08:00:00Z');

const person = (number: number) => ({ oid: `person-${number}`, name: `Person ${number}` });

function row(item: number) {
  const at = new Date(began + item * 600_000).toISOString();
  return storedHandoff(item, {
    subject: `${words[item % words.length]} ${item} zu Auftrag ${(item * 7919) % 100_003}`,
    senderName: `Firma ${item % 3_000}`,
    senderDomain: `firma-${item % 3_000}.example`,
    area: areas[item % areas.length] ?? '',
    responsibilityId: item % 500,
    handedOffBy: person((item * 31) % people),
    owner: person((item * 17) % people),
    state: handoffStates[item % handoffStates.length] ?? 'done',
    handedOffAt: at,
    receivedAt: at,
    stateSince: at,
  });
}

const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
const file = join(folder, 'handoffs.sqlite');
const index = openHandoffIndex(file, 'bench');

const start = performance.now();
let longest = 0;
index.beginNext();
for (let first = 1; first <= rows; first += pageSize) {
  const page = Array.from({ length: Math.min(pageSize, rows - first + 1) }, (_, at) =>
    row(first + at),
  );
  const before = performance.now();
  index.take(
    { kind: 'page', rows: page, deleted: [], unreadable: [], next: `${first}`, isLast: false },
    'next',
  );
  longest = Math.max(longest, performance.now() - before);
}
index.noteUnheard('next');
for (
  let before = performance.now(), steps = index.makeLookups('next')[Symbol.iterator]();
  !steps.next().done;
) {
  longest = Math.max(longest, performance.now() - before);
  before = performance.now();
}
index.complete(new Date().toISOString(), 'next');
console.log(
  `built ${rows} rows in ${((performance.now() - start) / 1000).toFixed(1)} s, the longest turn ${longest.toFixed(0)} ms`,
);

const viewer = (more: Partial<Viewer>): Viewer => ({
  oid: 'person-1',
  receives: [],
  away: [],
  informedOf: [],
  leads: [],
  auditor: false,
  ...more,
});
const employee = visibleTo(viewer({ receives: [3, 4], away: ['person-9'], informedOf: [7] }));
const lead = visibleTo(viewer({ leads: ['Rechnungen', 'Einkauf'] }));
const everything: HandoffRule = [[]];
const open: HandoffRule = [[{ field: 'state', among: ['offered', 'accepted', 'waiting'] }]];

const usual = { order: 'handed_off', descending: true, skip: 0, size: 50 } as const;
const questions: Record<string, HandoffQuestion> = {
  'employee, first page': { ...usual, rules: [employee] },
  'employee, open, by due date': {
    ...usual,
    rules: [employee, open],
    order: 'due',
    descending: false,
  },
  'lead of two areas, first page': { ...usual, rules: [lead] },
  'lead, a word': { ...usual, rules: [lead], words: 'rechnung' },
  'everything, first page': { ...usual, rules: [everything] },
  'everything, a rare word': { ...usual, rules: [everything], words: 'Firma 2999' },
  'everything, two letters': { ...usual, rules: [everything], words: 'li' },
  'everything, by owner, deep': { ...usual, rules: [everything], order: 'owner', skip: rows - 100 },
};
for (const [name, question] of Object.entries(questions)) {
  const times = timesOf(() => index.page(question));
  console.log(`${name}: ${index.page(question).total} rows, ${times}`);
}

function timesOf(look: () => unknown): string {
  const times = Array.from({ length: 100 }, () => {
    const before = performance.now();
    look();
    return performance.now() - before;
  }).toSorted((a, b) => a - b);
  const p = (share: number) => (times[Math.floor(share * times.length)] ?? 0).toFixed(1);
  return `p50 ${p(0.5)} ms, p99 ${p(0.99)} ms`;
}
const everybody = Array.from({ length: people }, (_, number) => `person-${number}`);
const since = new Date(began + (rows - 4_000) * 600_000).toISOString();
const looks: Record<string, () => unknown> = {
  'choices of everything': () => index.choices(everything),
  'what lies with everybody': () => index.openOf(everybody),
  'two hundred of one domain since a fortnight': () =>
    index.page({
      ...usual,
      rules: [[[{ field: 'domain', among: ['firma-7.example'] }]]],
      from: since,
      size: 200,
    }),
};
for (const [name, look] of Object.entries(looks)) console.log(`${name}: ${timesOf(look)}`);
const mb = (bytes: number) => (bytes / 1_048_576).toFixed(0);
console.log(`memory ${mb(process.memoryUsage().rss)} MB; file ${mb(statSync(file).size)} MB`);
index.close();
rmSync(folder, { recursive: true });
