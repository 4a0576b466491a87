import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/ui/shared/i18n.ts';
import { violationsIn } from '../../test/support/axe.ts';
import { cutPlaceholders, overflow, strangeWords, withoutBound } from './checks.ts';
import type { Screen } from './screen.ts';
import {
  dress,
  openScreen,
  type Opened,
  paint,
  type Place,
  type Size,
  type Surface,
  type Theme,
} from './visit.ts';
import { walkThrough } from './walk.ts';

/** How much room each has, and the same at 200 % zoom, where half as many pixels of CSS fit. */
export const sizes: Record<Surface, Record<string, Size>> = {
  pane: { '320': { width: 320, height: 700 }, zoom200: { width: 160, height: 350 } },
  tab: {
    '1280': { width: 1280, height: 900 },
    '320': { width: 320, height: 690 },
    '360': { width: 360, height: 740 },
    zoom200: { width: 640, height: 450 },
  },
};

const themes: readonly Theme[] = ['light', 'dark', 'contrast'];

/** What was found at one screen in one language. */
export interface Seen {
  screen: string;
  language: Language;
  pictures: number;
  stops: number;
  problems: string[];
}

export interface LookParts extends Place {
  /** All by default. */
  only?: { sizes?: readonly string[]; themes?: readonly Theme[] };
}

/** Looks at one screen in every size and theme, and walks through it by keyboard in every size. */
export async function lookAt(screen: Screen, language: Language, parts: LookParts): Promise<Seen> {
  const { surface, only } = parts;
  const seen: Seen = { screen: screen.name, language, pictures: 0, stops: 0, problems: [] };
  const note = (where: string, found: readonly string[]) =>
    seen.problems.push(...found.map((each) => `${where}: ${each}`));
  try {
    const opened = await openScreen(parts, screen, language);
    try {
      for (const [name, size] of Object.entries(sizes[surface])) {
        if (only?.sizes && !only.sizes.includes(name)) continue;
        await lookAtSize(opened, screen, name, size, parts, seen, note);
      }
      note('words', await strangeWords(opened.inside, language));
      if (!screen.spoil && !screen.apart && !screen.refused)
        note('console', [...opened.complaints]);
    } finally {
      await opened.close();
    }
  } catch (error) {
    note('not reached', [
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    ]);
  }
  return seen;
}

async function lookAtSize(
  opened: Opened,
  screen: Screen,
  name: string,
  size: Size,
  { folder, only }: LookParts,
  seen: Seen,
  note: (where: string, found: readonly string[]) => void,
): Promise<void> {
  await dress(opened, size);
  for (const theme of themesOf(screen, only?.themes)) {
    await paint(opened, theme);
    const which = theme === 'light' ? 'all' : 'colours';
    note(`${name} ${theme} axe`, await violationsIn(opened.inside, which));
    if (folder)
      await picture(opened, join(folder, `${screen.name}.${name}.${theme}.${opened.language}.png`));
    seen.pictures += 1;
  }
  note(name, await overflow(opened.inside));
  note(name, await cutPlaceholders(opened.inside));
  note(name, await withoutBound(opened.inside));
  const { stops, problems } = await walkThrough(opened.page, opened.inside);
  seen.stops = Math.max(seen.stops, stops);
  note(name, problems);
}

/** An older Outlook does not tell that its colours have changed: it is looked at in those it began with. */
function themesOf({ outlook }: Screen, wanted: readonly Theme[] = themes): readonly Theme[] {
  return outlook?.set === undefined ? wanted : ['light'];
}

/** From its top: axe and Tab have scrolled it meanwhile. */
async function picture({ page, surface, inside }: Opened, path: string): Promise<void> {
  mkdirSync(join(path, '..'), { recursive: true });
  await inside.evaluate(() => {
    for (const each of document.querySelectorAll('html, main')) each.scrollTo(0, 0);
  });
  await page.locator(`#${surface}-frame`).screenshot({ path });
}
