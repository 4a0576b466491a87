import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launchBrowser, openPlayground } from '../test/support/playground-page.ts';
import { startBaton } from '../test/support/running-baton.ts';

/**
 * `npm run screens`: the pictures of the README and of build/screens, made by using the playground as a person does.
 * Every theme at both widths, both languages, for looking at with one's own eyes.
 */
const root = resolve(import.meta.dirname, '..');
/** The README's pictures; everything else is for looking at and lies in build/screens. */
const forReadme = join(root, 'docs/screens');
const forLooking = join(root, 'build/screens');
for (const folder of [forReadme, forLooking]) mkdirSync(folder, { recursive: true });

const wide = { viewport: { width: 1280, height: 800 } };
const narrow = { viewport: { width: 320, height: 1000 } };
const subject = 'Mahnung zu Rechnung';
const rechnung = 'rechnung@nordlicht-technik.example';

const baton = await startBaton();
const browser = await launchBrowser();
try {
  await picture('playground-outlook', '#view=outlook', wide, 'Petra Hansen', 'pane');
  for (const theme of ['light', 'dark', 'contrast']) {
    await picture(
      `outlook-${theme}-1280`,
      `#view=outlook&theme=${theme}`,
      wide,
      'Petra Hansen',
      'pane',
    );
    await picture(
      `outlook-${theme}-320`,
      `#view=outlook&theme=${theme}`,
      narrow,
      'Petra Hansen',
      'pane',
    );
  }
  await picture('outlook-light-1280-en', '#view=outlook&lang=en', wide, 'Petra Hansen', 'pane');
  await handOff();
  await picture('playground-teams', '#view=teams&tab=desk', wide, 'Sabine Kern', 'tab');
  for (const theme of ['light', 'dark', 'contrast'])
    for (const place of ['find', 'desk', 'handoffs']) {
      await picture(
        `tab-${place}-${theme}-1280`,
        `#view=teams&theme=${theme}&tab=${place}`,
        wide,
        'Sabine Kern',
        'tab',
      );
      await picture(
        `tab-${place}-${theme}-320`,
        `#view=teams&theme=${theme}&tab=${place}`,
        narrow,
        'Sabine Kern',
        'tab',
      );
    }
  await picture(
    'tab-find-light-1280-en',
    '#view=teams&lang=en&tab=find',
    wide,
    'Sabine Kern',
    'tab',
  );
} finally {
  await browser.close();
  await baton.stop();
}

async function picture(
  name: string,
  hash: string,
  size: typeof wide,
  person: string,
  shown: 'pane' | 'tab',
): Promise<void> {
  const playground = await openPlayground(browser, `${baton.url}/${hash}`, size);
  if (person !== 'Petra Hansen') await playground.becomePerson(person);
  if (shown === 'pane') {
    if (size === wide) await playground.chooseMailbox(rechnung);
    await playground.page
      .getByTestId('mail')
      .filter({ hasText: size === wide ? subject : 'Umsatzsteuer' })
      .first()
      .click();
    await playground.pane.locator('h1').first().waitFor();
  } else {
    await playground.tab.locator('h1, h2, h3').first().waitFor();
  }
  await playground.page.waitForTimeout(700);
  const folder = name.startsWith('playground-') ? forReadme : forLooking;
  await playground.page.screenshot({ path: join(folder, `${name}.png`) });
  await playground.page.context().close();
}

async function handOff(): Promise<void> {
  const playground = await openPlayground(browser, `${baton.url}/#view=outlook`, wide);
  await playground.chooseMailbox(rechnung);
  await playground.openMail(subject);
  await playground.pane
    .getByRole('button', { name: /^An .* übergeben/ })
    .first()
    .click();
  await playground.pane.getByRole('button', { name: 'Jetzt senden' }).click();
  await playground.pane.getByText('Antwort steht aus').waitFor();
  await playground.page.context().close();
}
