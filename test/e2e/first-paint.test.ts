import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/playground-page.ts';
import { type RunningBaton, serverOf, startBaton } from '../support/running-baton.ts';

/** What the browser draws before, or without, a single line of script. */
describe('the first paint of the pane', () => {
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

  async function withoutScript(colorScheme: 'light' | 'dark'): Promise<Page> {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
      colorScheme,
    });
    const page = await context.newPage();
    await page.goto(`${serverOf(baton)}/pane`);
    return page;
  }

  it('shows where things will stand', async () => {
    const page = await withoutScript('light');
    const bones = await page.locator('.skeleton .bone').all();
    const boxes = await Promise.all(bones.map((bone) => bone.boundingBox()));
    expect(boxes.length).toBeGreaterThan(4);
    expect(boxes.every((box) => box && box.width > 0 && box.height > 0)).toBe(true);
    expect(await brightnessOf(page)).toBeGreaterThan(200);
  });

  it('does not flash white where everything is dark', async () => {
    const page = await withoutScript('dark');
    await page.locator('.skeleton').waitFor();
    expect(await brightnessOf(page)).toBeLessThan(64);
  });
});

/** From 0 to 255: the red of what lies behind everything, where the body has no colour of its own. */
function brightnessOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const behind = [document.body, document.documentElement].map(
      (each) => getComputedStyle(each).backgroundColor,
    );
    const colour = behind.find((each) => !each.endsWith(', 0)')) ?? 'rgb(255, 255, 255)';
    return Number(/\d+/.exec(colour)?.[0]);
  });
}
