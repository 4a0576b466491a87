import type { Words } from './words/words.ts';

export type Language = 'de' | 'en';

/** `pane.title` for every sentence; the forms for none, one and many share a name. */
export type WordKey = PathIn<Words>;
export type PathIn<Branch, Before extends string = ''> = {
  [Key in keyof Branch & string]: Branch[Key] extends string
    ? `${Before}${Bare<Key>}`
    : PathIn<Branch[Key], `${Before}${Key}.`>;
}[keyof Branch & string];
type Bare<Key extends string> = Key extends
  | `${infer Name}_zero`
  | `${infer Name}_one`
  | `${infer Name}_other`
  ? Name
  : Key;

/** What stands in the gaps of a sentence. `count` also chooses between one and many, and none where that has words of its own. */
export type Gaps = Readonly<Record<string, string | number>>;
export type Translate<Key extends string = WordKey> = (key: Key, gaps?: Gaps) => string;

export function toLanguage(locale: string): Language {
  return locale.toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** How dates and lists are written. English means the one of Europe: day before month. */
export function localeOf(language: Language): string {
  return language === 'de' ? 'de-DE' : 'en-GB';
}

/** Says the sentences of a catalogue, and nothing else. */
export function translator<Catalogue extends object>(
  words: Catalogue,
  language: Language,
): Translate<PathIn<Catalogue>> {
  return sayer(words, language);
}

/**
 * The same for a catalogue that only a test knows to be whole. What is put into a gap stays as it is: nothing in it is
 * looked up or replaced again. Where it ends with a full stop, as “26. Nov.” does, the sentence needs no second one.
 */
export function sayer(words: object, language: Language): Translate<string> {
  const sentences = new Map(flat(words));
  const rules = new Intl.PluralRules(localeOf(language));
  return (path, gaps = {}) => {
    const { count } = gaps;
    const form = typeof count === 'number' ? `${path}_${rules.select(count)}` : path;
    const none = count === 0 ? sentences.get(`${path}_zero`) : undefined;
    const sentence = none ?? sentences.get(form) ?? sentences.get(path) ?? path;
    return sentence.replace(/\{\{(\w+)\}\}(\.?)/g, (gap, name: string, stop: string) => {
      const text = gaps[name];
      return text === undefined ? gap : withStop(`${text}`, stop);
    });
  };
}

/** The text with the full stop that follows it, unless it has one itself. */
export function withStop(text: string, stop = '.'): string {
  return text.endsWith('.') ? text : `${text}${stop}`;
}

/** Every sentence with its path. */
function flat(branch: object, before = ''): [string, string][] {
  return Object.entries(branch).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${before}${key}`, value]] : flat(value, `${before}${key}.`),
  );
}
