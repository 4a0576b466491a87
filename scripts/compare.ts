import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launchBrowser, openPlayground, type Playground } from '../test/support/playground-page.ts';
import { startBaton } from '../test/support/running-baton.ts';
import { countingHand, effortOf, type Hand, tableOf } from './e2e/hand.ts';

/**
 * `npm run compare`: the same mail, passed on with Outlook's own Forward and with Baton, until the customer has an answer:
 * every click and key counted, and what the receiver knows. For docs/comparison.md.
 */
const subject = 'Umsatzsteuer-Sonderprüfung';
const customer = 'poststelle@finanzamt-stoermuende.example';
const asked = 'Bitte Unterlagen zusammenstellen und den Termin bestätigen.';
const answer = 'Guten Tag, die Unterlagen kommen bis zum genannten Tag.';
const [petra, thomas] = ['Petra Hansen', 'Thomas Wendt'];

const baton = await startBaton();
const browser = await launchBrowser();
try {
  const plain = await withForward();
  const handed = await withBaton();
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: resolve(import.meta.dirname, '..'),
    encoding: 'utf8',
  }).trim();
  console.log(`\`npm run compare\` at ${commit}\n\n${summary(plain, handed)}`);
  console.log(`\n### Forward, step by step\n\n${tableOf(plain.hand.steps)}`);
  console.log(`\n### Baton, step by step\n\n${tableOf(handed.hand.steps)}`);
  console.log(`\n### What stands above the mail with Baton\n\n> ${handed.block.join('\n> ')}`);
} finally {
  await browser.close();
  await baton.stop();
}

interface Way {
  hand: Hand;
  /** What the receiver reads above the request. */
  block: string[];
}

/** The most favourable one: the sender knows who it is, and Outlook completes the name after three letters. */
async function withForward(): Promise<Way> {
  const hand = countingHand();
  const sender = await openAs(petra, 'closed');
  await hand.click(petra, 'opens the mail', mailIn(sender.page));
  await hand.click(petra, 'Forward', sender.page.getByTestId('forward'));
  const to = sender.page.getByTestId('write-to');
  await hand.click(petra, 'into “To”', to);
  await hand.write(
    petra,
    'the address, completed after three letters',
    to,
    'thomas.wendt@nordlicht-technik.example',
    4,
  );
  await hand.click(petra, 'into the text', frameOf(sender.page));
  await hand.write(petra, 'what is asked', paperOf(sender.page), asked);
  await hand.click(petra, 'Send', sender.page.getByTestId('send'));
  await sender.page.getByText('Gesendet an', { exact: false }).first().waitFor();

  const receiver = await openAs(thomas, 'closed');
  await hand.click(thomas, 'opens the mail', mailIn(receiver.page));
  const block = await textAbove(receiver.page);
  await hand.click(
    thomas,
    'looks for the customer’s address in the quoted mail and selects it',
    receiver.page.getByTestId('subject'),
  );
  await hand.press(thomas, 'copies it', receiver.page, 'Control+C');
  await hand.click(thomas, 'Reply', receiver.page.getByTestId('reply'));
  const back = receiver.page.getByTestId('write-to');
  if ((await back.inputValue()).includes(customer))
    throw new Error('a plain forward knows the customer');
  await hand.click(thomas, 'into “To”, where the colleague stands', back);
  await hand.press(thomas, 'selects it', receiver.page, 'Control+A');
  await hand.write(thomas, 'pastes the customer’s address', back, customer, 2);
  await reply(hand, receiver);
  await receiver.page.context().close();
  await sender.page.context().close();
  return { hand, block };
}

async function withBaton(): Promise<Way> {
  const hand = countingHand();
  const sender = await openAs(petra, 'open');
  await hand.click(petra, 'opens the mail; Baton says who it is', mailIn(sender.page));
  const note = sender.pane.locator('textarea');
  await hand.click(petra, 'into the note', note);
  await hand.write(petra, 'what is asked', note, asked);
  await hand.click(
    petra,
    'takes the due date from the mail',
    sender.pane.locator('.due-offers button').first(),
  );
  await hand.click(petra, 'Hand off to Thomas Wendt', sender.pane.locator('.foot .btn-primary'));
  await sender.pane
    .getByText('Antwort steht aus', { exact: false })
    .first()
    .waitFor({ timeout: 60_000 });

  const receiver = await openAs(thomas, 'open');
  await hand.click(thomas, 'opens the mail', mailIn(receiver.page));
  const block = await textAbove(receiver.page);
  await hand.click(thomas, 'Reply', receiver.page.getByTestId('reply'));
  const to = await receiver.page.getByTestId('write-to').inputValue();
  if (!to.includes(customer)) throw new Error(`the answer would go to ${to}`);
  await reply(hand, receiver);
  const done = receiver.pane.getByRole('button', { name: 'Erledigt', exact: true });
  await hand.click(thomas, 'Done, which also tells the sender', done);
  await sender.pane
    .getByText('Erledigt von Thomas Wendt', { exact: false })
    .first()
    .waitFor({ timeout: 60_000 });
  await receiver.page.context().close();
  await sender.page.context().close();
  return { hand, block };
}

async function reply(hand: Hand, { page }: Playground): Promise<void> {
  await hand.click(thomas, 'into the text', frameOf(page));
  await hand.write(thomas, 'the answer', paperOf(page), answer);
  await hand.click(thomas, 'Send', page.getByTestId('send'));
  await page.getByText('Gesendet an', { exact: false }).first().waitFor();
}

async function openAs(person: string, pane: 'open' | 'closed'): Promise<Playground> {
  const { origin } = new URL(baton.url);
  const people: { oid: string; displayName: string }[] = await (
    await fetch(`${origin}/__emulator/people`)
  ).json();
  const who = people.find(({ displayName }) => displayName === person)?.oid ?? '';
  const hash = new URLSearchParams({ view: 'outlook', who, pane });
  const playground = await openPlayground(browser, `${origin}/#${hash}`);
  playground.page.setDefaultTimeout(60_000);
  return playground;
}

function mailIn(page: Page): Locator {
  return page.getByTestId('mail').filter({ hasText: subject }).first();
}

/** An empty text has no height of its own. */
function frameOf(page: Page): Locator {
  return page.locator('.compose iframe');
}

function paperOf(page: Page): Locator {
  return page.frameLocator('.compose iframe').locator('body');
}

/** What the receiver reads before the quoted mail begins. */
async function textAbove(page: Page): Promise<string[]> {
  await page.getByTestId('subject').waitFor();
  const text = await page.locator('.reading-content').evaluate((content) => {
    const paper = content.querySelector('iframe');
    return paper
      ? (paper.contentDocument?.body.innerText ?? '')
      : (content.querySelector('.mail-text')?.textContent ?? '');
  });
  const [above = ''] = text.split(/^_{5,}|^From: |^Von: /m);
  return above
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function summary(plain: Way, handed: Way): string {
  const row = (what: string, of: (way: Way) => string | number) =>
    `| ${what} | ${of(plain)} | ${of(handed)} |`;
  const by = (who: string) => (way: Way) => {
    const { clicks, keys, seconds } = effortOf(way.hand.steps.filter((step) => step.who === who));
    return `${clicks} clicks, ${keys} keys, ${seconds.toFixed(0)} s`;
  };
  return [
    '| | Forward | Baton |\n|---|---|---|',
    row('sender', by(petra)),
    row('receiver, until the customer has an answer', by(thomas)),
    row('clicks together', (way) => effortOf(way.hand.steps).clicks),
    row('seconds together', (way) => effortOf(way.hand.steps).seconds.toFixed(0)),
  ].join('\n');
}
