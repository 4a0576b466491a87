import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPlayground, type Playground } from '../support/playground-page.ts';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';

/** What the pane does while nobody answers, in a real browser with a real store. */
describe('without connection to Baton', () => {
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

  it('keeps the register while the first suggestion is read', async () => {
    const { page, pane } = playground;
    const fetched = page.waitForResponse((answer) => answer.url().endsWith('/offline'));
    await playground.openMail('Umsatzsteuer-Sonderprüfung');
    await pane.getByRole('button', { name: 'An Thomas Wendt übergeben' }).waitFor();
    expect((await fetched).status()).toBe(200);
  });

  it('suggests from it, says so and how old it is, and stays usable for everybody', async () => {
    const { page, pane } = playground;
    // the answer is there; the store writes it a moment later
    await page.waitForTimeout(500);
    await page.route('**/api/**', (route) => route.abort());
    await playground.chooseMailbox('rechnung@nordlicht-technik.example');
    await playground.openMail('Mahnung zu Rechnung');
    await pane.getByText('Vorschlag aus der Kopie des Registers').waitFor();
    await pane.getByText('Ohne Verbindung zu Baton').first().waitFor();
    await pane.getByRole('heading', { name: 'Sabine Kern' }).waitFor();
    expect(await playground.violations('pane')).toEqual([]);
  });

  it('offers to try again instead of a hand-off, and keeps what was chosen and written', async () => {
    const { pane } = playground;
    await pane.getByLabel('Notiz (freiwillig)').fill('Gefragt ist: Mahnstopp.');
    await pane.getByText('Übergeben geht erst wieder mit Verbindung').waitFor();
    await pane.getByRole('button', { name: 'Adresse kopieren' }).click();
    await pane
      .getByText(/sabine\.kern@nordlicht-technik\.example/)
      .first()
      .waitFor();
    await pane.getByRole('button', { name: 'Jetzt erneut versuchen' }).click();
    await pane.getByRole('button', { name: 'Jetzt erneut versuchen' }).waitFor();
    expect(await pane.getByRole('button', { name: /übergeben$/ }).count()).toBe(0);
    await expect(pane.getByLabel('Notiz (freiwillig)').inputValue()).resolves.toMatch(/Mahnstopp/);
  });

  it('still has it when the server is back, and has handed nothing off by itself', async () => {
    const { page, pane } = playground;
    await page.unroute('**/api/**');
    await pane.getByRole('button', { name: 'Jetzt erneut versuchen' }).click();
    await pane.getByText('Vorschlag aus der Kopie').waitFor({ state: 'detached', timeout: 40_000 });
    await expect(pane.getByLabel('Notiz (freiwillig)').inputValue()).resolves.toMatch(/Mahnstopp/);
    await playground.handOffTo('Sabine Kern');
  });
});
