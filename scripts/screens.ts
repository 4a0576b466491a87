import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launchBrowser, openPlayground } from '../test/support/playground-page.ts';
import { openCompany, tellStories } from './e2e/company.ts';
import { startBaton } from '../test/support/running-baton.ts';

/**
 * `npm run screens`: the pictures in the README and the guides, of a company in which something has happened, made in the
 * playground as a person sees it. Every screen in every size, language and theme: `npm run e2e`.
 */
const folder = resolve(import.meta.dirname, '../docs/screens');
const size = { viewport: { width: 1280, height: 800 } };

/** The place in the tab, whoever looks, and what is there when it can be taken. */
type Shot = readonly [name: string, place: string, person: string, shown: string];

mkdirSync(folder, { recursive: true });
const baton = await startBaton();
const browser = await launchBrowser();
try {
  const company = openCompany(baton);
  await tellStories(company);
  await takeOutlook();
  const handoff = company.made.get('mietvertrag-halle2') ?? '';
  const tab: readonly Shot[] = [
    ['playground-teams', 'desk', 'Sabine Kern', '.it'],
    ['find', 'find?q=Mahnung%20Alsterdruck', 'Petra Hansen', '.entry-row'],
    ['handoff', `handoffs/${handoff}`, 'Petra Hansen', '.panel .way'],
    ['overview', 'overview', 'Friedrich Callsen', '.bars-row'],
    ['register', 'register/1', 'Linh Nguyen', '.panel h2'],
    ['findings', 'findings', 'Linh Nguyen', '.finding-list'],
  ];
  for (const shot of tab) await takeTab(shot);
} finally {
  await browser.close();
  await baton.stop();
}

async function takeOutlook(): Promise<void> {
  const playground = await openPlayground(browser, `${baton.url}/#view=outlook`, size);
  await playground.openMail('Umsatzsteuer');
  await playground.pane.locator('.foot .btn-primary').first().waitFor();
  await keep(playground, 'playground-outlook');
}

async function takeTab([name, place, person, shown]: Shot): Promise<void> {
  const at = `${baton.url}/#view=teams&tab=${encodeURIComponent(place)}`;
  const playground = await openPlayground(browser, at, size);
  if (person !== 'Petra Hansen') await playground.becomePerson(person);
  await playground.tab.locator(shown).first().waitFor();
  await keep(playground, name);
}

async function keep(
  { page }: Awaited<ReturnType<typeof openPlayground>>,
  name: string,
): Promise<void> {
  // photos and chips come after the text
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}
