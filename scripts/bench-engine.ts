import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { buildRegisterIndex, type RegisterIndex } from '../src/core/candidates.ts';
import { decide } from '../src/core/decision.ts';
import { featuresOf } from '../src/core/features.ts';
import { learn, type LearnedHandoff } from '../src/core/learning.ts';
import { olderLearned, windowStart } from '../src/core/learned-window.ts';
import { type Mail, readRequest } from '../src/core/mail.ts';
import { createMemory, type Memory } from '../src/core/memory.ts';
import { signalKeyOf } from '../src/core/signals.ts';
import { readSignals, writeSignals } from '../src/core/signals-column.ts';
import { type LargeCompany, largeCompany } from '../test/support/large-company.ts';

/**
 * `node --expose-gc scripts/bench-engine.ts [--responsibilities 5000] [--handoffs 100000]`: the decision at the
 * size of a large company. Rows as the list would keep them are made once (minutes), then read back as a
 * starting server does. Times are processor time. Prints a table; asserts nothing.
 */
const { values } = parseArgs({
  options: {
    responsibilities: { type: 'string', default: '5000' },
    handoffs: { type: 'string', default: '100000' },
    mails: { type: 'string', default: '2000' },
  },
});
const responsibilities = Number(values.responsibilities);
const handoffs = Number(values.handoffs);
const asked = Number(values.mails);
const folder = resolve(import.meta.dirname, '../build/bench');

const company = largeCompany(responsibilities);
const began = processorMs();
const index = buildRegisterIndex(
  company.register,
  signalKeyOf(new TextEncoder().encode('bench engine')),
);
const indexMs = processorMs() - began;
const rows = join(folder, `handoffs-${responsibilities}-${handoffs}.txt`);
if (!existsSync(rows)) await makeRows(rows, company, index);

console.log(`| ${responsibilities} responsibilities, ${handoffs} hand-offs | |\n|---|---|`);
print('preparing the register', `${(indexMs / 1000).toFixed(1)} s`);
const before = heldBytes();
const { memory, readSeconds, learnSeconds } = await rebuild(rows, index);
print(
  'cold fit from the rows',
  `${(readSeconds + learnSeconds).toFixed(1)} s (reading ${readSeconds.toFixed(1)} s)`,
);
print('of these learned', String(memory.learned));
print('what was learned, in memory', megabytes(heldBytes() - before));
const fresh = largeCompany(responsibilities, 2);
const mails = Array.from({ length: asked }, () => fresh.nextMail());
print('reading a mail and deciding', spread(mails.map(({ mail }) => timeOf(() => ask(mail)))));
const rights = mails.filter(
  ({ mail, responsibilityId }) => ask(mail).ranking[0]?.responsibility.id === responsibilityId,
);
const learning = mails.map(({ mail, responsibilityId }) => {
  const handoff = { ...ask(mail), responsibilityId, at: '2026-11-23', corrected: false };
  return timeOf(() => learn(memory, handoff, index));
});
print('learning one hand-off', spread(learning));
print('peak of the whole process', megabytes(1024 * process.resourceUsage().maxRSS));
print('first one right (invented words, so no measure of quality)', `${rights.length} of ${asked}`);

function ask(mail: Mail) {
  return decide(featuresOf(readRequest(mail)), index, { memory });
}

/**
 * One row a line: responsibility, corrected, `Signals`. Only those that a starting server learns (`learned-window.ts`),
 * nobody reads what the others hold. Through a temporary name, so that half a file never looks whole.
 */
async function makeRows(path: string, { nextMail }: LargeCompany, by: RegisterIndex) {
  const isLearned = whichAreLearned();
  mkdirSync(folder, { recursive: true });
  const out = createWriteStream(`${path}.part`);
  for (let row = 0; row < handoffs; row++) {
    const { mail, responsibilityId } = nextMail();
    if (!isLearned(row + 1)) continue;
    const column = writeSignals(decide(featuresOf(readRequest(mail)), by));
    const line = `${responsibilityId} ${Number(row % 20 === 0)} ${column}\n`;
    if (!out.write(line)) await once(out, 'drain');
    if (row % 10_000 === 9_999) console.error(`${row + 1} rows made`);
  }
  out.end();
  await once(out, 'close');
  renameSync(`${path}.part`, path);
}

function whichAreLearned(): (itemId: number) => boolean {
  const { nextMail } = largeCompany(responsibilities);
  const from = windowStart(handoffs);
  const older = Array.from({ length: Math.min(from, handoffs) }, (_, at) => ({
    itemId: at + 1,
    responsibilityId: nextMail().responsibilityId,
  })).filter(({ itemId }) => itemId < from);
  const kept = olderLearned(older, responsibilities);
  return (itemId) => itemId >= from || kept.has(itemId);
}

async function rebuild(path: string, by: RegisterIndex) {
  const fitted: Memory = createMemory();
  const times = { readMs: 0, learnMs: 0 };
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const start = processorMs();
    const handoff = handoffIn(line);
    const read = processorMs();
    if (handoff !== undefined) learn(fitted, handoff, by);
    times.readMs += read - start;
    times.learnMs += processorMs() - read;
  }
  return { memory: fitted, readSeconds: times.readMs / 1000, learnSeconds: times.learnMs / 1000 };
}

function handoffIn(line: string): LearnedHandoff | undefined {
  const [id = '', corrected = '', column = ''] = line.split(' ');
  const kept = readSignals(column);
  if (kept === undefined) return undefined;
  return { ...kept, responsibilityId: Number(id), at: '2026-11-23', corrected: corrected === '1' };
}

/** Processor time of this thread, so that others on the machine do not count. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function timeOf(call: () => unknown): number {
  const start = processorMs();
  call();
  return processorMs() - start;
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const [half, most] = [0.5, 0.99].map((share) =>
    (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2),
  );
  return `p50 ${half} ms, p99 ${most} ms`;
}

/** What is held on the heap and in arrays beside it, after what nobody holds is gone. */
function heldBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

function print(what: string, figure: string): void {
  console.log(`| ${what} | ${figure} |`);
}
