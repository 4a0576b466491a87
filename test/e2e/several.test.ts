import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPlayground, type Playground } from '../support/playground-page.ts';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';

/** Several mails of a shared mailbox at once, in a real browser. */
describe('several selected mails', () => {
  let baton: RunningBaton;
  let browser: Browser;
  let playground: Playground;

  beforeAll(async () => {
    baton = await startBaton();
    browser = await launchBrowser();
    playground = await openPlayground(browser, `${baton.url}/#view=outlook`);
  });
  afterAll(async () => {
    await browser?.close();
    await baton?.stop();
  });

  it('stand in one list, grouped by who would get them', async () => {
    const { page, pane } = playground;
    await playground.chooseMailbox('rechnung@nordlicht-technik.example');
    const mails = page.getByTestId('mail');
    await mails.filter({ hasText: 'Mahnung zu Rechnung' }).first().click();
    await pane.getByRole('button', { name: 'An Sabine Kern übergeben' }).waitFor();
    const others = await mails.evaluateAll((rows) =>
      rows.flatMap((row, at) => (row.getAttribute('aria-selected') === 'true' ? [] : [at])),
    );
    for (const at of others.slice(0, 3))
      await mails.nth(at).click({ modifiers: ['ControlOrMeta'] });
    await pane.getByText('4 Mails ausgewählt').first().waitFor();
    await pane.getByRole('region', { name: 'Sabine Kern' }).waitFor();
    await pane.getByText('Wird gelesen …').waitFor({ state: 'detached' });
    expect(await playground.violations('pane')).toEqual([]);
  });

  it('go out at one click, and come back at another', async () => {
    const { page, pane } = playground;
    const give = pane.getByRole('button', { name: /Mails? an .* übergeben$/ });
    const label = await give.textContent();
    await give.click();
    const undo = pane.getByRole('button', { name: /zurücknehmen/ });
    await undo.waitFor();
    await pane.getByRole('region', { name: 'Schon bei jemandem' }).waitFor();
    await page.keyboard.press('Enter');
    await undo.waitFor({ state: 'detached' });
    await give.filter({ hasText: label ?? '' }).waitFor();
  });

  it('are each with their owner in the end, whatever mail is opened then', async () => {
    const { page, pane } = playground;
    await pane.getByRole('button', { name: /Mails? an .* übergeben$/ }).click();
    await pane.getByRole('button', { name: /zurücknehmen/ }).waitFor();
    await page.getByTestId('mail').filter({ hasText: 'Mahnung zu Rechnung' }).first().click();
    await pane
      .getByText('Antwort steht aus', { exact: false })
      .first()
      .waitFor({ timeout: 30_000 });
    expect(playground.complaints).toEqual([]);
  });
});
