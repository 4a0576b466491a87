import { parseArgs } from 'node:util';
import { headings, lineOf } from '../test/proofs/load/drive.ts';
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
    profile: { type: 'string' },
  },
});
const report = await load({
  responsibilities: Number(values.responsibilities),
  handoffs: Number(values.handoffs),
  seconds: Number(values.seconds),
  hour: Number(values.hour),
  profile: values.profile,
  say: (line) => console.error(line),
});
console.log(`${headings} processor of the server, of the tenant, ms each |`);
console.log('|---|---|---|---|---|---|---|---|');
for (const driven of report.driven)
  console.log(`${lineOf(driven)} ${driven.serverMs}, ${driven.tenantMs} |`);
const { again, first, listed, learned } = report.cold;
console.log(`\nLearned after ${report.learnedSeconds.toFixed(1)} s.`);
console.log(`Memory over the busy hour: ${report.megabytes.join(', ')} MB.`);
console.log(`Hand-offs in a minute under Microsoft’s limits: ${report.handoffsPerMinute}.`);
console.log(`Started again on its data: a suggestion after ${again} s.`);
console.log(
  `Started without data: a suggestion after ${first} s, lists after ${listed} s, learned after ${learned} s.`,
);
