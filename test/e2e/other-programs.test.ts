import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPlayground, type Playground } from '../support/playground-page.ts';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';

/** The tab where Microsoft shows it beside Teams: with neither chats nor a back button of the program's own. */
describe.each(['outlook', 'office'])('the tab in %s', (host) => {
  let baton: RunningBaton;
  let browser: Browser;
  let program: Playground;

  beforeAll(async () => {
    baton = await startBaton();
    browser = await launchBrowser();
    program = await openPlayground(browser, `${baton.url}/#view=teams&host=${host}&tab=find`);
  });
  afterAll(async () => {
    await browser?.close();
    await baton?.stop();
  });

  it('signs in, finds the person, and leads to a chat by a link', async () => {
    const { page, tab } = program;
    await tab.getByRole('textbox').fill('Mahnung Alsterdruck');
    await tab
      .getByRole('link', { name: /^Chat mit/ })
      .first()
      .click();
    await page.getByTestId('notice').filter({ hasText: 'Chat mit Sabine Kern' }).waitFor();
  });

  it('is walked through without the program’s back button, and leaves it alone', async () => {
    const { page, tab, complaints } = program;
    await tab.getByRole('link', { name: 'Schreibtisch' }).click();
    await tab
      .getByRole('heading', { level: 1, name: 'Mein Schreibtisch' })
      .waitFor({ state: 'attached' });
    await page.getByTestId('teams-back').click();
    await page.getByText('Hier würde Teams Baton verlassen').waitFor();
    expect(await program.violations('tab')).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
