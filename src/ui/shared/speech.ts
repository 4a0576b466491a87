import { type Language, type Translate, toLanguage, translator } from './i18n.ts';
import type { Words } from './words/words.ts';

/** A language, and the words in it. */
export interface Spoken {
  language: Language;
  t: Translate;
}

/** What is spoken now, and the switch to the other language. */
export interface Speech {
  current: () => Spoken;
  choose: (language: Language) => Promise<void>;
  subscribe: (listener: () => void) => () => void;
}

export type LoadWords = (language: Language) => Promise<Words>;

const REMEMBERED = 'baton.language';

/** Each catalogue is a chunk of its own: nobody reads two at a time. */
export const loadWords: LoadWords = async (language) =>
  language === 'de'
    ? (await import(/* webpackChunkName: "words-de" */ './words/de.ts')).de
    : (await import(/* webpackChunkName: "words-en" */ './words/en.ts')).en;

/** The language chosen in this session, else the host's; whoever speaks neither gets English. */
export function firstLanguage(locale: string): Language {
  return remembered() ?? toLanguage(locale);
}

/** Starts with these words; the other ones are loaded when somebody asks for them. */
export function createSpeech(first: Language, words: Words, load: LoadWords): Speech {
  const listeners = new Set<() => void>();
  let spoken = { language: first, t: translator(words, first) };
  return {
    current: () => spoken,
    async choose(language) {
      spoken = { language, t: translator(await load(language), language) };
      rememberLanguage(language);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Remembers a choice for this session only; a browser that forbids even that just forgets it. */
function rememberLanguage(language: Language): void {
  try {
    sessionStorage.setItem(REMEMBERED, language);
  } catch {
    // Storage is blocked in third-party frames of some browsers. The choice holds until the page is left.
  }
}

function remembered(): Language | undefined {
  try {
    const value = sessionStorage.getItem(REMEMBERED);
    return value === 'de' || value === 'en' ? value : undefined;
  } catch {
    return undefined;
  }
}
