import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../src/sample/company.ts';
import { type PlayedAccount, type PlayedEntra, playEntra } from '../support/played-entra.ts';
import { launchBrowser } from '../support/playground-page.ts';
import { type RunningBaton, serverOf, settingsOf, startBaton } from '../support/running-baton.ts';

/** Outside Teams and Outlook: msal's own pop-up, Entra's side of it played as its documentation describes it. */
describe('the tab in a plain browser window', () => {
  let baton: RunningBaton;
  let browser: Browser;
  let context: BrowserContext;
  let entra: PlayedEntra;
  let app: string;
  beforeAll(async () => {
    baton = await startBaton();
    browser = await launchBrowser();
    context = await browser.newContext({ locale: 'de-DE' });
    const open = openBaton(baton);
    app = open.app;
    entra = await playEntra(context, open.account);
  });
  afterAll(async () => {
    await browser?.close();
    await baton?.stop();
  });

  it('signs the person in with a pop-up that comes back, closes, and stores nothing', async () => {
    const page = await context.newPage();
    await page.goto(`${app}/tab`);
    const signIn = page.getByRole('button', { name: 'Anmelden' });
    const found = page.getByText('Zuständigkeiten im Register', { exact: false }).first();
    await signIn.or(found).first().waitFor();
    if (await signIn.isVisible()) await signIn.click();
    await found.waitFor();
    await expect.poll(() => context.pages().length).toBe(1);
    expect(entra.redirects).toEqual([`${app}/signed-in`]);
    const { origins } = await context.storageState();
    expect(JSON.stringify(origins)).not.toContain('eyJ');
  });
});

/** Where Baton's own server is, and who signs in there. */
function openBaton(baton: RunningBaton): { app: string; account: PlayedAccount } {
  const { BATON_CLIENT_ID: clientId = '', BATON_SCOPE: scope = '' } = settingsOf(baton);
  const { tenant } = sampleCompany(new Date());
  const petra = tenant.users.find(({ displayName }) => displayName === 'Petra Hansen');
  if (!petra) throw new Error('Petra Hansen is not in the company');
  const { oid, displayName: name, mail } = petra;
  const accessToken = async () => {
    const order = { user: oid, audience: clientId, scopes: ['access_as_user'], client: clientId };
    const made = await fetch(`${baton.url}/__emulator/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    });
    return ((await made.json()) as { access_token: string }).access_token;
  };
  const { tenantId } = tenant;
  const account = { oid, name, mail, tenantId, clientId, scope, accessToken };
  return { app: serverOf(baton), account };
}
