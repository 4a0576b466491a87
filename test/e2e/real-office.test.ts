import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBundlesIfStale } from '../../src/main/bundles.ts';
import {
  draftData,
  ewsId,
  type GraphMail,
  initialData,
} from '../support/outlook-web/initial-data.ts';
import { openOutlookWeb, type OutlookWeb } from '../support/outlook-web/outlook-web.ts';
import { asOutlook } from '../support/outlook.ts';
import { launchBrowser } from '../support/playground-page.ts';
import { startWorld, type World } from '../support/world.ts';

const reader = { name: 'Petra Hansen', address: 'petra.hansen@nordlicht-technik.example' };

const TAB = 13;
const ESCAPE = 15;

/** The same bundle as in the playground, with Microsoft's own office.js (npm) and the real sign-in library. */
describe('with the real office.js in Outlook on the web', () => {
  let world: World;
  let browser: Browser;
  let outlook: OutlookWeb;

  beforeAll(async () => {
    await buildBundlesIfStale(() => {});
    world = await startWorld({ undoSeconds: 60 });
    browser = await launchBrowser();
    outlook = await openOutlookWeb(browser, world, reader.name);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  async function show(key: string, where = outlook): Promise<void> {
    const { messageId, mailbox } = await world.mailId(key);
    const isOwn = mailbox === reader.address;
    const place = isOwn ? 'me' : `users/${mailbox}`;
    const mail = await world.graph<GraphMail>(reader.name, `/${place}/messages/${messageId}`);
    await where.show(initialData(mail, reader, isOwn ? undefined : mailbox));
  }

  /** What has the focus in the pane; nothing when it is not there. */
  const focused = () =>
    outlook.pane.locator('body').evaluate(() => {
      const { activeElement } = document;
      if (!document.hasFocus() || !activeElement || activeElement === document.body) return '';
      return activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? '';
    });

  it('reads a mail of the own mailbox without asking where it lies', async () => {
    await show('finanzamt-frist');
    await outlook.pane.getByRole('button', { name: /^An .* übergeben$/ }).waitFor();
    expect(outlook.complaints).toEqual([]);
  });

  it('stops at every control once on the way through, and leaves the pane only at its end', async () => {
    const { page, pane } = outlook;
    await pane.getByRole('button', { name: 'English' }).focus();
    const seen: string[] = [await focused()];
    while (!seen.at(-1)?.startsWith('Übernehme ich') && seen.length < 40) {
      await page.keyboard.press('Tab');
      seen.push(await focused());
    }
    expect(seen.length).toBeGreaterThan(8);
    expect(seen.filter((name, at) => name === '' || seen.indexOf(name) !== at)).toEqual([]);
    expect(await outlook.exits()).toEqual([]);
    await page.keyboard.press('Tab');
    await expect.poll(outlook.exits, { timeout: 10_000 }).toEqual([TAB]);
  });

  it('closes what is open at Esc, keeps the focus, and gives Outlook only the next Esc', async () => {
    const { page, pane } = outlook;
    await pane.getByRole('button', { name: /^Jemand anders/ }).press('Enter');
    await pane.getByRole('button', { name: 'Zurück', exact: false }).first().waitFor();
    await page.keyboard.press('Escape');
    await pane.getByRole('button', { name: /^An .* übergeben$/ }).waitFor();
    expect(await focused()).not.toBe('');
    await page.keyboard.press('Escape');
    await expect.poll(outlook.exits, { timeout: 10_000 }).toEqual([ESCAPE]);
  });

  it('hands off at one click, and takes it back at Esc, which Outlook never sees', async () => {
    const { page, pane } = outlook;
    await pane.getByRole('button', { name: /^An .* übergeben$/ }).click();
    await pane.getByRole('button', { name: 'Anhalten' }).click();
    await pane.getByText('Angehalten', { exact: false }).first().waitFor();
    // right after the click that handed it off, no key takes it back
    await page.waitForTimeout(1500);
    await page.keyboard.press('Escape');
    await pane.getByText('Noch nicht übergeben').waitFor();
    expect(await outlook.exits()).toEqual([]);
    expect(outlook.complaints).toEqual([]);
  });

  it('follows to a mail of a shared mailbox, and reads it there', async () => {
    await show('mahnung-alsterdruck-rechnung');
    await outlook.pane.getByRole('button', { name: /^An Sabine Kern übergeben$/ }).waitFor();
    expect(outlook.complaints).toEqual([]);
  });

  it('proposes the owner of what is written, and puts recipient, block and tag into the mail', async () => {
    const mirko = { name: 'Mirko Albrecht', address: 'mirko.albrecht@nordlicht-technik.example' };
    const { messageId } = await world.mailId('finanzamt-frist');
    const forward = await asOutlook<{ id: string; subject: string }>(
      world,
      reader.name,
      'POST',
      `/me/messages/${messageId}/createForward`,
    );
    const { subject } = forward;
    const id = ewsId(forward.id);
    await outlook.show(
      draftData({ subject, id, to: [mirko] }, '<p>Frist des Finanzamts</p>', reader),
    );
    await outlook.pane.getByText('Mirko Albrecht ist dafür nicht zuständig.').waitFor();
    await outlook.pane.getByRole('button', { name: 'Thomas Wendt einsetzen' }).click();
    await outlook.pane
      .getByRole('heading', { name: 'Thomas Wendt steht jetzt in Ihrer Mail' })
      .waitFor();
    const { draft, body } = await outlook.shown();
    expect(draft?.recipients).toEqual([
      [{ name: 'Thomas Wendt', address: 'thomas.wendt@nordlicht-technik.example' }],
      [],
      [],
    ]);
    expect(body).toMatch(/Übergabe an Thomas Wendt.*Frist des Finanzamts/s);
    expect(draft?.headers).toMatchObject({
      'x-baton-handoff': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(outlook.complaints).toEqual([]);
  });

  it('asks before that mail goes to somebody else, from what the pane left with it', async () => {
    const shown = await outlook.shown();
    const decide = () =>
      outlook.page.frames()[1]?.evaluate(
        () =>
          new Promise((completed) => {
            const { mappings } = Reflect.get(Office.actions, '_association');
            // office.js keeps the names in capitals
            mappings.ONMESSAGESEND({ completed });
          }),
      );
    const sendTo = async (name: string) => {
      const address = `${name.toLowerCase().replace(' ', '.')}@nordlicht-technik.example`;
      const draft = shown.draft && { ...shown.draft, recipients: [[{ name, address }], [], []] };
      await outlook.show({ ...shown, ...(draft && { draft }) }, 'events');
      await expect
        .poll(() =>
          outlook.page
            .frames()[1]
            ?.evaluate(
              () => location.pathname === '/events' && Office.context?.mailbox?.item !== undefined,
            )
            // it is on its way there
            .catch(() => false),
        )
        .toBe(true);
      return decide();
    };
    expect(await sendTo('Thomas Wendt')).toEqual({ allowEvent: true });
    expect(await sendTo('Mirko Albrecht')).toMatchObject({
      allowEvent: false,
      errorMessage: expect.stringMatching(/Mirko Albrecht.*Thomas Wendt/s),
    });
    expect(outlook.complaints).toEqual([]);
  });

  it('hands off with no more than phones have, once the person has said where the mail lies', async () => {
    const phone = await openOutlookWeb(browser, world, reader.name, { mailboxSet: '1.5' });
    await show('finanzamt-frist', phone);
    await phone.pane.getByRole('button', { name: /^In meinem eigenen/ }).click();
    await phone.pane.getByRole('button', { name: /^An .* übergeben$/ }).click();
    await phone.pane.getByRole('button', { name: 'Anhalten' }).waitFor();
    expect(phone.complaints).toEqual([]);
    await phone.page.context().close();
  });
});
