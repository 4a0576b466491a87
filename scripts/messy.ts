import { parseArgs } from 'node:util';
import { playMessy } from '../test/proofs/messy.ts';

/**
 * `npm run messy [-- --seeds 20] [--acts 29]`: an admin renames, deletes, retypes and hides columns, adds required ones,
 * filters the default view, breaks inheritance and deletes lists while people work; afterwards provisioning mends it.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    acts: { type: 'string', default: '29' },
  },
});

const began = performance.now();
let failed = 0;
for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
  const outcome = await playMessy(seed, Number(values.acts));
  const { crashes, wrong, unreported, left } = outcome;
  if (crashes.length + wrong.length + unreported.length + left.length > 0) failed += 1;
  console.log(JSON.stringify({ seed, ...outcome }));
}
const seconds = ((performance.now() - began) / 1000).toFixed(0);
console.log(
  `${values.seeds} tenants in ${seconds} s, ${failed} with a crash, a wrong hand-off, or something not said or mended`,
);
process.exitCode = failed > 0 ? 1 : 0;
