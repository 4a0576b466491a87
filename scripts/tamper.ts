import { parseArgs } from 'node:util';
import { honestHistory } from '../test/tamper/histories.ts';
import { honestLog } from '../test/tamper/honest-log.ts';
import { logTamperings } from '../test/tamper/log-tamperings.ts';
import { tamperRound, tamperWithLog, verify } from '../test/tamper/tamper.ts';
import { tamperings } from '../test/tamper/tamperings.ts';

/** `npm run tamper [-- --rows N --tamperings N --histories N --verify N]`: tampering with a log, and honest logs that look odd. */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    tamperings: { type: 'string', default: '20000' },
    histories: { type: 'string', default: '2000' },
    verify: { type: 'string', default: '100000' },
  },
});
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
let began = performance.now();
let wrong = 0;

const honest = await honestLog(Number(values.rows));
console.log(
  `${honest.events.length} events of ${honest.handoffs.length} hand-offs made in ${seconds(began)}`,
);

began = performance.now();
let done = 0;
const [missed, elsewhere] = [[] as string[], [] as unknown[]];
for (let seed = 1; done < Number(values.tamperings); seed++) {
  const round = tamperRound(honest, seed, Number(values.tamperings) - done);
  done += round.done;
  missed.push(...round.missed);
  elsewhere.push(...round.elsewhere);
}
wrong += missed.length + elsewhere.length;
console.log(
  `${done} tamperings of ${Object.keys(tamperings).length} classes in ${seconds(began)}: ${missed.length} missed, ${elsewhere.length} findings where nothing was done`,
);
for (const each of [...new Set(missed)].slice(0, 10)) console.log(`  missed: ${each}`);
for (const each of elsewhere.slice(0, 10)) console.log(`  elsewhere: ${JSON.stringify(each)}`);

began = performance.now();
const places = [1, Math.floor(honest.checkpoints.length / 2), honest.checkpoints.length - 1];
for (const name of Object.keys(logTamperings)) {
  for (const place of places) {
    const { integrity, completeness } = tamperWithLog(honest, name, place);
    if ([...integrity, ...completeness].some(({ list }) => list === 'Checkpoints')) continue;
    wrong += 1;
    console.log(`  missed: ${name}, checkpoint ${place}`);
  }
}
console.log(
  `${Object.keys(logTamperings).length} classes of tampering with checkpoints, ${places.length} times each, in ${seconds(began)}`,
);

began = performance.now();
let alarms = 0;
for (let seed = 1; seed <= Number(values.histories); seed++) {
  const { integrity, completeness } = await honestHistory(seed);
  if (integrity.length + completeness.length === 0) continue;
  alarms += 1;
  console.log(
    `  false alarm: seed ${seed}: ${JSON.stringify([...integrity, ...completeness].slice(0, 3))}`,
  );
}
wrong += alarms;
console.log(
  `${values.histories} honest histories of several servers in ${seconds(began)}: ${alarms} false alarms`,
);

if (Number(values.verify) > 0) {
  const large = await honestLog(Number(values.verify));
  began = performance.now();
  const cpu = process.cpuUsage();
  const { integrity, completeness, events, handoffs } = verify(large);
  const { user, system } = process.cpuUsage(cpu);
  wrong += integrity.length + completeness.length;
  console.log(
    `${events} events of ${handoffs} hand-offs verified in ${seconds(began)} (processor ${((user + system) / 1e6).toFixed(1)} s), ${integrity.length + completeness.length} findings`,
  );
}
process.exitCode = wrong > 0 ? 1 : 0;
