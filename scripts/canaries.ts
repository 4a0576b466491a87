import { parseArgs } from 'node:util';
import { browserCanaries } from '../test/proofs/browser-canaries.ts';
import { canaries } from '../test/proofs/canaries.ts';

/** `npm run canaries -- --mails N [--browser N]`: no word of a mail may be found in what Baton and the browser have written and kept. A mail that was not handed off proves nothing, and fails too. */
const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '1000' },
    browser: { type: 'string', default: '20' },
  },
});
const [mails, inBrowser] = [Number(values.mails), Number(values.browser)];
let failed = false;
if (mails > 0) failed = await fails('server', mails, canaries);
if (inBrowser > 0) failed = (await fails('browser', inBrowser, browserCanaries)) || failed;
process.exitCode = failed ? 1 : 0;

async function fails(
  where: string,
  count: number,
  prove: (plan: { mails: number }) => Promise<{ finds: Record<string, number>; handedOff: number }>,
): Promise<boolean> {
  const began = performance.now();
  const report = await prove({ mails: count });
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(JSON.stringify({ where, mails: count, seconds, ...report }, null, 2));
  return Object.keys(report.finds).length > 0 || report.handedOff < count;
}
