import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCompany } from '../../scripts/e2e/company.ts';
import { launchBrowser, openPlayground, type Playground } from '../support/playground-page.ts';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';

/** Teams' own back button, with the real teams-js in the tab and the playground as Teams. */
describe('the back button of Teams', () => {
  let baton: RunningBaton;
  let browser: Browser;
  const opened: Playground[] = [];

  beforeAll(async () => {
    baton = await startBaton();
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const { page } of opened.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await browser?.close();
    await baton?.stop();
  });

  async function open(place: string, options: BrowserContextOptions = {}): Promise<Playground> {
    const playground = await openPlayground(
      browser,
      `${baton.url}/#view=teams&tab=${place}`,
      options,
    );
    opened.push(playground);
    return playground;
  }
  const heading = ({ tab }: Playground, name: string) =>
    tab.getByRole('heading', { level: 1, name }).waitFor({ state: 'attached' });
  const back = ({ page }: Playground) => page.getByTestId('teams-back').click();
  const leaves = ({ page }: Playground) =>
    page.getByText('Hier würde Teams Baton verlassen').waitFor();

  it('goes back through the places of the tab, then out of it', async () => {
    const teams = await open('find');
    await heading(teams, 'Finden');
    await teams.tab.getByRole('link', { name: 'Schreibtisch' }).click();
    await heading(teams, 'Mein Schreibtisch');
    await teams.tab.getByRole('link', { name: 'Übergaben' }).click();
    await heading(teams, 'Übergaben');
    await back(teams);
    await heading(teams, 'Mein Schreibtisch');
    expect(await teams.page.getByText('Hier würde Teams Baton verlassen').count()).toBe(0);
    await back(teams);
    await heading(teams, 'Finden');
    await back(teams);
    await leaves(teams);
    expect(teams.complaints).toEqual([]);
  });

  it('closes a question that is open before it leads away from it', async () => {
    const company = openCompany(baton);
    const { messageId, mailbox } = await company.mailId('saldenbestaetigung');
    const own = company.sample.tenant.users.some(({ mail }) => mail === mailbox);
    await company.api('Petra Hansen', 'POST', 'handoffs', {
      messageId,
      ...(!own && { mailbox }),
      handoffKey: randomUUID(),
      kind: 'take',
      responsibilityId: 1,
    });
    const teams = await open('find');
    await teams.tab.getByRole('link', { name: 'Schreibtisch' }).click();
    const wait = teams.tab.getByRole('button', { name: /^Warten/ }).first();
    await wait.click();
    const question = teams.tab.getByRole('dialog');
    await question.waitFor();
    await teams.page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    // found by its role: what a closed question leaves hidden from screen readers is not
    await wait.click();
    await question.waitFor();
    await back(teams);
    await question.waitFor({ state: 'detached' });
    await heading(teams, 'Mein Schreibtisch');
    await wait.waitFor();
    await back(teams);
    await heading(teams, 'Finden');
    expect(teams.complaints).toEqual([]);
  });

  it('leads out at once from where a link led in, also on a phone; and back to it after one step', async () => {
    const phone = { viewport: { width: 400, height: 800 }, hasTouch: true, isMobile: true };
    const teams = await open('desk', phone);
    await heading(teams, 'Mein Schreibtisch');
    await back(teams);
    await leaves(teams);
    await teams.tab.getByRole('link', { name: 'Übergaben' }).click();
    await heading(teams, 'Übergaben');
    await back(teams);
    await heading(teams, 'Mein Schreibtisch');
    expect(teams.complaints).toEqual([]);
  });
});
