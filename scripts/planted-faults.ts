/**
 * node scripts/planted-faults.ts [--rows 5000] [--faults 500]: an invented register with planted faults of every kind, how
 * many of them a check finds, what it finds where nothing was planted, and how long it takes.
 */
import { parseArgs } from 'node:util';
import { checks, told } from '../src/core/findings/check-register.ts';
import { confusionOf } from '../src/core/findings/confusions.ts';
import { held, plantedRegister, today } from '../test/proofs/planted-faults.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '5000' },
    faults: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
  },
});
const began = performance.now();
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);
const { facts, expected } = plantedRegister(
  Number(values.rows),
  Number(values.faults),
  Number(values.seed),
);
console.log(`made and prepared in ${seconds(began)} s`);

const quick = performance.now();
const found = checks.flatMap((check) => check(facts));
console.log(`everything but confusions in ${seconds(quick)} s`);
const slow = performance.now();
found.push(...facts.responsibilities.flatMap((row) => confusionOf(row, facts.index, today) ?? []));
console.log(`what the engine would confuse in ${seconds(slow)} s`);

const all = told(found);
const result = held(
  all.map(({ kind, row }) => `${kind} ${row}` as const),
  expected,
);
const kinds = Map.groupBy(expected, (each) => each.split(' ')[0]);
for (const [kind, each] of kinds)
  console.log(
    `${kind}: ${each.filter((one) => result.found.includes(one)).length} of ${each.length}`,
  );
console.log(
  `${values.rows} rows, ${values.faults} faults, ${expected.size} findings expected: ` +
    `${result.found.length} found, ${result.missed.length} missed, ${result.falseAlarms.length} false alarms`,
);
for (const each of result.missed.slice(0, 20)) console.log(`missed: ${each}`);
for (const each of result.falseAlarms.slice(0, 20)) console.log(`false alarm: ${each}`);
process.exitCode = result.missed.length + result.falseAlarms.length === 0 ? 0 : 1;
