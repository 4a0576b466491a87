import { parseArgs } from 'node:util';
import { browserCanaries } from '../test/proofs/browser-canaries.ts';
import { canaries } from '../test/proofs/canaries.ts';

/** `npm run canaries -- --mails N [--browser N]`: no word of a mail may be found in what Baton and the browser have written and kept. */
const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '1000' },
    browser: { type: 'string', default: '20' },
  },
});
const [mails, inBrowser] = [Number(values.mails), Number(values.browser)];
let found = 0;
if (mails > 0) found += await say('server', mails, canaries);
if (inBrowser > 0) found += await say('browser', inBrowser, browserCanaries);
process.exitCode = found > 0 ? 1 : 0;

async function say(
  where: string,
  count: number,
  prove: (plan: { mails: number }) => Promise<{ finds: Record<string, number> }>,
): Promise<number> {
  const began = performance.now();
  const report = await prove({ mails: count });
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(JSON.stringify({ where, mails: count, seconds, ...report }, null, 2));
  return Object.keys(report.finds).length;
}
