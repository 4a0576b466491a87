import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fill } from './fill.ts';
import type { Settings } from './settings.ts';

const root = resolve(import.meta.dirname, '../..');
const appPackage = join(root, 'appPackage');

/** Everything that goes into the two packages, by name. */
export interface Packages {
  /** For Teams and for the Outlooks that read the unified manifest. */
  app: Map<string, Buffer>;
  /** The twin for Mac, phones, perpetual and on-premises Outlook. */
  outlook: Map<string, Buffer>;
}

export function makePackages(settings: Settings): Packages {
  const manifest = fill(readFileSync(join(appPackage, 'manifest.json'), 'utf8'), settings, 'json');
  const twin = fill(readFileSync(join(root, 'manifest/manifest.xml'), 'utf8'), settings, 'xml');
  const asTheyAre = ['en.json', 'de.json', 'color.png', 'outline.png'];
  return {
    app: new Map([
      ['manifest.json', Buffer.from(manifest)],
      ...asTheyAre.map((name): [string, Buffer] => [name, readFileSync(join(appPackage, name))]),
    ]),
    outlook: new Map([['manifest.xml', Buffer.from(twin)]]),
  };
}

/** The pictures that the server hands out under `/icons`, by name. */
export function servedIcons(): Map<string, Buffer> {
  const folder = join(appPackage, 'icons');
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}
