import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../src/ui/shared/words');

/** The words of one page, or of all that have none of their own, in both languages. */
export interface Catalogue {
  name: string;
  /** Every sentence by its path, in the order in which they stand. */
  de: [path: string, sentence: string][];
  en: [path: string, sentence: string][];
}

/** Every catalogue there is, found by itself: a new page's cannot be forgotten. */
export const catalogues: readonly Catalogue[] = [
  await wholeCatalogue(),
  ...(await Promise.all(globSync('*.ts', { cwd: folder }).toSorted().map(pagesIn))).flat(),
];

/** The two that most pages share lie in a file each. */
async function wholeCatalogue(): Promise<Catalogue> {
  const { de }: { de: object } = await import(join(folder, 'de.ts'));
  const { en }: { en: object } = await import(join(folder, 'en.ts'));
  return { name: 'de.ts, en.ts', de: flat(de), en: flat(en) };
}

async function pagesIn(file: string): Promise<Catalogue[]> {
  const all: Record<string, unknown> = await import(join(folder, file));
  return Object.values(all).flatMap((each) =>
    isCatalogue(each) ? [{ name: file, de: flat(each.de), en: flat(each.en) }] : [],
  );
}

function isCatalogue(value: unknown): value is { de: object; en: object } {
  return typeof value === 'object' && value !== null && 'de' in value && 'en' in value;
}

function flat(branch: object, before = ''): [string, string][] {
  return Object.entries(branch).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${before}${key}`, value]] : flat(value, `${before}${key}.`),
  );
}
