import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { launchBrowser, openPlayground } from '../test/support/playground-page.ts';
import { startCompany } from './e2e/company.ts';
import { inTurns, responsibilityRow } from './e2e/huge.ts';

/**
 * `npm run measure:find`: from a key pressed in Find until its result is painted, and how smoothly the list scrolls, on
 * a processor four times slower, with 5,000 responsibilities in the register.
 */
const ROWS = Number(process.argv[2] ?? 5_000);
const SLOWED = 4;
const PAGES = 10;
const typed = [
  'Mahnung Telekom',
  'Rechnung Lieferant',
  'Datenschutz Auskunft',
  'Kündigung Vertrag',
];

const company = await startCompany();
const browser = await launchBrowser();
try {
  const mails = company.sample.tenant.users.map(({ mail }) => mail);
  await inTurns(ROWS, (at) => company.addRow('Responsibilities', responsibilityRow(at, mails)));
  const playground = await openPlayground(
    browser,
    `${new URL(company.baton.url).origin}/#view=teams&pane=closed&tab=find`,
  );
  const { page, tab } = playground;
  await waitForRows(page, ROWS);
  const frame = await frameOf(page);
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await tab.locator('#q').focus();
  const times: number[] = [];
  for (const words of typed) {
    await tab.locator('#q').fill('');
    await page.waitForTimeout(1_500);
    for (const letter of words) times.push(await keyUntilPainted(page, frame, letter));
  }
  await tab.locator('#q').fill('');
  const fps = await framesWhileScrolling(page, frame);
  report(times, fps);
} finally {
  await browser.close();
  await company.baton.stop();
}

/** The server looks at the list again by itself; until then it answers with what it knew. */
async function waitForRows(page: Page, rows: number): Promise<void> {
  for (;;) {
    await page.reload();
    const count = page.frameLocator('#tab-frame').locator('.results-count');
    await count.waitFor();
    await page.waitForTimeout(2_000);
    const shown = Number((await count.innerText()).replaceAll(/\D/g, ''));
    if (shown >= rows) return;
    await page.waitForTimeout(5_000);
  }
}

/** From the key's own time stamp until the frame that shows its answer has been drawn. */
async function keyUntilPainted(page: Page, frame: Frame, letter: string): Promise<number> {
  // listening before the key is pressed, or else a quick one is missed
  const painted = await frame.evaluateHandle(() => ({
    time: new Promise<number>((done) => {
      const field = document.querySelector<HTMLInputElement>('#q');
      field?.addEventListener('input', ({ timeStamp }) => follow(timeStamp), { once: true });
      const follow = (began: number) => {
        const words = field?.value.trim() ?? '';
        const isThere = () =>
          document.querySelector('.results-count')?.getAttribute('data-words') === words;
        const drawn = () => {
          watch.disconnect();
          // a message comes once the frame has been drawn
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => done(performance.now() - began));
          port1.start();
          requestAnimationFrame(() => port2.postMessage(''));
        };
        const watch = new MutationObserver(() => isThere() && drawn());
        watch.observe(document.body, { subtree: true, attributeFilter: ['data-words'] });
        if (isThere()) drawn();
      };
    }),
  }));
  await page.keyboard.type(letter);
  const time = await painted.evaluate((found) => found.time);
  await page.waitForTimeout(150);
  return time;
}

/** Milliseconds of every frame while a list of 500 entries is scrolled through with the wheel. */
async function framesWhileScrolling(page: Page, frame: Frame): Promise<number[]> {
  for (let more = 1; more < PAGES; more++) {
    const before = await heightOf(frame);
    await frame.locator('.show-more').click();
    while ((await heightOf(frame)) <= before) await page.waitForTimeout(100);
  }
  await frame.evaluate(() => window.scrollTo(0, 0));
  const frames = frame.evaluate(
    () =>
      new Promise<number[]>((done) => {
        const times: number[] = [];
        let before = performance.now();
        const began = before;
        const next = (now: number) => {
          times.push(now - before);
          before = now;
          if (now - began > 4_000) done(times);
          else requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
  );
  for (let turn = 0; turn < 60; turn++) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(50);
  }
  return frames;
}

function heightOf(frame: Frame): Promise<number> {
  return frame.evaluate(() => document.documentElement.scrollHeight);
}

/** How long this machine takes for what a desktop does in about 400 ms. */
function countingMs(): number {
  const began = performance.now();
  let count = 0;
  while (count < 3e8) count += 1;
  return performance.now() - began;
}

async function frameOf(page: Page): Promise<Frame> {
  const handle = await page.locator('#tab-frame').elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('the tab is not there');
  await page.locator('#tab-frame').hover();
  return frame;
}

function report(times: number[], frames: number[]): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: resolve(import.meta.dirname, '..'),
    encoding: 'utf8',
  }).trim();
  const at = (all: number[], share: number) =>
    all.toSorted((a, b) => a - b)[Math.floor((all.length - 1) * share)] ?? Number.NaN;
  const ms = (time: number) => `${Math.round(time)} ms`;
  const mean = frames.reduce((sum, each) => sum + each, 0) / frames.length;
  console.log(
    `\`npm run measure:find\` at ${commit}, ${ROWS} rows, ${SLOWED}× slowed, on a machine that counts to 3·10⁸ in ${ms(countingMs())}:\n`,
  );
  console.log('| what | figure | aim |\n|---|---|---|');
  console.log(`| key → painted, half of ${times.length} | ${ms(at(times, 0.5))} | – |`);
  console.log(`| key → painted, 95 of 100 | ${ms(at(times, 0.95))} | 50 ms |`);
  console.log(`| scrolling ${PAGES * 50} entries | ${Math.round(1000 / mean)} frames/s | 50 |`);
  console.log(`| slowest frame of 95 of 100 | ${ms(at(frames, 0.95))} | 20 ms |`);
}
