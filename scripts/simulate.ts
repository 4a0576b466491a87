import { parseArgs } from 'node:util';
import { simulateMany } from '../test/simulation/many.ts';
import { storyNames } from '../test/simulation/stories.ts';

/** `npm run simulate -- --seeds N [--from N] [--story hand-off|pass-on|undo|repeat]`: hand-offs under planned faults; a broken promise prints its seed. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    story: { type: 'string', default: 'hand-off' },
  },
});
const story = storyNames.find((name) => name === values.story);
if (story === undefined) throw new Error(`--story is one of ${storyNames.join(', ')}`);
const endings = new Map<string, number>();
let broken = 0;
const began = performance.now();
const record = await simulateMany(
  { story, from: Number(values.from), count: Number(values.seeds) },
  (outcome) => {
    for (const { mailState } of outcome.rows)
      endings.set(mailState, (endings.get(mailState) ?? 0) + 1);
    if (outcome.broken.length === 0) return;
    broken += 1;
    console.log(JSON.stringify(outcome));
  },
);
for (const finding of record.findings) console.log(JSON.stringify(finding));
const seconds = ((performance.now() - began) / 1000).toFixed(0);
console.log(
  `${values.seeds} seeds in ${seconds} s, ${broken} with a broken promise. Endings: ${JSON.stringify(Object.fromEntries(endings))}. Record: ${record.handoffs} hand-offs verified, ${record.findings.length} findings.`,
);
process.exitCode = broken + record.findings.length > 0 ? 1 : 0;
