import { parseArgs } from 'node:util';
import { check } from '../test/model/check.ts';
import { settingsOf, threeWorkers } from '../test/model/settings.ts';

/**
 * `npm run model-check`: every interleaving of three workers with two crashes, two lost and one late answer on the
 * shipped table, for both assumptions about the unique column. `--decisions 1` lets a person decide meanwhile, too.
 */
const { values } = parseArgs({
  options: {
    crashes: { type: 'string', default: '2' },
    lost: { type: 'string', default: '2' },
    late: { type: 'string', default: '1' },
    decisions: { type: 'string', default: '0' },
  },
});
const faults = {
  crashes: Number(values.crashes),
  lost: Number(values.lost),
  late: Number(values.late),
  decisions: Number(values.decisions),
};
for (const setting of settingsOf(threeWorkers, faults)) {
  const began = performance.now();
  const { states, endings, broken, way } = check(setting);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `clicks ${setting.workers.join(',')}, unique column ${setting.unique}: ${states} states, ${endings} endings, ${broken ?? 'no broken promise'}, ${seconds} s`,
  );
  for (const state of way ?? []) console.log(JSON.stringify(state));
  if (broken !== undefined) process.exitCode = 1;
}
