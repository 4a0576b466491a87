import { type Language, type Translate, translator } from '../../src/ui/shared/i18n.ts';
import { createSpeech, type Speech } from '../../src/ui/shared/speech.ts';
import { de } from '../../src/ui/shared/words/de.ts';
import { en } from '../../src/ui/shared/words/en.ts';

const catalogues = { de, en };

/** The sentences of a language. */
export const wordsIn = (language: Language): Translate =>
  translator(catalogues[language], language);

/** The same with the switch to the other language. */
export const speechIn = (language: Language): Speech =>
  createSpeech(language, catalogues[language], async (other) => catalogues[other]);
