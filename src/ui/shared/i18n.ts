import { createInstance, type i18n, type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import type { Words } from './words/words.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: Words };
  }
}

export type Language = 'de' | 'en';
export type Translate = TFunction;

const REMEMBERED = 'baton.language';

/** Starts with the language chosen in this session, else the host's; whoever speaks neither gets English. */
export function startI18n(locale: string): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: remembered() ?? toLanguage(locale),
    fallbackLng: 'en',
    supportedLngs: ['de', 'en'],
    ns: 'words',
    defaultNS: 'words',
    resources: { de: { words: de }, en: { words: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}

export function toLanguage(locale: string): Language {
  return locale.toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** How dates and lists are written. English means the one of Europe: day before month. */
export function localeOf(language: Language): string {
  return language === 'de' ? 'de-DE' : 'en-GB';
}

/** Remembers a choice for this session only; a browser that forbids even that just forgets it. */
export function rememberLanguage(language: Language): void {
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
