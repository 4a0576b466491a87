import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPlayground, type Playground } from '../support/playground-page.ts';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';

describe('an absence on the desk', () => {
  let baton: RunningBaton;
  let browser: Browser;
  let away: Playground;

  beforeAll(async () => {
    baton = await startBaton();
    browser = await launchBrowser();
    away = await openPlayground(browser, `${baton.url}/#view=teams&tab=desk`);
    await away.becomePerson('Sabine Kern');
  });
  afterAll(async () => {
    await browser?.close();
    await baton?.stop();
  });

  it('is typed in, says what it would mean, and asks somebody to cover', async () => {
    const { tab } = away;
    await tab.getByRole('button', { name: 'Abwesenheit eintragen …' }).click();
    const day = (later: number) =>
      new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10);
    await tab.getByLabel('Erster Tag').fill(day(30));
    await tab.getByLabel('Letzter Tag').fill(day(36));
    await tab
      .getByText(/ohne Sie/)
      .first()
      .waitFor();
    expect(await away.violations('tab')).toEqual([]);
    await tab.getByRole('button', { name: 'Abwesenheit eintragen', exact: true }).click();
    const choice = tab.getByLabel('Wer könnte Sie vertreten?');
    await choice.selectOption({ label: 'Jonas Petersen' });
    await tab.getByRole('button', { name: 'Um Vertretung bitten' }).click();
    await tab
      .getByText('Jonas Petersen ist gefragt und hat noch nicht geantwortet.')
      .first()
      .waitFor();
    expect(await away.violations('tab')).toEqual([]);
  });

  it('is covered with one click by whoever was asked', async () => {
    const other = await openPlayground(browser, `${baton.url}/#view=teams&tab=desk`);
    await other.becomePerson('Jonas Petersen');
    await other.tab.getByText('Sabine Kern bittet Sie um Vertretung', { exact: false }).waitFor();
    expect(await other.violations('tab')).toEqual([]);
    await other.tab.getByRole('button', { name: 'Ich vertrete' }).click();
    await other.tab
      .getByText('bittet Sie um Vertretung', { exact: false })
      .waitFor({ state: 'hidden' });
    expect(other.complaints).toEqual([]);
    await away.page.reload();
    await away.tab.getByText('Jonas Petersen vertritt Sie.').first().waitFor();
  });
});
