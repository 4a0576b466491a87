import { parseArgs } from 'node:util';
import { headings, lineOf } from '../test/proofs/load/drive.ts';
import type { ColdStart } from '../test/proofs/load/cold.ts';
import { load, loadCold } from '../test/proofs/load/load.ts';

/**
 * `npm run load [-- --responsibilities 5000 --handoffs 100000 --seconds 20 --hour 5000]`: emulator and server in
 * processes of their own under load, in fair and foul weather. Prints a table; asserts nothing. The tenant is made
 * once (minutes) and kept in `build/load`. With `--cold` only how a server starts, without data and then on its own.
 */
const { values } = parseArgs({
  options: {
    responsibilities: { type: 'string', default: '5000' },
    handoffs: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '20' },
    hour: { type: 'string', default: '5000' },
    profile: { type: 'string' },
    cold: { type: 'boolean', default: false },
  },
});
const plan = {
  responsibilities: Number(values.responsibilities),
  handoffs: Number(values.handoffs),
  seconds: Number(values.seconds),
  hour: Number(values.hour),
  profile: values.profile,
  say: (line: string) => console.error(line),
};
if (values.cold) {
  tellStarts(await loadCold(plan));
  process.exit();
}
const report = await load(plan);
console.log(`${headings} processor of the server, of the tenant, ms each |`);
console.log('|---|---|---|---|---|---|---|---|');
for (const driven of report.driven)
  console.log(`${lineOf(driven)} ${driven.serverMs}, ${driven.tenantMs} |`);
console.log(`\nLearned after ${report.learnedSeconds.toFixed(1)} s.`);
console.log(`Memory over the busy hour: ${report.megabytes.join(', ')} MB.`);
console.log(`Hand-offs in a minute under Microsoft’s limits: ${report.handoffsPerMinute}.`);
tellStarts(report.cold);

function tellStarts({ fresh, again }: ColdStart): void {
  console.log(
    '\n| a start, in seconds | Find | suggestion | lists | its processor | learned | MB then |',
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const [name, start] of [
    ['without data', fresh],
    ['on its data', again],
  ] as const)
    console.log(`| ${[name, ...Object.values(start)].join(' | ')} |`);
}
