import { parseArgs } from 'node:util';
import { duels } from '../test/proofs/duels.ts';

/** `npm run duels -- --rounds N [--seed S] [--racing]`: many people, one request, one winner. Times are reported, not asserted. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    racing: { type: 'boolean', default: false },
  },
});
const plan = {
  seed: Number(values.seed),
  rounds: Number(values.rounds),
  servers: 3,
  racing: values.racing,
};
const began = performance.now();
const { toldMs, broken, ...counts } = await duels(plan);
const seconds = Math.round((performance.now() - began) / 1000);
const at = (share: number) => Math.round(toldMs[Math.floor(share * (toldMs.length - 1))] ?? 0);
const withinASecond = toldMs.filter((ms) => ms <= 1000).length / Math.max(toldMs.length, 1);
for (const sentence of broken.slice(0, 50)) console.log(sentence);
console.log(JSON.stringify({ ...plan, ...counts, seconds, broken: broken.length }));
console.log(
  `told who has it after (ms): half ${at(0.5)}, 95 % ${at(0.95)}, 99 % ${at(0.99)}, slowest ${at(1)}; within a second ${(withinASecond * 100).toFixed(1)} %`,
);
process.exitCode = broken.length > 0 ? 1 : 0;
