import { type Dates, datesIn } from './dates.ts';
import { type Language, sayer, type Translate, toLanguage } from './i18n.ts';

/** A language, the words in it, and the way to write dates. Made once: the formats of dates are costly. */
export interface Spoken {
  language: Language;
  t: Translate;
  dates: Dates;
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
  let spoken = spokenIn(first, words);
  return {
    current: () => spoken,
    async choose(language) {
      spoken = spokenIn(language, await load(language));
      rememberLanguage(language);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function spokenIn(language: Language, words: object): Spoken {
  const t = sayer(words, language);
  return { language, t, dates: datesIn(language, t, () => new Date()) };
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
