import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/playground-page.ts';
import { type RunningBaton, serverOf, startBaton } from '../support/running-baton.ts';

/** What Teams says to a tab (teams-js 2), and what Outlook says to a pane that signs in by it. */
const told = [
  { func: 'themeChange', args: ['contrast'] },
  { func: 'backButtonPress', args: [] },
  { func: 'load', args: [{ entityId: 'evil', contentUrl: 'https://evil.example' }] },
  { func: 'nestedAppAuthRequest', args: [] },
  ...Array.from({ length: 60 }, (_, id) => ({ id, args: [true, { user: { id: 'evil' } }] })),
];

/** A web page of somebody else that has opened Baton and holds on to its window (facts/security.md, X2). */
describe('a foreign page', () => {
  let baton: RunningBaton;
  let browser: Browser;
  let foreign: Server;
  let page: Page;
  let opened: Page;

  beforeAll(async () => {
    baton = await startBaton();
    browser = await launchBrowser();
    foreign = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html').end('<h1>A page of somebody else</h1>');
    });
    await new Promise<void>((done) => void foreign.listen(0, '127.0.0.1', done));
    const context = await browser.newContext({ locale: 'de-DE' });
    page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}`);
    const popup = context.waitForEvent('page');
    await page.evaluate((url) => {
      const heard: unknown[] = [];
      addEventListener('message', ({ data }) => heard.push(data));
      Object.assign(window, { heard, baton: window.open(url) });
    }, `${baton.url}/#view=teams`);
    opened = await popup;
    await opened.frameLocator('#tab-frame').locator('h1').first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    foreign?.close();
    await baton?.stop();
  });

  const look = () =>
    opened
      .frameLocator('#tab-frame')
      .locator('body')
      .evaluate((body) => [
        getComputedStyle(body).backgroundColor,
        location.href,
        body.textContent,
      ]);

  /** Says everything to Baton's window and to all frames in it; to how many. */
  const tellAll = () =>
    page.evaluate((messages) => {
      const { baton: whole } = window as unknown as { baton: Window };
      const all = [whole, ...Array.from({ length: whole.length }, (_, at) => whole[at])];
      for (const each of all) for (const one of messages) each?.postMessage(one, '*');
      return all.length;
    }, told);

  it('changes nothing by what it says in the name of Teams, and is told nothing', async () => {
    const before = await look();
    expect(await tellAll()).toBeGreaterThan(1);
    await opened.waitForTimeout(500);
    expect(await look()).toEqual(before);
    expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual(
      [],
    );
  });

  it('would have been heard if it were the host', async () => {
    const [before] = await look();
    await opened.evaluate((message) => {
      document
        .querySelector<HTMLIFrameElement>('#tab-frame')
        ?.contentWindow?.postMessage(message, '*');
    }, told[0]);
    await expect.poll(async () => (await look())[0]).not.toBe(before);
  });

  it.each(['tab', 'pane'])('cannot show the %s in a frame of its own', async (what) => {
    const url = `${serverOf(baton)}/${what}`;
    expect((await fetch(url)).status).toBe(200);
    await page.evaluate((src) => {
      document.body.replaceChildren(Object.assign(document.createElement('iframe'), { src }));
    }, url);
    await expect
      .poll(() => page.frames().map((frame) => frame.url()))
      .toContain('chrome-error://chromewebdata/');
  });
});
