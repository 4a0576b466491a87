import { z } from 'zod';

const texts = z.record(z.string(), z.string());

/** Fields of the manifest that people read. */
const readByPeople = new Set([
  'label',
  'title',
  'description',
  'displayName',
  'templateText',
  'short',
  'full',
]);

/** What is wrong with a file of texts: one that is missing, one that belongs to nothing, one that lost a placeholder. */
export function mistakesInLanguage(manifest: unknown, language: unknown, file: string): string[] {
  const { $schema: _, ...translated } = texts.parse(language);
  const wanted = new Map(textsIn(manifest, ''));
  return [
    ...[...wanted.keys()]
      .filter((path) => translated[path] === undefined)
      .map((path) => `${file}: ${path} is missing`),
    ...Object.entries(translated).flatMap(([path, text]) => {
      const original = wanted.get(path);
      if (original === undefined) return [`${file}: ${path} belongs to nothing in the manifest`];
      return placeholders(original) === placeholders(text)
        ? []
        : [`${file}: ${path} has other placeholders`];
    }),
  ];
}

/** The file in the manifest's own language says the same as the manifest. */
export function differencesFrom(manifest: unknown, language: unknown, file: string): string[] {
  const translated = texts.parse(language);
  return textsIn(manifest, '')
    .filter(([path, text]) => translated[path] !== text)
    .map(([path]) => `${file}: ${path} differs from the manifest`);
}

/** Texts for people with their path, as the files of texts name it. */
function textsIn(value: unknown, path: string): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((each, at) => textsIn(each, `${path}[${at}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): [string, string][] => {
    const place = path === '' ? key : `${path}.${key}`;
    if (typeof inner !== 'string') return textsIn(inner, place);
    return readByPeople.has(key) || /^staticTabs\[\d+\]\.name$/.test(place) ? [[place, inner]] : [];
  });
}

function placeholders(text: string): string {
  return (text.match(/\{\w+\}/g) ?? []).toSorted().join(' ');
}
