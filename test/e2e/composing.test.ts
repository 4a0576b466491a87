import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPlayground, type Playground } from '../support/playground-page.ts';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';

/** No script runs on the paper, not even one that looks at it from inside. */
function textOf(frame: Element): string {
  return frame instanceof HTMLIFrameElement ? (frame.contentDocument?.body.innerText ?? '') : '';
}

/** Somebody writes the forward themselves, with the pane beside it, and Outlook asks before it is sent. */
describe('writing a forward in Outlook', () => {
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

  it('proposes the owner from what is written, and what would stand above it', async () => {
    const { page, pane } = playground;
    await playground.openMail('Umsatzsteuer-Sonderprüfung');
    await page.getByTestId('forward').click();
    await pane.getByText('Sie leiten weiter').waitFor();
    await pane.getByRole('button', { name: 'Thomas Wendt einsetzen' }).waitFor();
    await pane.getByText('Gesendet wird erst, wenn Sie selbst auf Senden klicken.').waitFor();
    await pane.getByText('Übergabe an Thomas Wendt ·', { exact: false }).waitFor();
    expect(await playground.violations()).toEqual([]);
  });

  it('says who in “To” is not responsible, and offers to take them out', async () => {
    const { page, pane } = playground;
    const to = page.getByTestId('write-to');
    await to.fill('Mirko Albrecht <mirko.albrecht@nordlicht-technik.example>');
    await to.press('Tab');
    await pane.getByText('Mirko Albrecht ist dafür nicht zuständig.').waitFor();
    await expect(pane.getByLabel('Mirko Albrecht aus „An“ nehmen').isChecked()).resolves.toBe(true);
    expect(await playground.violations('pane')).toEqual([]);
  });

  it('has Outlook ask before it goes to the wrong one, and leaves the choice to the person', async () => {
    const { page } = playground;
    await page.getByTestId('send').click();
    await page.getByTestId('send-alert-text').waitFor();
    const said = await page.getByTestId('send-alert-text').textContent();
    expect(said).toMatch(/Mirko Albrecht ist dafür nicht zuständig\..*Thomas Wendt/);
    expect(await playground.violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('send-alert-text').waitFor({ state: 'detached' });
    await page.getByTestId('send').waitFor();
  });

  it('puts recipient and block into the mail at one click', async () => {
    const { page, pane } = playground;
    await pane.getByLabel('Notiz (freiwillig)').fill('Gefragt ist: Unterlagen zusammenstellen.');
    await pane.getByRole('button', { name: 'Thomas Wendt einsetzen' }).click();
    await pane.getByRole('heading', { name: 'Thomas Wendt steht jetzt in Ihrer Mail' }).waitFor();
    await expect(page.getByTestId('write-to').inputValue()).resolves.toBe(
      'Thomas Wendt <thomas.wendt@nordlicht-technik.example>',
    );
    const paper = await page.locator('.compose iframe').evaluate(textOf);
    expect(paper).toContain('Gefragt ist: Unterlagen zusammenstellen.');
    expect(paper).toMatch(/Übergabe an Thomas Wendt\s+Warum Sie: /);
    expect(await playground.violations('pane')).toEqual([]);
  });

  it('is sent without a question, and is known as sent when the mail is opened again', async () => {
    const { page, pane } = playground;
    await page.getByTestId('send').click();
    await page.getByText('Gesendet an Thomas Wendt.').waitFor();
    await pane.getByText('Antwort steht aus', { exact: false }).first().waitFor();
    expect(playground.complaints).toEqual([]);
  });

  it('offers whoever received it their answer, although they were never told by Baton', async () => {
    const owner = await openPlayground(browser, `${baton.url}/#view=outlook`);
    await owner.becomePerson('Thomas Wendt');
    await owner.openMail('Umsatzsteuer-Sonderprüfung');
    await owner.pane.getByRole('button', { name: 'Annehmen' }).waitFor();
    expect(owner.complaints).toEqual([]);
    await owner.page.context().close();
  });

  it('can be sent all the same', async () => {
    const { page, pane } = playground;
    await page.getByTestId('new-mail').click();
    await pane.getByText('Sie schreiben eine Mail').waitFor();
    await page.getByTestId('write-subject').fill('Pfändung Lindner, Drittschuldnererklärung');
    const to = page.getByTestId('write-to');
    await to.fill('mirko.albrecht@nordlicht-technik.example');
    await to.press('Tab');
    await pane.getByText('ist dafür nicht zuständig', { exact: false }).waitFor();
    await page.getByTestId('send').click();
    await page.getByTestId('send-anyway').click();
    await page.getByText('Gesendet an mirko.albrecht', { exact: false }).waitFor();
    expect(playground.complaints).toEqual([]);
  });
});
