import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBundlesIfStale } from '../../src/main/bundles.ts';
import { violationsIn } from '../support/axe.ts';
import { type GraphMail, initialData } from '../support/outlook-web/initial-data.ts';
import { openOutlookWeb, type OutlookWeb } from '../support/outlook-web/outlook-web.ts';
import { launchBrowser } from '../support/playground-page.ts';
import { playEntra } from '../support/played-entra.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
const reader = { name: petra, address: 'petra.hansen@nordlicht-technik.example' };

/**
 * An Outlook that does not sign people in for add-ins (without `NestedAppAuth`): Microsoft's own office.js, the real
 * sign-in library with its pop-up, and a browser that opens none that nobody clicked for, as everybody's does.
 */
describe('the pane in an Outlook that does not sign in for it', () => {
  let world: World;
  let browser: Browser;
  let outlook: OutlookWeb;
  let redirects: string[];

  beforeAll(async () => {
    await buildBundlesIfStale(() => {});
    world = await startWorld({ undoSeconds: 60 });
    browser = await launchBrowser();
    outlook = await openOutlookWeb(browser, world, petra, { signsIn: false });
    await outlook.context.addInitScript(blockPopUps);
    await outlook.context.addInitScript(hurryClock);
    const { tenantId } = world.sample.tenant;
    ({ redirects } = await playEntra(outlook.context, {
      oid: world.oid(petra),
      name: petra,
      mail: reader.address,
      tenantId,
      clientId: world.clientId,
      scope: `api://localhost/${world.clientId}/access_as_user`,
      accessToken: () => world.tokenFor(petra),
    }));
    await open('finanzamt-frist');
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  async function open(key: string): Promise<void> {
    const { messageId } = await world.mailId(key);
    await outlook.show(
      initialData(await world.graph<GraphMail>(petra, `/me/messages/${messageId}`), reader),
    );
  }

  it('asks for one click, and says so instead of a failure', async () => {
    await outlook.pane.getByRole('heading', { name: 'Bitte melden Sie sich an' }).waitFor();
    expect(redirects).toEqual([]);
    const frame = outlook.page.frames()[1];
    if (!frame) throw new Error('the pane is not there');
    expect(await violationsIn(frame)).toEqual([]);
  });

  it('signs in with one window that closes by itself, and shows the suggestion', async () => {
    await outlook.pane.getByRole('button', { name: 'Anmelden' }).focus();
    await outlook.page.keyboard.press('Enter');
    await outlook.pane.getByRole('button', { name: 'An Thomas Wendt übergeben' }).waitFor();
    await expect.poll(() => outlook.context.pages().length).toBe(1);
    expect(redirects).toEqual(['https://baton.example/signed-in']);
    const { origins } = await outlook.context.storageState();
    expect(JSON.stringify(origins)).not.toContain('eyJ');
  });

  it('hands off like any other', async () => {
    await outlook.pane.getByRole('button', { name: 'An Thomas Wendt übergeben' }).click();
    await outlook.pane.getByRole('button', { name: 'Anhalten' }).waitFor();
    expect(redirects).toHaveLength(1);
    expect(outlook.complaints).toEqual([]);
  });

  it('still knows who signed in when what it remembered of that is too old', async () => {
    await outlook.page.frames()[1]?.evaluate(() => Reflect.get(window, 'later')(360_000));
    await open('elterngeld');
    await outlook.pane.getByRole('button', { name: /^An .* übergeben$/ }).waitFor();
    expect(redirects).toHaveLength(1);
    expect(outlook.complaints).toEqual([]);
  });
});

/** What browsers do with windows that nobody clicked for; what a test asks of a page counts as a click there. */
function blockPopUps(): void {
  const open = window.open.bind(window);
  let pressedAt = Number.NEGATIVE_INFINITY;
  for (const press of ['pointerdown', 'keydown'])
    window.addEventListener(press, () => (pressedAt = Date.now()), true);
  window.open = (...wanted) => (Date.now() - pressedAt < 5000 ? open(...wanted) : null);
}

/** `later(ms)` moves the page's clock on. */
function hurryClock(): void {
  const now = Date.now.bind(Date);
  let ahead = 0;
  Date.now = () => now() + ahead;
  Object.assign(window, { later: (ms: number) => (ahead += ms) });
}
