import { type Language, sayer, type Translate, toLanguage } from './i18n.ts';

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

/** Fetches the catalogue of a page: a chunk of its own for each language, because nobody reads two at a time. */
export type LoadWords = (language: Language) => Promise<object>;

const REMEMBERED = 'baton.language';

/** The language chosen in this session, else the host's; whoever speaks neither gets English. */
export function firstLanguage(locale: string): Language {
  return remembered() ?? toLanguage(locale);
}

/** Starts with these words; the other ones are loaded when somebody asks for them. */
export function createSpeech(first: Language, words: object, load: LoadWords): Speech {
  const listeners = new Set<() => void>();
  let spoken = { language: first, t: sayer(words, first) };
  return {
    current: () => spoken,
    async choose(language) {
      spoken = { language, t: sayer(await load(language), language) };
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
