import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OfficeAddinManifest, validateManifest } from 'office-addin-manifest';
import { makePackages, type Packages, servedIcons } from './files.ts';
import { mistakesInAppIcons, mistakesInServedIcons } from './icon-rules.ts';
import { differencesFrom, mistakesInLanguage } from './language-rules.ts';
import { readProduct } from './product.ts';
import { languageSchema, manifestSchema } from './schema.ts';
import type { Settings } from './settings.ts';
import { addressesInTwin, mistakesInTwin } from './twin-rules.ts';
import { addressesIn, unifiedManifest } from './unified.ts';
import { mistakesInUnified } from './unified-rules.ts';

/** Makes both packages and answers them with everything that is wrong with them, in words. */
export async function checkedPackages(
  settings: Settings,
): Promise<{ packages: Packages; mistakes: string[] }> {
  const packages = makePackages(settings);
  return {
    packages,
    mistakes: [
      ...mistakesInApp(packages, settings),
      ...mistakesInOutlook(packages, settings),
      ...(await askMicrosoft(packages)),
    ],
  };
}

function mistakesInApp({ app }: Packages, settings: Settings): string[] {
  const document = jsonOf(app, 'manifest.json');
  const broken = manifestSchema(document);
  if (broken.length > 0) return broken.map((mistake) => `manifest.json: ${mistake}`);
  const manifest = unifiedManifest.parse(document);
  const { defaultLanguageFile: own, additionalLanguages } = manifest.localizationInfo;
  const languages = [own, ...additionalLanguages.map(({ file }) => file)];
  const icons = addressesIn(manifest).filter((address) => address.endsWith('.png'));
  return [
    ...mistakesInUnified({ manifest, settings, product: readProduct() }),
    ...mistakesInAppIcons(app, manifest.icons),
    ...mistakesInServedIcons(icons, servedIcons()),
    ...languages.flatMap((file) =>
      languageSchema(jsonOf(app, file)).map((mistake) => `${file}: ${mistake}`),
    ),
    ...languages.flatMap((file) => mistakesInLanguage(document, jsonOf(app, file), file)),
    ...differencesFrom(document, jsonOf(app, own), own),
  ];
}

function mistakesInOutlook({ outlook }: Packages, settings: Settings): string[] {
  const xml = textOf(outlook, 'manifest.xml');
  const icons = addressesInTwin(xml).filter((address) => address.endsWith('.png'));
  return [
    ...mistakesInTwin(xml, settings, readProduct()),
    ...mistakesInServedIcons(icons, servedIcons()),
  ];
}

/** Microsoft's own tool, as far as it works without its service: all of the unified manifest, the head of the XML. */
async function askMicrosoft({ app, outlook }: Packages): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-package-'));
  try {
    for (const [name, content] of [...app, ...outlook]) writeFileSync(join(folder, name), content);
    const { report } = await validateManifest(join(folder, 'manifest.json'));
    const { id, officeAppType } = await OfficeAddinManifest.readManifestFile(
      join(folder, 'manifest.xml'),
    );
    const isRead = id !== undefined && officeAppType === 'MailApp';
    return [
      ...(report?.errors ?? []).map(({ content }) => `office-addin-manifest: ${content}`),
      ...(isRead ? [] : ['office-addin-manifest cannot read manifest.xml']),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function jsonOf(files: ReadonlyMap<string, Buffer>, name: string): unknown {
  return JSON.parse(textOf(files, name));
}

function textOf(files: ReadonlyMap<string, Buffer>, name: string): string {
  const file = files.get(name);
  if (file === undefined) throw new Error(`The package lacks ${name}.`);
  return file.toString();
}
