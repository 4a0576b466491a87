import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPlayground, type Playground } from '../support/playground-page.ts';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';

const subject = 'Umsatzsteuer-Sonderprüfung';

/** Petra hands off; Thomas answers; each in a browser of their own. */
describe('two people in two browsers', () => {
  let baton: RunningBaton;
  let browser: Browser;
  let petra: Playground;
  let thomas: Playground;

  beforeAll(async () => {
    baton = await startBaton();
    browser = await launchBrowser();
    petra = await openPlayground(browser, baton.url);
    await petra.openMail(subject);
    await petra.handOffTo('Thomas Wendt');
    await petra.pane.getByRole('button', { name: 'Jetzt senden' }).click();
    await petra.pane.getByText('Antwort steht aus', { exact: false }).first().waitFor();
    await petra.page.context().close();
    [petra, thomas] = await Promise.all([
      openPlayground(browser, `${baton.url}/#view=teams&tab=desk`),
      openPlayground(browser, `${baton.url}/#view=teams&tab=desk`),
    ]);
    await thomas.becomePerson('Thomas Wendt');
  });
  afterAll(async () => {
    await browser?.close();
    await baton?.stop();
  });

  const given = () => petra.tab.getByRole('region', { name: /Von Ihnen übergeben/ });

  it('changes the desk of one when the other accepts, without a reload', async () => {
    await given().getByText(subject, { exact: false }).first().waitFor();
    const accept = thomas.tab.getByRole('button', { name: new RegExp(`^Annehmen: .*${subject}`) });
    await accept.waitFor();
    const asks = countDeskAsks(petra);
    await accept.click();
    const clicked = performance.now();
    await given().getByText('angenommen').first().waitFor();
    const seconds = ((performance.now() - clicked) / 1000).toFixed(1);
    console.info(`the other's desk has changed ${seconds} s after the click`);
    // seen by asking again, not by loading the page anew
    expect(asks()).toBeGreaterThan(0);
  });

  it('catches up by itself after a time without connection', async () => {
    await petra.page.context().setOffline(true);
    await thomas.tab.getByRole('button', { name: new RegExp(`^Erledigt: .*${subject}`) }).click();
    await thomas.tab.getByRole('region', { name: /Zuletzt erledigt/ }).waitFor();
    await given().getByText('angenommen').first().waitFor();
    await petra.page.context().setOffline(false);
    await given().getByText('erledigt').first().waitFor();
    expect(thomas.complaints).toEqual([]);
  });
});

/** How often a page has asked for its desk since. */
function countDeskAsks({ page }: Playground): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/desk')) count += 1;
  });
  return () => count;
}
