import { parseArgs } from 'node:util';
import { runFleet } from '../test/proofs/fleet/fleet.ts';
import { headings, lineOf } from '../test/proofs/load/drive.ts';

/** `npm run fleet [-- --servers 3 --seconds 20 --rate 10]`: servers and Redis killed and restarted under load; the ledger judges. */
const { values } = parseArgs({
  options: {
    servers: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '20' },
    rate: { type: 'string', default: '10' },
  },
});
const report = await runFleet({
  servers: Number(values.servers),
  seconds: Number(values.seconds),
  perSecond: Number(values.rate),
  handoffEvery: 10,
  say: (line) => console.error(line),
});
console.log(headings);
console.log('|---|---|---|---|---|---|---|');
for (const driven of report.driven) console.log(lineOf(driven));
const { accepted, mails, failedInRestart, failedWithoutRedis, broken } = report;
console.log(`\n${accepted} hand-offs accepted, ${mails} mails, ${broken.length} broken promises.`);
console.log(`Failed: ${failedInRestart} during the restarts, ${failedWithoutRedis} without Redis.`);
for (const sentence of broken.slice(0, 50)) console.log(sentence);
process.exitCode = broken.length + failedInRestart + failedWithoutRedis > 0 ? 1 : 0;
