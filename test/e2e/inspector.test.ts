import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor } from '../emulator/support/front-door.ts';
import { launchBrowser } from '../support/playground-page.ts';

describe('the inspector in a browser', () => {
  let door: FrontDoor;
  let browser: Browser;
  beforeAll(async () => {
    [door, browser] = await Promise.all([openFrontDoor(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await door?.stop();
  });

  const open = async (colorScheme: 'light' | 'dark'): Promise<Page> => {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width: 400, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(`${door.origin}/__emulator/`);
    return page;
  };

  it.each(['light', 'dark'] as const)('has nothing for axe to say, in %s', async (scheme) => {
    const page = await open(scheme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('never scrolls sideways as a whole', async () => {
    const page = await open('light');
    const widths = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    );
    expect(widths[0]).toBe(widths[1]);
  });

  it('adds a fault and sets a switch by keyboard alone', async () => {
    const page = await open('light');
    await page.getByLabel('Path (regular expression)').focus();
    await page.keyboard.type('/lists');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Faults' }).getByText('/lists').waitFor();
    await page.getByRole('group', { name: 'uniqueViolation' }).getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: '409', checked: true }).waitFor();
  });
});
