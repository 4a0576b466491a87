import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPlayground, type Playground } from '../support/playground-page.ts';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';

/** The one story, in a real browser, against `npm start` as it is. */
describe('mail → right person → one click → accepted', () => {
  let baton: RunningBaton;
  let browser: Browser;
  let playground: Playground;

  beforeAll(async () => {
    baton = await startBaton();
    browser = await launchBrowser();
    playground = await openPlayground(browser, baton.url);
  });
  afterAll(async () => {
    await browser?.close();
    await baton?.stop();
  });

  it('shows the suggestion with its reason beside the mail', async () => {
    await playground.openMail('Umsatzsteuer-Sonderprüfung');
    const { pane } = playground;
    await pane.getByRole('button', { name: 'An Thomas Wendt übergeben' }).waitFor();
    await expect(pane.getByRole('heading', { name: 'Thomas Wendt' }).count()).resolves.toBe(1);
    await expect(pane.locator('mark').allTextContents()).resolves.toContain('Frist');
    expect(await playground.violations()).toEqual([]);
  });

  it('holds the mail back after the click, and takes it back whole when asked to', async () => {
    const { pane, page } = playground;
    await pane.getByLabel('Notiz (freiwillig)').fill('Gefragt ist: Unterlagen zusammenstellen.');
    await playground.handOffTo('Thomas Wendt');
    await pane.getByText('Geht gleich an Thomas Wendt').waitFor();
    const undo = pane.getByRole('button', { name: /^Rückgängig/ });
    await expect(undo.evaluate((button) => button === document.activeElement)).resolves.toBe(true);
    // looking at everything takes longer than the window on a busy machine
    const hold = pane.getByRole('button', { name: 'Anhalten' });
    await hold.click();
    await hold.waitFor({ state: 'detached' });
    expect(await playground.violations('pane')).toEqual([]);
    // what is pressed right after the click is taken for the second half of a double click
    await page.waitForTimeout(600);
    await page.keyboard.press('Escape');
    await pane.getByText('Noch nicht übergeben').waitFor();
    await expect(pane.getByLabel('Notiz (freiwillig)').inputValue()).resolves.toMatch(/^Gefragt/);
    expect(await playground.violations('pane')).toEqual([]);
  });

  it('hands off with one click, sends at once when told to, and says so', async () => {
    const { pane } = playground;
    await playground.handOffTo('Thomas Wendt');
    await pane.getByRole('button', { name: 'Jetzt senden' }).click();
    await pane.getByText('Antwort steht aus', { exact: false }).first().waitFor();
    expect(await playground.violations('pane')).toEqual([]);
  });

  it('has put the mail into the owner’s inbox, and the hand-off on her desk, where she accepts it', async () => {
    const owner = await openPlayground(browser, baton.url);
    await owner.becomePerson('Thomas Wendt');
    await owner.page
      .getByTestId('mail')
      .filter({ hasText: 'Umsatzsteuer-Sonderprüfung' })
      .first()
      .waitFor();
    const { tab } = owner;
    await tab
      .getByRole('link', { name: 'Schreibtisch' })
      .or(tab.getByRole('tab', { name: 'Schreibtisch' }))
      .first()
      .click();
    await tab.getByText('Umsatzsteuer-Sonderprüfung', { exact: false }).first().waitFor();
    expect(await owner.violations('tab')).toEqual([]);
    await tab.getByRole('button', { name: 'Annehmen' }).first().click();
    await tab.getByRole('button', { name: 'Erledigt' }).first().waitFor();
    await tab
      .getByRole('link', { name: 'Übergaben' })
      .or(tab.getByRole('tab', { name: 'Übergaben' }))
      .first()
      .click();
    await tab.getByRole('heading', { level: 1, name: 'Übergaben' }).waitFor();
    await tab.getByText('angenommen').filter({ visible: true }).first().waitFor();
    expect(await owner.violations('tab')).toEqual([]);
    expect(owner.complaints).toEqual([]);
    await owner.page.context().close();
  });

  it('tells the sender in the pane, without a reload, that it was accepted', async () => {
    await playground.pane
      .getByText('Angenommen', { exact: false })
      .first()
      .waitFor({ timeout: 15_000 });
    expect(playground.complaints).toEqual([]);
  });

  it('finds who answers for something in the tab, by the words of a mail', async () => {
    const { tab } = playground;
    await tab
      .getByRole('searchbox')
      .or(tab.getByRole('textbox'))
      .first()
      .fill('Mahnung Alsterdruck');
    await tab.getByText('Mahnungen von Lieferanten').first().waitFor();
    expect(await playground.violations('tab')).toEqual([]);
  });

  it('takes an .eml file of one’s own that is dropped on the inbox', async () => {
    const chooser = playground.page.waitForEvent('filechooser');
    await playground.page.getByRole('button', { name: 'Eigene Mails' }).click();
    await (await chooser).setFiles([
      {
        name: 'eigene.eml',
        mimeType: 'message/rfc822',
        buffer: Buffer.from(
          'From: a@kunde.example\r\nTo: b@x.example\r\nSubject: Eigene Anfrage zum Datenschutz\r\n\r\nWelche Daten haben Sie gespeichert?\r\n',
        ),
      },
      { name: 'leer.eml', mimeType: 'message/rfc822', buffer: Buffer.from('') },
    ]);
    await playground.page
      .getByTestId('mail')
      .filter({ hasText: 'Eigene Anfrage' })
      .first()
      .waitFor();
    await playground.page.getByText('leer.eml', { exact: false }).first().waitFor();
    await playground.openMail('Eigene Anfrage');
    await playground.pane.getByText('Datenschutzanfragen').first().waitFor();
  });

  it('still knows everything after a stop and a new start', async () => {
    const kept = baton.dataFolder;
    await playground.page.context().close();
    await baton.stop({ keepData: true });
    baton = await startBaton({ dataFolder: kept });
    playground = await openPlayground(browser, baton.url);
    await playground.openMail('Umsatzsteuer-Sonderprüfung');
    await playground.pane.getByText('Bei Thomas Wendt', { exact: false }).first().waitFor();
  });
});
