import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { launchBrowser, openPlayground, type Playground } from '../test/support/playground-page.ts';
import { startCompany, tellStories } from './e2e/company.ts';
import { countingHand, type Hand, tableOf } from './e2e/hand.ts';

/**
 * `npm run usability [-- --first-day]`: three things people come for and an admin's first day, done as they would do
 * them, each click and key counted; with the word only the first day. For docs/usability.md.
 */
const admin = 'Linh Nguyen';
/** Who answers where the organisation chart says nothing. */
const head = 'Wiebke Asmussen';
const company = await startCompany();
const browser = await launchBrowser();
try {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: resolve(import.meta.dirname, '..'),
    encoding: 'utf8',
  }).trim();
  console.log(`\`npm run usability\` at ${commit}`);
  if (!process.argv.includes('--first-day')) await tellUsual();
  await emptyRegister();
  await told('An empty register becomes useful on the first day', admin, 'register', firstDay);
} finally {
  await browser.close();
  await company.baton.stop();
}

/** The server notices by itself, within a minute. */
async function emptyRegister(): Promise<void> {
  await company.emptyList('Responsibilities');
  for (;;) {
    const { total } = await company.api<{ total: number }>(admin, 'GET', 'register');
    if (total === 0) return;
    await new Promise((done) => setTimeout(done, 2_000));
  }
}

async function tellUsual(): Promise<void> {
  await tellStories(company);
  await told(
    'A newcomer finds who answers for “Mahnung Telekom”',
    'Piotr Kowalczyk',
    'find',
    findOwner,
  );
  await told('Somebody hands over their desk before leave', 'Thomas Wendt', 'desk', handOverDesk);
  await told('Somebody declines what is not theirs', 'Sabine Kern', 'desk', decline);
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
  await hand.click(who, 'Decline', tab.locator('dialog button[type=submit]'));
  await tab.locator('dialog').waitFor({ state: 'detached' });
  return 'The sender sees it with the reason.';
}

/** From templates and the organisation chart to the first mail whose right owner stands beside it. */
async function firstDay(hand: Hand, playground: Playground, who: string): Promise<string> {
  const { tab, page } = playground;
  await hand.click(who, 'Begin with templates', tab.locator('a[href$="/templates"]').first());
  const chart = tab.locator('.template-source').first();
  await hand.click(who, 'Look in the organisation chart', chart.getByRole('button').first());
  await hand.click(who, 'Accept all proposals', chart.locator('.btn-primary'));
  const open = tab.locator('.template-area').filter({ hasNot: tab.locator('.chosen') });
  for (let left = await open.count(); left > 0; left = await open.count()) {
    const area = (await open.first().locator('h2').innerText()).trim();
    await hand.write(
      who,
      `names somebody for “${area}”`,
      open.first().locator('input').first(),
      head.slice(0, 4),
    );
    await hand.click(who, 'that person', tab.getByRole('option', { name: head }).first());
  }
  await hand.click(who, 'Begin', tab.locator('.template-go button'));
  await tab.locator('.template-bar .notice').first().waitFor({ timeout: 300_000 });
  const begun = (await tab.locator('.template-bar .notice').first().innerText()).trim();
  const mail = 'Mahnung';
  await page.goto('about:blank');
  await page.goto(
    `${new URL(company.baton.url).origin}/#${new URLSearchParams({ view: 'outlook', who: company.oid('Petra Hansen'), lang: 'en' })}`,
  );
  await playground.chooseMailbox('rechnung@nordlicht-technik.example');
  await hand.click(
    'Petra Hansen',
    'opens a reminder',
    page.getByTestId('mail').filter({ hasText: mail }).first(),
  );
  const { pane } = playground;
  const meant = pane.getByText(/^Dunning letter/).first();
  await hand.click('Petra Hansen', 'says what it is about, as three templates speak of it', meant);
  const give = pane.getByRole('button', { name: /^Hand off to/ }).first();
  await give.waitFor();
  return `${begun}\n\nBeside the reminder: ${(await give.innerText()).trim()}`;
}
