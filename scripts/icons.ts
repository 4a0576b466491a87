import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../test/support/playground-page.ts';

/**
 * `npm run icons`: draws every icon of the app packages from appPackage/baton.svg. The pictures are kept in the
 * repository, so that packing needs no browser.
 */
const folder = resolve(import.meta.dirname, '../appPackage');
const symbol = readFileSync(join(folder, 'baton.svg'), 'utf8');

interface Look {
  name: (size: number) => string;
  sizes: number[];
  /** Behind the symbol; nothing leaves it transparent. */
  background: string;
  from: string;
  to: string;
  /** Part of the edge that the symbol takes. */
  extent: number;
}

const looks: Look[] = [
  // Teams cuts its own shape out of the big one: a full square, the symbol in the middle
  {
    name: () => 'color.png',
    sizes: [192],
    background: '#0f6cbd',
    from: '#b4d6fa',
    to: '#ffffff',
    extent: 0.6,
  },
  {
    name: () => 'outline.png',
    sizes: [32],
    background: 'transparent',
    from: '#ffffff',
    to: '#ffffff',
    extent: 1.06,
  },
  {
    name: (size) => `icons/app-${size}.png`,
    sizes: [16, 32, 80],
    background: '#0f6cbd',
    from: '#b4d6fa',
    to: '#ffffff',
    extent: 0.84,
  },
  // the twin for other Outlooks: another picture, so that people can tell them apart
  {
    name: (size) => `icons/outlook-${size}.png`,
    sizes: [16, 25, 32, 48, 50, 64, 75, 80, 96, 128, 144],
    background: '#ffffff',
    from: '#62abf5',
    to: '#0f6cbd',
    extent: 0.94,
  },
];

mkdirSync(join(folder, 'icons'), { recursive: true });
const browser = await launchBrowser();
try {
  for (const look of looks) for (const size of look.sizes) await draw(browser, look, size);
} finally {
  await browser.close();
}

async function draw(from: Browser, look: Look, size: number): Promise<void> {
  const page = await from.newPage({ viewport: { width: size, height: size } });
  await page.setContent(pageOf(look, size));
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  writeFileSync(join(folder, look.name(size)), picture);
}

function pageOf({ background, from, to, extent }: Look, size: number): string {
  const edge = size * extent;
  const offset = (size - edge) / 2;
  return `<style>body{margin:0;background:${background};overflow:hidden}
    svg{position:absolute;left:${offset}px;top:${offset}px;width:${edge}px;height:${edge}px}
    .from{fill:${from}}.to{fill:${to}}</style>${symbol}`;
}
