import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser, type Playground } from '../test/support/playground-page.ts';
import { type Company, startCompany, tellStories } from './e2e/company.ts';
import { fillHugely } from './e2e/huge.ts';
import { lookAt, type Seen } from './e2e/look.ts';
import { paneScreens } from './e2e/pane-screens.ts';
import { printReport } from './e2e/report.ts';
import type { Screen } from './e2e/screen.ts';
import { tabScreens } from './e2e/tab-screens.ts';
import type { Surface, Theme } from './e2e/visit.ts';

/**
 * `npm run e2e -- pane|tab [--only desk,find-huge] [--languages de] [--themes light] [--sizes 320,360] [--list]`: every
 * screen in every state, language, theme and size, in a real browser against `npm start`: axe, overflow, words, and a
 * walk by keyboard. Pictures go to build/e2e.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    languages: { type: 'string', default: 'de,en' },
    themes: { type: 'string' },
    sizes: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});
const screensOf: Record<Surface, readonly Screen[]> = { pane: paneScreens, tab: tabScreens };
const surfaces = (['pane', 'tab'] as const).filter(
  (each) => positionals.length === 0 || positionals.includes(each),
);
const root = resolve(import.meta.dirname, '..');
const languages = (['de', 'en'] as const).filter((each) =>
  values.languages.split(',').includes(each),
);
const only = {
  ...(values.sizes && { sizes: values.sizes.split(',') }),
  ...(values.themes && {
    themes: (['light', 'dark', 'contrast'] as const satisfies readonly Theme[]).filter((each) =>
      values.themes?.split(',').includes(each),
    ),
  }),
};

const wanted = surfaces.map((surface) => ({
  surface,
  screens: screensOf[surface].filter(isWanted),
}));
if (values.list) {
  for (const { surface, screens } of wanted)
    for (const { name } of screens) console.log(`${surface} ${name}`);
} else {
  const seen = await lookAtAll();
  printReport(seen);
  process.exitCode = seen.length === 0 || seen.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

/** `--only find` means everything whose name begins so. */
function isWanted({ name }: Screen): boolean {
  return values.only?.split(',').some((begin) => name.startsWith(begin)) ?? true;
}

/** First what is in the sample company, then what needs a huge one, which takes minutes to fill. */
async function lookAtAll(): Promise<Seen[]> {
  const browser = await launchBrowser();
  try {
    const sample = await lookIn(browser, undefined, tellStories);
    return [...sample, ...(await lookIn(browser, 'huge', fillHugely))];
  } finally {
    await browser.close();
  }
}

async function lookIn(
  browser: Browser,
  which: Screen['company'],
  fill: (company: Company) => Promise<void>,
): Promise<Seen[]> {
  const all = wanted.flatMap(({ surface, screens }) =>
    screens.filter((each) => each.company === which).map((screen) => ({ surface, screen })),
  );
  if (all.length === 0) return [];
  const company = await startCompany();
  const kept: Record<Surface, Map<string, Playground>> = { pane: new Map(), tab: new Map() };
  const seen: Seen[] = [];
  try {
    await fill(company);
    for (const { surface, screen } of all)
      for (const language of languages) {
        const folder = join(root, 'build/e2e', surface);
        const parts = { browser, company, surface, kept: kept[surface], folder, only };
        const found = await lookAt(screen, language, parts);
        for (const problem of found.problems)
          console.log(`${surface} ${screen.name} ${language}: ${problem}`);
        seen.push(found);
      }
    return seen;
  } finally {
    await company.baton.stop();
  }
}
