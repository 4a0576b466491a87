import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { CDPSession, Frame } from 'playwright-core';
import { launchBrowser, openPlayground, type Playground } from '../test/support/playground-page.ts';
import { startBaton } from '../test/support/running-baton.ts';

/**
 * `node scripts/measure-pane.ts`: from opening a mail to the visible suggestion, median of 20 each. Cold: the pane is
 * opened beside the mail with an empty cache, sign-in included. Warm: the pane is there and another mail is opened.
 */
const SAMPLES = 20;
const SLOWED = 4;
/** A mail from outside, whatever hour it is: the newest one may be a colleague's, which is nothing to hand off. */
const requestSubject = 'Umsatzsteuer-Sonderprüfung';

const baton = await startBaton();
const browser = await launchBrowser();
try {
  const cold = await repeat(measureCold);
  const slow = await measureWarm(SLOWED);
  const plain = await measureWarm(1);
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: resolve(import.meta.dirname, '..'),
    encoding: 'utf8',
  }).trim();
  console.log(`\`node scripts/measure-pane.ts\` at ${commit}, median of ${SAMPLES} (slowest):\n`);
  console.log('| what | figure | aim |\n|---|---|---|');
  console.log(
    line(
      'first paint of the pane, cold cache, 4× slowed',
      cold.map(({ paint }) => paint),
      '–',
    ),
  );
  console.log(
    line(
      'suggestion, cold cache, 4× slowed',
      cold.map(({ shown }) => shown),
      '1,800 ms',
    ),
  );
  console.log(line('suggestion, warm, 4× slowed', slow, '400 ms'));
  console.log(line('suggestion, warm', plain, '150 ms'));
} finally {
  await browser.close();
  await baton.stop();
}

async function repeat<Result>(once: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  while (results.length < SAMPLES) results.push(await once());
  return results;
}

/** A browser of its own, so that nothing is cached; the mail is open, then the pane is. */
async function measureCold(): Promise<{ paint: number; shown: number }> {
  const playground = await openPlayground(browser, `${baton.url}/#view=outlook`);
  const { page } = playground;
  const toggle = page.getByTestId('pane-toggle');
  await playground.openMail(requestSubject);
  await playground.pane.locator('.btn-primary, .choices').first().waitFor();
  await toggle.click();
  await page.locator('#pane-frame').waitFor({ state: 'hidden' });
  // the old document must not be taken for the new one
  await (await paneOf(playground)).evaluate(() => document.body.replaceChildren());
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  await protocol.send('Network.clearBrowserCache');
  await slowDown(protocol, SLOWED);
  const began = performance.now();
  await toggle.click();
  await playground.pane.locator('h1').first().waitFor();
  const frame = await paneOf(playground);
  await frame.waitForFunction(isAnswered);
  const shown = performance.now() - began;
  const paint = await frame.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  await page.context().close();
  return { paint, shown };
}

/** In a page of its own, so that no answer is known from another round. */
async function measureWarm(rate: number): Promise<number[]> {
  const playground = await openPlayground(browser, `${baton.url}/#view=outlook`);
  const { page } = playground;
  const rows = page.getByTestId('mail');
  await rows.first().click();
  await playground.pane.locator('h1').first().waitFor();
  const frame = await paneOf(playground);
  await slowDown(await page.context().newCDPSession(page), rate);
  const times: number[] = [];
  for (let at = 1; at <= SAMPLES; at++) {
    const row = rows.nth(at);
    await row.scrollIntoViewIfNeeded();
    const subject = (await row.getAttribute('data-subject')) ?? '';
    const began = performance.now();
    await row.click();
    await frame.waitForFunction(isAnsweredFor, subject);
    times.push(performance.now() - began);
  }
  await page.context().close();
  return times;
}

async function slowDown(protocol: CDPSession, rate: number): Promise<void> {
  await protocol.send('Emulation.setCPUThrottlingRate', { rate });
}

async function paneOf({ page }: Playground): Promise<Frame> {
  const handle = await page.locator('#pane-frame').elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('the pane is not there');
  return frame;
}

/** Both run in the pane: an answer is painted, not the skeleton and not the loading state. */
function isAnswered(): boolean {
  return document.querySelector('#root main h1:not(.sr)') !== null;
}

function isAnsweredFor(subject: string): boolean {
  const { body } = document;
  return body.innerText.includes(subject) && body.querySelector('#root main h1:not(.sr)') !== null;
}

function line(what: string, times: number[], aim: string): string {
  const sorted = times.toSorted((a, b) => a - b);
  const median = Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
  return `| ${what} | ${median} ms (${Math.round(sorted.at(-1) ?? Number.NaN)} ms) | ${aim} |`;
}
