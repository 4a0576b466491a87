import { parseArgs } from 'node:util';
import { lineOf } from '../test/proofs/load/drive.ts';
import { load } from '../test/proofs/load/load.ts';

/**
 * `npm run load [-- --responsibilities 5000 --handoffs 100000 --seconds 20 --hour 5000]`: emulator and server in
 * processes of their own under load, in fair and foul weather. Prints a table; asserts nothing. The tenant is made
 * once (minutes) and kept in `build/load`.
 */
const { values } = parseArgs({
  options: {
    responsibilities: { type: 'string', default: '5000' },
    handoffs: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '20' },
    hour: { type: 'string', default: '5000' },
  },
});
const report = await load({
  responsibilities: Number(values.responsibilities),
  handoffs: Number(values.handoffs),
  seconds: Number(values.seconds),
  hour: Number(values.hour),
  say: (line) => console.error(line),
});
console.log('| what | asked | answered a second | p50 ms | p99 ms | slowest ms | not answered |');
console.log('|---|---|---|---|---|---|---|');
for (const driven of report.driven) console.log(lineOf(driven));
console.log(`\nLearned after ${report.learnedSeconds.toFixed(1)} s.`);
console.log(`Memory over the busy hour: ${report.megabytes.join(', ')} MB.`);
console.log(`Hand-offs in a minute under Microsoft’s limits: ${report.handoffsPerMinute}.`);
