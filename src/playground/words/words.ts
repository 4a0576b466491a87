import type { Language } from '../state.ts';
import { de, type Words } from './de.ts';
import { en } from './en.ts';

export const WORDS: Readonly<Record<Language, Words>> = { de, en };

/** BCP 47, as Outlook tells it to its add-ins. */
export const LOCALES: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-US' };
