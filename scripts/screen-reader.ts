import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { launchBrowser, openPlayground, type Playground } from '../test/support/playground-page.ts';
import { startBaton } from '../test/support/running-baton.ts';
import { readThrough } from './e2e/ax-tree.ts';

/**
 * `npm run screen-reader`: the main story by keyboard alone, as a screen reader gets it from Chromium: what is said by
 * itself, what Tab leads to, and what is read from top to bottom. For docs/screen-reader.md.
 */
const subject = 'Umsatzsteuer-Sonderprüfung';
/** What Tab has met since somebody asked. */
const stops: string[] = [];
const baton = await startBaton();
const browser = await launchBrowser();
try {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: resolve(import.meta.dirname, '..'),
    encoding: 'utf8',
  }).trim();
  console.log(`\`npm run screen-reader\` at ${commit}, Chromium ${browser.version()}.\n`);
  const sender = await open('#view=outlook&lang=en');
  await senderHandsOff(sender);
  const owner = await open('#view=teams&lang=en&tab=desk', 'Thomas Wendt');
  await ownerAccepts(owner);
  await sender.pane.getByText('Accepted by Thomas Wendt').first().waitFor();
  await tell(sender.page, '/pane', '5. The sender is told, without having done anything');
} finally {
  await browser.close();
  await baton.stop();
}

async function open(hash: string, person?: string): Promise<Playground> {
  const playground = await openPlayground(browser, `${baton.url}/${hash}`, { locale: 'en-GB' });
  playground.page.setDefaultTimeout(60_000);
  if (person) await playground.becomePerson(person);
  return playground;
}

async function senderHandsOff(playground: Playground): Promise<void> {
  const { page, pane } = playground;
  const frame = await frameOf(page, '/pane');
  await listen(frame);
  await playground.openMail(subject);
  const give = pane.getByRole('button', { name: 'Hand off to Thomas Wendt' });
  await give.waitFor();
  await tell(page, '/pane', '1. A mail is opened: who should have it, and why');
  await tabTo(page, frame, 'Hand off to Thomas Wendt');
  await page.keyboard.press('Enter');
  await pane.getByRole('button', { name: /^Undo/ }).waitFor();
  await tell(page, '/pane', '2. Enter hands it off; nothing is sent yet');
  await tabTo(page, frame, 'Send now');
  await page.keyboard.press('Enter');
  await pane.getByText('No answer yet').first().waitFor();
  await tell(page, '/pane', '3. It is sent');
}

async function ownerAccepts({ page, tab }: Playground): Promise<void> {
  await tab
    .getByRole('button', { name: /^Accept/ })
    .first()
    .waitFor();
  const frame = await frameOf(page, '/tab');
  await listen(frame);
  await tabTo(page, frame, 'Accept');
  await page.keyboard.press('Enter');
  await tab.getByRole('button', { name: /^Accept/ }).waitFor({ state: 'detached' });
  await tell(page, '/tab', '4. The owner accepts on the desk');
}

/** Everything that speaks up by itself is collected until somebody asks. */
function listen(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const speaks = '[aria-live], [role=status], [role=alert], output';
    const hear = (changes: MutationRecord[]) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const text = element?.closest(speaks)?.textContent?.replaceAll(/\s+/g, ' ').trim();
        if (text && said.at(-1) !== text) said.push(text);
      }
    };
    new MutationObserver(hear).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}

async function tell(page: Page, path: string, title: string): Promise<void> {
  const frame = await frameOf(page, path);
  // what is announced waits a moment, so that it is not lost beside a change of focus
  await page.waitForTimeout(1500);
  const said = await frame.evaluate(() => {
    const all: string[] = Reflect.get(window, 'said') ?? [];
    return all.splice(0);
  });
  console.log(`## ${title}\n`);
  if (said.length > 0)
    console.log(`Said by itself: ${[...new Set(said)].map((text) => `“${text}”`).join(' · ')}\n`);
  const walked = stops.splice(0);
  if (walked.length > 0)
    console.log(`Tab led here past: ${walked.map((stop) => `“${stop}”`).join(' · ')}\n`);
  console.log(`Read from top to bottom:\n\n${(await readThrough(page, path)).join('\n')}\n`);
}

/** Presses Tab until the thing with this name has the focus; every stop on the way is written down. */
async function tabTo(page: Page, frame: Frame, name: string): Promise<void> {
  await frame.evaluate(() => {
    const start = document.createElement('span');
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    setTimeout(() => start.remove(), 100);
  });
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab');
    const met = await frame.evaluate(() => {
      const { activeElement: element } = document;
      const text = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      return text.replaceAll(/\s+/g, ' ').trim();
    });
    stops.push(met);
    if (met.startsWith(name)) return;
  }
  throw new Error(`Tab never reaches ${name}`);
}

/** On its way there it has no address yet. */
async function frameOf(page: Page, path: string): Promise<Frame> {
  const place = page.locator(path === '/pane' ? '#pane-frame' : '#tab-frame');
  const frame = await (await place.elementHandle())?.contentFrame();
  if (!frame) throw new Error(`no frame shows ${path}`);
  await frame.waitForURL(({ pathname }) => pathname.startsWith(path));
  return frame;
}
