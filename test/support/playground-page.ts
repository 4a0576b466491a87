import { AxeBuilder } from '@axe-core/playwright';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Frame,
  type FrameLocator,
  type Page,
} from 'playwright-core';
import { violationsIn } from './axe.ts';
import { browserArguments, ensureBrowser } from './browser.ts';

/** teams-js asks Microsoft's network for a list of domains at once (facts/platform.md §4a); there is none here. */
const expectedNoise = /res\.cdn\.office\.net|ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED/;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureBrowser(), args: browserArguments });
}

/** The playground in a browser, used as a person uses it. */
export interface Playground {
  page: Page;
  pane: FrameLocator;
  tab: FrameLocator;
  /** What the pages complained about. */
  complaints: string[];
  openMail(subject: string): Promise<void>;
  /** Clicks, and waits until the mail can be undone. */
  handOffTo(name: string): Promise<void>;
  chooseMailbox(address: string): Promise<void>;
  becomePerson(name: string): Promise<void>;
  /** Violations of WCAG in the pane, in the tab, or on everything that is shown, which takes twice as long. */
  violations(where?: 'pane' | 'tab'): Promise<string[]>;
}

export async function openPlayground(
  browser: Pick<Browser, 'newContext'>,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Playground> {
  const context = await browser.newContext({
    locale: 'de-DE',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const text = `${message.text()} ${message.location().url}`;
    if (message.type() === 'error' && !expectedNoise.test(text)) complaints.push(text);
  });
  await page.goto(url);
  return {
    page,
    complaints,
    pane: page.frameLocator('#pane-frame'),
    tab: page.frameLocator('#tab-frame'),
    openMail: (subject) => page.getByTestId('mail').filter({ hasText: subject }).first().click(),
    async handOffTo(name) {
      const pane = page.frameLocator('#pane-frame');
      await pane.getByRole('button', { name: `An ${name} übergeben` }).click();
      await pane.getByRole('button', { name: /^Rückgängig/ }).waitFor();
    },
    chooseMailbox: (address) =>
      page.locator(`[data-testid=mailbox][data-address="${address}"]`).first().click(),
    async becomePerson(name) {
      await page.getByTestId('who').click();
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await page.getByTestId('who').filter({ hasText: name }).waitFor();
    },
    violations: (where) => findViolations(page, where),
  };
}

async function findViolations(page: Page, where?: 'pane' | 'tab'): Promise<string[]> {
  if (where !== undefined) return violationsIn(await frameOf(page, where));
  // Fluent's focus helper puts focusable elements behind aria-hidden (facts/stack.md §5)
  const { violations } = await new AxeBuilder({ page })
    .exclude('[data-tabster-dummy]')
    // no script runs on the paper of a mail, not even one that looks for violations
    .exclude('iframe.paper')
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

async function frameOf(page: Page, which: 'pane' | 'tab'): Promise<Frame> {
  const handle = await page.locator(`#${which}-frame`).elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error(`the ${which} is not there`);
  return frame;
}
