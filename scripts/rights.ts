import { parseArgs } from 'node:util';
import { checkRights } from '../test/proofs/rights.ts';

/** `npm run rights [-- --people 1000 --layouts 50 --seed 1 --rows]`: rights given and taken, with `--rows` to single rows as well; nobody gets a row beyond theirs. */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000' },
    layouts: { type: 'string', default: '50' },
    rows: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
});
const began = performance.now();
const report = await checkRights({
  people: Number(values.people),
  layouts: Number(values.layouts),
  rowRights: values.rows,
  seed: Number(values.seed),
});
const seconds = Math.round((performance.now() - began) / 1000);
console.log(JSON.stringify({ ...report, broken: report.broken.length, seconds }));
for (const sentence of report.broken.slice(0, 50)) console.log(sentence);
process.exitCode = report.broken.length > 0 ? 1 : 0;
