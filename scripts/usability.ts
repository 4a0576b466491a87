import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { launchBrowser, openPlayground, type Playground } from '../test/support/playground-page.ts';
import { startCompany, tellStories } from './e2e/company.ts';
import { countingHand, type Hand, tableOf } from './e2e/hand.ts';

/**
 * `npm run usability`: three things people come for, done as they would do them, each click and key counted. For
 * docs/usability.md.
 */
const company = await startCompany();
const browser = await launchBrowser();
try {
  await tellStories(company);
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: resolve(import.meta.dirname, '..'),
    encoding: 'utf8',
  }).trim();
  console.log(`\`npm run usability\` at ${commit}`);
  await told(
    'A newcomer finds who answers for “Mahnung Telekom”',
    'Piotr Kowalczyk',
    'find',
    findOwner,
  );
  await told('Somebody hands over their desk before leave', 'Thomas Wendt', 'desk', handOverDesk);
  await told('Somebody declines what is not theirs', 'Sabine Kern', 'desk', decline);
} finally {
  await browser.close();
  await company.baton.stop();
}

async function told(
  title: string,
  person: string,
  place: string,
  act: (hand: Hand, playground: Playground, who: string) => Promise<string>,
): Promise<void> {
  const hash = new URLSearchParams({
    view: 'teams',
    who: company.oid(person),
    tab: place,
    lang: 'en',
  });
  const playground = await openPlayground(browser, `${new URL(company.baton.url).origin}/#${hash}`);
  playground.page.setDefaultTimeout(60_000);
  const hand = countingHand();
  const end = await act(hand, playground, person);
  console.log(`\n## ${title}\n\n${tableOf(hand.steps)}\n\n${end}`);
  await playground.page.context().close();
}

/** Teams gives the tab the focus when somebody opens the app, so the first key already goes into the box. */
async function findOwner(hand: Hand, { tab }: Playground, who: string): Promise<string> {
  const box = tab.locator('#q');
  await box.waitFor();
  await box.focus();
  await hand.write(who, 'types what the mail says', box, 'Mahnung Telekom');
  const best = tab
    .locator('main section, main article')
    .filter({ has: tab.locator('h2') })
    .first();
  await tab.locator('[data-words="Mahnung Telekom"]').waitFor();
  const found = (await best.innerText()).split('\n').filter(Boolean).slice(0, 6).join(' · ');
  await hand.click(
    who,
    'Chat with that person',
    tab
      .getByRole('button', { name: /^Chat with/ })
      .or(tab.getByRole('link', { name: /^Chat with/ }))
      .first(),
  );
  return `Shown on top: ${found}`;
}

async function handOverDesk(hand: Hand, { tab, page }: Playground, who: string): Promise<string> {
  await hand.click(
    who,
    'Enter an absence …',
    tab.getByRole('button', { name: 'Enter an absence …' }),
  );
  const days = tab.locator('.absences input[type=date]');
  await days.nth(0).waitFor();
  await hand.write(who, 'first day', days.nth(0), usDate(3), 8);
  await page.keyboard.press('Tab');
  await hand.write(who, 'last day', days.nth(1), usDate(12), 9);
  await tab.locator('.absences [aria-live]').waitFor();
  const means = (await tab.locator('.absences [aria-live]').innerText())
    .split('\n')
    .filter(Boolean);
  await hand.click(
    who,
    'Enter the absence',
    tab.getByRole('button', { name: 'Enter the absence' }),
  );
  await hand.click(
    who,
    'asks the deputy who stands first',
    tab.getByRole('button', { name: 'Ask to cover' }).first(),
  );
  const boxes = tab.locator('.it-check');
  await hand.click(who, 'chooses what cannot wait', boxes.first());
  await hand.click(who, 'Pass on', tab.locator('.bulk').getByRole('button', { name: /^Pass on/ }));
  const search = tab.locator('.bulk input[type=search]');
  await hand.write(who, 'the words of it', search, 'Saldenbestätigung');
  await tab.locator('.bulk .alt').first().waitFor();
  await page.waitForTimeout(800);
  await hand.click(who, 'the deputy', tab.locator('.bulk .alt').first());
  await hand.click(who, 'Pass on to them', tab.locator('.bulk button[type=submit]'));
  const answered = tab.locator('.notice').filter({ hasText: / of 1 / });
  await answered.waitFor();
  const result = (await answered.innerText()).split('\n').filter(Boolean).join(' · ');
  return `Said before it is entered: ${means.join(' · ')}\n\nAt the end: ${result}`;
}

/** Date fields are typed as the browser’s own language has them, American here. */
function usDate(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const [year = '', month = '', date = ''] = day.split('-');
  return `${month}${date}${year}`;
}

async function decline(hand: Hand, { tab }: Playground, who: string): Promise<string> {
  await hand.click(who, 'Decline', tab.getByRole('button', { name: /^Decline/ }).first());
  await hand.click(
    who,
    '“This is not in my area.”',
    tab.getByRole('button', { name: 'This is not in my area.' }),
  );
  await hand.click(who, 'Decline', tab.locator('[role=dialog] button[type=submit]'));
  await tab.locator('[role=dialog]').waitFor({ state: 'detached' });
  return 'The sender sees it with the reason.';
}
