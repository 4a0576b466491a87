import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mailOfEml } from '../src/cli/eml.ts';
import type { Mail } from '../src/core/mail.ts';
import { mailOf, walk } from '../test/support/hostile-path.ts';
import { hostileText, kinds } from '../test/support/hostile-texts.ts';

/**
 * `node --expose-gc scripts/hostile.ts [--texts 100000] [--from 0]`: texts of up to 200,000 characters made to
 * break readers, and the odd raw mails of ../shared, through reading, deciding and learning. A crash or a call
 * above the limit prints the seed that repeats it.
 */
const { values } = parseArgs({
  options: {
    texts: { type: 'string', default: '100000' },
    from: { type: 'string', default: '0' },
    limit: { type: 'string', default: '50' },
  },
});
const first = Number(values.from);
const last = first + Number(values.texts) - 1;
const limitMs = Number(values.limit);
const shared = process.env['BATON_SHARED'] ?? resolve(import.meta.dirname, '../../shared');

const slowest = new Map<string, { ms: number; what: string }>();
const failures: string[] = [];
let tooSlow = 0;
let highestHeap = 0;

const began = performance.now();
for (let seed = 0; seed < 2 * kinds; seed++) play('warming up', mailOf(hostileText(seed)));
slowest.clear();
tooSlow = 0;
await playOddMails(join(shared, 'mails/odd'));
for (let seed = first; seed <= last; seed++) {
  const hostile = hostileText(seed);
  play(`seed ${seed}, ${hostile.kind}, ${hostile.content.length} characters`, mailOf(hostile));
  if (seed % 5_000 === 0) highestHeap = Math.max(highestHeap, heldMegabytes());
}
report();

async function playOddMails(folder: string): Promise<void> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names) play(name, await mailOfEml(readFileSync(join(folder, name))));
  console.log(
    names.length === 0 ? 'odd mails: skipped: not present' : `odd mails: ${names.length}`,
  );
}

function play(what: string, hostile: Mail): void {
  try {
    walk(hostile, (name, call) => {
      const ms = leastOf(call);
      if (ms > limitMs) tooSlow += 1;
      if (ms > (slowest.get(name)?.ms ?? 0)) slowest.set(name, { ms, what });
    });
  } catch (error) {
    failures.push(`${what}: ${String(error)}`);
  }
}

/** A slow call is measured three times more: the compiler and the collector come when they like. */
function leastOf(call: () => unknown): number {
  const ms = timeOf(call);
  return ms <= limitMs ? ms : Math.min(ms, timeOf(call), timeOf(call), timeOf(call));
}

/** Processor time of this thread, so that others on the machine do not count. */
function timeOf(call: () => unknown): number {
  const start = process.threadCpuUsage();
  call();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}

function heldMegabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

function report(): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `${values.texts} texts in ${seconds} s; ${failures.length} failed; ${tooSlow} calls above ${limitMs} ms`,
  );
  console.log(
    `heap after collecting ${highestHeap.toFixed(0)} MB at most; peak of the process ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  );
  console.log('| slowest call of | ms of processor | on |\n|---|---|---|');
  for (const [name, { ms, what }] of slowest)
    console.log(`| ${name} | ${ms.toFixed(1)} | ${what} |`);
  for (const failure of failures.slice(0, 20)) console.log(failure);
  process.exitCode = failures.length + tooSlow > 0 ? 1 : 0;
}
