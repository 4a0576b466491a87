import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../src/sample/company.ts';
import { hostileMails } from '../support/hostile-mails.ts';
import { launchBrowser, openPlayground, type Playground } from '../support/playground-page.ts';
import { type RunningBaton, startBaton } from '../support/running-baton.ts';
import { sharedPath } from '../support/shared.ts';

const mailbox = 'rechnung@nordlicht-technik.example';
const odd = sharedPath('mails/odd');
const unseen = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const company = sampleCompany(new Date()).tenant.users.map(({ displayName }) => displayName);

/** The pane beside mails that were made to break it: shown as text, and handed only to people of the register. */
describe('a hostile mail in the pane', () => {
  let baton: RunningBaton;
  let browser: Browser;
  let playground: Playground;
  let frame: Frame;
  let dialogs = 0;

  beforeAll(async () => {
    baton = await startBaton();
    browser = await launchBrowser();
    playground = await openPlayground(browser, `${baton.url}/#view=outlook`);
    const { page } = playground;
    page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await playground.chooseMailbox(mailbox);
    await page.getByTestId('mail').first().click();
    await playground.pane.locator('h1').first().waitFor();
    const handle = await page.locator('#pane-frame').elementHandle();
    const found = await handle?.contentFrame();
    if (!found) throw new Error('the pane is not there');
    frame = found;
  });
  afterAll(async () => {
    await browser?.close();
    await baton?.stop();
  });

  /** Puts it into the mailbox; its id there. */
  async function deliver(raw: string | Uint8Array<ArrayBuffer>): Promise<string> {
    const answer = await fetch(`${baton.url}/__emulator/mailboxes/${mailbox}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822' },
      body: raw,
    });
    expect(answer.ok).toBe(true);
    const { id }: { id: string } = await answer.json();
    return id;
  }

  async function open(id: string): Promise<void> {
    const row = playground.page.locator(`[data-testid=mail][data-id="${id}"]`);
    await row.scrollIntoViewIfNeeded();
    await row.click();
    await frame.waitForFunction(
      () => document.querySelector('h1') !== null && document.querySelector('.bones') === null,
    );
  }

  /** What must hold whatever was opened. */
  async function expectHarmless(): Promise<void> {
    const seen = await frame.evaluate(() => ({
      hacked: 'hacked' in window,
      intruders: document.querySelectorAll('#root script, #root style, #root img, #root iframe')
        .length,
      text: document.body.innerText,
      give: document.querySelector('.btn-primary')?.textContent ?? '',
    }));
    expect(seen).toMatchObject({ hacked: false, intruders: 0 });
    expect(seen.text).not.toMatch(unseen);
    const name = /^An (.*) übergeben/.exec(seen.give)?.[1];
    if (name !== undefined) expect(company).toContain(name);
    expect([dialogs, playground.complaints]).toEqual([0, []]);
  }

  /** A few at a time: the list looks for new mail every few seconds, and shows the newest only. */
  async function expectAllHarmless(mails: (string | Uint8Array<ArrayBuffer>)[]): Promise<void> {
    for (let from = 0; from < mails.length; from += 20) {
      const ids = await Promise.all(mails.slice(from, from + 20).map(deliver));
      for (const id of ids) {
        await open(id);
        await expectHarmless();
      }
    }
  }

  it('is harmless, whatever it tries', { timeout: 120_000 }, () =>
    expectAllHarmless(hostileMails.map(({ raw }) => raw)),
  );

  it.runIf(odd)('is harmless when it was received and is only odd', { timeout: 240_000 }, () => {
    const folder = odd ?? '';
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    return expectAllHarmless(files.map((file) => new Uint8Array(file)));
  });
});
