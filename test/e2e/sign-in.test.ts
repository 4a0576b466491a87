import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPlayground, type Playground } from '../support/playground-page.ts';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';

/** Who asks on the person's behalf: the `azp` of a token. */
const outlookOnTheWeb = 'bc59ab01-8403-45c6-8796-ac3ef710b3e3';
const teamsOnTheWeb = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

/**
 * Signing in when it does not go smoothly: the real msal-browser in the pane, through the host's bridge for nested apps,
 * and the real msal-node behind the server; only what the host's broker and Entra answer is spoiled.
 */
describe('signing in to the pane', () => {
  let baton: RunningBaton;
  let browser: Browser;
  beforeAll(async () => {
    baton = await startBaton();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await baton?.stop();
  });

  const broker = '**/__emulator/token';
  const mail = 'Umsatzsteuer-Sonderprüfung';
  const suggestion = 'An Thomas Wendt übergeben';

  /** Spoils what the broker answers to the pane from the first request on, and counts it. */
  async function openWith(spoil: (route: Route, count: number) => Promise<void>) {
    const playground = await openPlayground(browser, 'about:blank');
    let count = 0;
    await playground.page.route(broker, (route) => {
      // the tab beside it is signed in by Teams
      const isOfPane = route.request().postDataJSON()?.azp === outlookOnTheWeb;
      return isOfPane ? spoil(route, ++count) : route.continue();
    });
    await playground.page.goto(`${baton.url}/#view=outlook`);
    await playground.openMail(mail);
    return { ...playground, asked: () => count };
  }

  const refuse = (error: string, status = 400) => ({ status, json: { error, detail: error } });
  const failure = ({ pane }: Playground) =>
    pane.getByRole('heading', { name: 'Anmeldung nicht möglich' });

  it('asks the person when the host cannot do it silently, and goes on by itself', async () => {
    const { pane, asked, page } = await openWith(async (route, count) =>
      count === 1 ? route.fulfill(refuse('interaction_required')) : route.continue(),
    );
    await pane.getByRole('button', { name: suggestion }).waitFor();
    expect(asked()).toBe(2);
    await page.context().close();
  });

  it('says that it could not, without losing the mail, and one click tries again', async () => {
    let isSpoiled = true;
    const playground = await openWith(async (route) =>
      isSpoiled ? route.fulfill(refuse('access_denied')) : route.continue(),
    );
    await failure(playground).waitFor();
    expect(await playground.violations('pane')).toEqual([]);
    isSpoiled = false;
    await playground.pane.getByRole('button', { name: 'Anmelden' }).focus();
    await playground.page.keyboard.press('Enter');
    await playground.pane.getByRole('button', { name: suggestion }).waitFor();
    await playground.page.context().close();
  });

  it('says that there is no connection when the host has none', async () => {
    let isSpoiled = true;
    const playground = await openWith((route) => (isSpoiled ? route.abort() : route.continue()));
    await playground.pane.getByRole('heading', { name: 'Ohne Verbindung zu Baton' }).waitFor();
    isSpoiled = false;
    await playground.pane.getByRole('button', { name: 'Erneut versuchen' }).click();
    await playground.pane.getByRole('button', { name: suggestion }).waitFor();
    await playground.page.context().close();
  });

  it('works where the browser keeps nothing for a page inside another', async () => {
    const context = await browser.newContext({ locale: 'de-DE' });
    await context.addInitScript(forbidStorageInFrames);
    const playground = await openPlayground({ newContext: async () => context }, 'about:blank');
    await playground.page.goto(`${baton.url}/#view=outlook`);
    await playground.openMail(mail);
    await playground.pane.getByRole('button', { name: suggestion }).waitFor();
    expect(playground.complaints).toEqual([]);
    await context.close();
  });

  describe('in Teams, nested where Teams recommends it', () => {
    /** The tab, with what the broker answers to it spoiled; `nested` says which of its two ways was asked. */
    async function openTab(spoil: (route: Route, nested: boolean) => Promise<void>) {
      const playground = await openPlayground(browser, 'about:blank');
      const ways: ('nested' | 'teams')[] = [];
      await playground.page.route(broker, (route) => {
        const { azp, claims } = route.request().postDataJSON() ?? {};
        if (azp !== teamsOnTheWeb) return route.continue();
        // msal always asks for claims in its id token; Teams itself does not
        const nested = claims !== undefined;
        ways.push(nested ? 'nested' : 'teams');
        return spoil(route, nested);
      });
      await playground.page.goto(`${baton.url}/#view=teams&tab=desk`);
      const desk = () => playground.tab.getByText('Ihre Abwesenheit').first();
      return { ...playground, ways, desk };
    }

    it('needs no other way', async () => {
      const { desk, ways, page } = await openTab((route) => route.continue());
      await desk().waitFor();
      expect(new Set(ways)).toEqual(new Set(['nested']));
      await page.context().close();
    });

    it('falls back to Teams’ own token where nested gives none', async () => {
      const { desk, ways, page } = await openTab((route, nested) =>
        nested ? route.fulfill(refuse('access_denied')) : route.continue(),
      );
      await desk().waitFor();
      expect(new Set(ways)).toEqual(new Set(['nested', 'teams']));
      await page.context().close();
    });

    it('says that neither signed the person in, and one click tries again', async () => {
      let isSpoiled = true;
      const playground = await openTab((route) =>
        isSpoiled ? route.fulfill(refuse('access_denied')) : route.continue(),
      );
      const { tab, desk, page } = playground;
      await tab.getByRole('heading', { name: 'Anmeldung nicht möglich' }).first().waitFor();
      isSpoiled = false;
      await tab.getByRole('button', { name: 'Anmelden' }).first().click();
      await desk().waitFor();
      await page.context().close();
    });
  });

  describe('when Entra wants more', () => {
    const spoilEntra = (body: object) =>
      fetch(`${baton.url}/__emulator/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          path: '/oauth2/v2\\.0/token',
          method: 'POST',
          status: 400,
          ...body,
        }),
      });
    const interaction = (claims: object) => ({
      body: {
        error: 'interaction_required',
        error_description: 'AADSTS50076: Due to a configuration change made by your administrator…',
        error_codes: [50076],
        suberror: 'basic_action',
        ...claims,
      },
    });

    it('hands its claims to the host, and the same suggestion goes on', async () => {
      const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
      expect((await spoilEntra(interaction({ claims }))).status).toBe(201);
      const wanted: string[] = [];
      const { pane, page } = await openWith(async (route) => {
        wanted.push(String(route.request().postDataJSON()?.claims));
        await route.continue();
      });
      await pane.getByRole('button', { name: suggestion }).waitFor();
      expect(wanted).toEqual([
        expect.not.stringContaining('acrs'),
        expect.stringContaining('acrs'),
      ]);
      await page.context().close();
    });

    it('names what the company has to agree to, and who can do it', async () => {
      await spoilEntra({
        times: 20,
        body: {
          error: 'invalid_grant',
          error_description: 'AADSTS65001: The user or administrator has not consented …',
          error_codes: [65001],
          suberror: 'consent_required',
        },
      });
      const playground = await openPlayground(browser, `${baton.url}/#view=outlook`);
      await playground.openMail(mail);
      await playground.pane
        .getByRole('heading', { name: 'Baton fehlt eine Zustimmung Ihrer Firma.' })
        .waitFor();
      await playground.pane.getByText('Bitten Sie Ihre IT').waitFor();
      await playground.pane.getByRole('button', { name: 'Erneut versuchen' }).waitFor();
      expect(await playground.violations('pane')).toEqual([]);
      await playground.page.context().close();
    });
  });
});

/** What a browser does that keeps third parties from storing anything. */
function forbidStorageInFrames(): void {
  if (window === window.top) return;
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} });
}
