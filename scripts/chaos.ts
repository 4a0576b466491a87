import { parseArgs } from 'node:util';
import { chaos } from '../test/proofs/chaos.ts';

/** `npm run chaos -- --handoffs N [--kills K] [--seed S] [--racing] [--settle SECONDS]`: real processes, really killed; the ledger judges. */
const { values } = parseArgs({
  options: {
    handoffs: { type: 'string', default: '200' },
    kills: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    servers: { type: 'string', default: '3' },
    racing: { type: 'boolean', default: false },
    // a busy machine needs more time for the same work
    settle: { type: 'string', default: '60' },
  },
});
const handoffs = Number(values.handoffs);
const plan = {
  seed: Number(values.seed),
  handoffs,
  kills: Number(values.kills ?? Math.ceil(handoffs / 4)),
  servers: Number(values.servers),
  atOnce: 16,
  racing: values.racing,
  settleSeconds: Number(values.settle),
};
const began = performance.now();
console.log(`chaos, seed ${plan.seed}: ${JSON.stringify(plan)}`);
const report = await chaos(plan);
const seconds = Math.round((performance.now() - began) / 1000);
console.log(JSON.stringify({ ...report, broken: report.broken.length }, null, 2));
for (const sentence of report.broken.slice(0, 50)) console.log(sentence);
console.log(`${report.broken.length} broken promises, ${seconds} s, seed ${plan.seed}`);
process.exitCode = report.broken.length > 0 ? 1 : 0;
