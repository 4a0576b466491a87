import { parseArgs } from 'node:util';
import { simulate } from '../test/simulation/simulate.ts';
import { startWorld } from '../test/support/world.ts';

/** `npm run simulate -- --seeds N [--from N]`: hand-offs under planned faults; a broken promise prints its seed. */
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '1000' }, from: { type: 'string', default: '1' } },
});
const first = Number(values.from);
const last = first + Number(values.seeds) - 1;
const endings = new Map<string, number>();
let broken = 0;
let world = await startWorld({ mails: false, rows: 3 });
const began = performance.now();
for (let seed = first; seed <= last; seed++) {
  // a fresh tenant now and then, so that its lists stay short
  if (seed % 500 === 0) {
    await world.close();
    world = await startWorld({ mails: false, rows: 3 });
  }
  const outcome = await simulate(seed, world);
  for (const { mailState } of outcome.rows)
    endings.set(mailState, (endings.get(mailState) ?? 0) + 1);
  if (outcome.broken.length === 0) continue;
  broken += 1;
  console.log(JSON.stringify(outcome));
}
await world.close();
const seconds = ((performance.now() - began) / 1000).toFixed(0);
console.log(
  `${values.seeds} seeds in ${seconds} s, ${broken} with a broken promise. Endings: ${JSON.stringify(Object.fromEntries(endings))}`,
);
process.exitCode = broken > 0 ? 1 : 0;
