import { parseArgs } from 'node:util';
import { seedsFor } from '../test/simulation/faults.ts';
import { simulateMany } from '../test/simulation/many.ts';
import { hasMissed } from '../test/simulation/simulate.ts';
import { stories, storyNames } from '../test/simulation/stories.ts';

/**
 * `npm run simulate -- [--story hand-off|pass-on|undo|repeat] [--seeds N] [--from N]`: hand-offs under planned faults; a
 * broken promise prints its seed. Without `--seeds` every fault of the story alone and all pairs of them.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    story: { type: 'string', default: 'hand-off' },
  },
});
const story = storyNames.find((name) => name === values.story);
if (story === undefined) throw new Error(`--story is one of ${storyNames.join(', ')}`);
const { alone, paired } = seedsFor(stories[story].calls);
const from = Number(values.from);
const count = values.seeds === undefined ? paired + 1 - from : Number(values.seeds);
const last = from + count - 1;
console.log(
  `${story}, seeds ${from} to ${last}: 1 to ${alone} each fault alone, to ${paired} all pairs, then at random`,
);
const endings = new Map<string, number>();
const missed = new Set<number>();
let [broken, tellings] = [0, 0];
const began = performance.now();
const record = await simulateMany({ story, from, count }, (outcome) => {
  tellings += 1;
  if (hasMissed(outcome)) missed.add(outcome.seed);
  else missed.delete(outcome.seed);
  for (const { mailState } of outcome.rows)
    endings.set(mailState, (endings.get(mailState) ?? 0) + 1);
  if (outcome.seed % 100 === 0) console.log(`seed ${outcome.seed}: ${broken} broken so far`);
  if (outcome.broken.length === 0) return;
  broken += 1;
  console.log(JSON.stringify(outcome));
});
for (const finding of record.findings) console.log(JSON.stringify(finding));
const seconds = ((performance.now() - began) / 1000).toFixed(0);
console.log(
  `${count} seeds in ${tellings} tellings and ${seconds} s, ${broken} with a broken promise; the faults of ${count - missed.size} were all met. Endings: ${JSON.stringify(Object.fromEntries(endings))}. Record: ${record.handoffs} hand-offs verified, ${record.findings.length} findings.`,
);
process.exitCode = broken + record.findings.length > 0 ? 1 : 0;
