import { parseArgs } from 'node:util';
import { canaries } from '../test/proofs/canaries.ts';

/** `npm run canaries -- --mails N`: no word of a mail may be found in what Baton has written and kept. */
const { values } = parseArgs({ options: { mails: { type: 'string', default: '1000' } } });
const began = performance.now();
const report = await canaries({ mails: Number(values.mails) });
const seconds = Math.round((performance.now() - began) / 1000);
console.log(JSON.stringify({ mails: Number(values.mails), seconds, ...report }, null, 2));
process.exitCode = Object.keys(report.finds).length > 0 ? 1 : 0;
