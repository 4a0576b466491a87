import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAt } from '../../scripts/e2e/look.ts';
import { openCompany } from '../../scripts/e2e/company.ts';
import { paneScreens } from '../../scripts/e2e/pane-screens.ts';
import { tabScreens } from '../../scripts/e2e/tab-screens.ts';
import { launchBrowser, openPlayground, type Playground } from '../support/playground-page.ts';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';

/** The same story without a mouse, and what the person sees when the server is gone. */
describe('by keyboard alone', () => {
  let baton: RunningBaton;
  let browser: Browser;
  let playground: Playground;

  beforeAll(async () => {
    baton = await startBaton();
    browser = await launchBrowser();
    playground = await openPlayground(browser, baton.url, { locale: 'en-GB' });
  });
  afterAll(async () => {
    await browser?.close();
    await baton?.stop();
  });

  /** Presses Tab until the focused thing, in whatever frame, has this name. */
  async function tabTo(name: RegExp): Promise<void> {
    for (let n = 0; n < 80; n++) {
      if (name.test(await focusedName(playground))) return;
      await playground.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${name}`);
  }

  it('opens a mail and hands it off', async () => {
    const { page, pane } = playground;
    await page.getByTestId('mail').first().waitFor();
    // whichever mail is the newest at this time of the day
    await tabTo(/^\S+Unread\./);
    for (let n = 0; n < 30 && !/Umsatzsteuer/.test(await focusedName(playground)); n++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await pane.getByRole('button', { name: /^Hand off to Thomas Wendt/ }).waitFor();
    await tabTo(/^Hand off to Thomas Wendt/);
    await page.keyboard.press('Enter');
    await pane.getByText('No answer yet').or(pane.getByText('offered')).first().waitFor();
    expect(playground.complaints).toEqual([]);
  });

  it('switches the person and accepts on the desk', async () => {
    const { page, tab } = playground;
    await playground.becomePerson('Thomas Wendt');
    await tab.getByRole('link', { name: /My desk/ }).waitFor();
    await tabTo(/^My desk/);
    await page.keyboard.press('Enter');
    await tab
      .getByRole('button', { name: /^Accept/ })
      .first()
      .waitFor();
    await tabTo(/^Accept/);
    await page.keyboard.press('Enter');
    await tab.getByRole('button', { name: /^Accept/ }).waitFor({ state: 'detached' });
    await tab.getByRole('button', { name: /^Done/ }).first().waitFor();
  });

  it('meets every control and leaves again, on a screen of each kind as `npm run e2e` looks at it', async () => {
    const only = { themes: ['light'], sizes: ['320', '360'] } as const;
    for (const [surface, screens, name] of [
      ['pane', paneScreens, 'unclear'],
      ['tab', tabScreens, 'register'],
    ] as const) {
      const screen = screens.find((each) => each.name === name);
      if (!screen) throw new Error(`there is no screen ${name}`);
      const parts = { browser, company: openCompany(baton), surface, kept: new Map(), only };
      const { problems, stops } = await lookAt(screen, 'en', parts);
      expect(problems).toEqual([]);
      expect(stops).toBeGreaterThan(3);
    }
  });

  it('says so when nobody answers, and keeps what was on screen', async () => {
    const { page, tab } = playground;
    await page.context().setOffline(true);
    await tabTo(/^Done/);
    await page.keyboard.press('Enter');
    await tab
      .getByRole('alert')
      .or(tab.getByText(/connection|answer/i))
      .first()
      .waitFor();
    await expect(
      tab.getByText('Umsatzsteuer-Sonderprüfung', { exact: false }).count(),
    ).resolves.toBeGreaterThan(0);
    await page.context().setOffline(false);
  });

  it('imports a spreadsheet into the register', async () => {
    const { page, tab } = playground;
    await page.goto(`${baton.url}/#view=teams&lang=en&tab=register`);
    await page.reload();
    await playground.becomePerson('Linh Nguyen');
    await tab.getByRole('link', { name: 'Import', exact: true }).waitFor();
    await tabTo(/^Import$/);
    await page.keyboard.press('Enter');
    const lines = ['Prüfraum;Qualität;Sabine Kern', 'Maßraum;Qualität;Rita Unknown'];
    const text = ['Responsibility;Area;Owner', ...lines].join('\n');
    const file = { name: 'räume.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') };
    await tab.getByLabel('File').setInputFiles(file);
    await tab.getByRole('heading', { name: /^Preview: räume.csv/ }).waitFor();
    expect(await focusedName(playground)).toMatch(/^Preview/);
    expect(await playground.violations('tab')).toEqual([]);
    await tabTo(/^Write 1 row/);
    await page.keyboard.press('Enter');
    await tab
      .getByText(/^1 row written/)
      .first()
      .waitFor();
    await tabTo(/^See the register/);
  });
});

async function focusedName({ page }: Playground): Promise<string> {
  for (const frame of page.frames()) {
    const name = await frame
      .evaluate(() => {
        const { activeElement: focused } = document;
        if (!document.hasFocus() || focused === null || focused === document.body) return '';
        if (focused instanceof HTMLIFrameElement) return '';
        const text = focused.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
        return focused.getAttribute('aria-label') ?? text;
      })
      .catch(() => '');
    if (name !== '') return name;
  }
  return '';
}
