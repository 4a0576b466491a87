import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchBrowser, openPlayground } from '../test/support/playground-page.ts';
import { startBaton } from '../test/support/running-baton.ts';

/**
 * `npm run measure`: the figures of docs/measured.md. From `git clone` to the printed address, a later start,
 * and from opening a mail to the visible suggestion. Prints a table; asserts nothing.
 */
const root = resolve(import.meta.dirname, '..');
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

async function measureStart(): Promise<string[]> {
  const clone = join(mkdtempSync(join(tmpdir(), 'baton-clone-')), 'baton');
  const began = performance.now();
  execFileSync('git', ['clone', '--quiet', root, clone]);
  const cloneMs = performance.now() - began;
  const first = await startBaton({ root: clone });
  await first.stop({ keepData: true });
  const later = await startBaton({ root: clone, dataFolder: first.dataFolder });
  await later.stop();
  rmSync(clone, { recursive: true, force: true });
  return [
    `| from \`git clone\` to the printed address, warm package cache | ${seconds(cloneMs + first.readyMs)} |`,
    `| a later start | ${seconds(later.readyMs)} |`,
  ];
}

async function measureSuggestion(): Promise<string[]> {
  const baton = await startBaton();
  const browser = await launchBrowser();
  const { page } = await openPlayground(browser, baton.url);
  const pane = await (await page.locator('#pane-frame').elementHandle())?.contentFrame();
  if (pane == null) throw new Error('the pane is not there');
  const rows = page.getByTestId('mail');
  await rows.first().waitFor();
  const times: number[] = [];
  for (let n = 0; n < 21; n++) {
    const row = rows.nth(n % (await rows.count()));
    await row.scrollIntoViewIfNeeded();
    const subject = (await row.getAttribute('data-subject')) ?? '';
    const began = performance.now();
    await row.click();
    await pane.waitForFunction(showsAnswerFor, subject);
    times.push(performance.now() - began);
  }
  await browser.close();
  await baton.stop();
  const [cold = 0, ...warm] = times;
  const sorted = warm.toSorted((a, b) => a - b);
  return [
    `| the first mail opened → suggestion visible, one value | ${Math.round(cold)} ms |`,
    `| mail opened → suggestion visible, median of 20 | ${Math.round(sorted[10] ?? 0)} ms (slowest ${Math.round(sorted.at(-1) ?? 0)} ms) |`,
  ];
}

/** Runs in the pane: the answer for this mail is painted, not its loading state. */
function showsAnswerFor(subject: string): boolean {
  const { body } = document;
  return (
    body.innerText.includes(subject) &&
    body.querySelector('h1') !== null &&
    body.querySelector('.bones') === null
  );
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
  cwd: root,
  encoding: 'utf8',
}).trim();
const lines = [...(await measureSuggestion()), ...(await measureStart())];
console.log(
  [`\`npm run measure\` at ${commit}:`, '', '| what | figure |', '|---|---|', ...lines].join('\n'),
);
