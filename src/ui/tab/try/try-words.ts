import { type PathIn, type Translate, translator } from '../../shared/i18n.ts';
import { type UseWords, useWords } from '../../shared/use-words.ts';
import { tryWords } from '../../shared/words/try.ts';

export type SayTry = Translate<PathIn<(typeof tryWords)['de']>>;

/** The words of the page on which a mail is tried, beside all others. */
export function useTryWords(): UseWords & { say: SayTry } {
  const words = useWords();
  return { ...words, say: spoken[words.language] };
}

const spoken = {
  de: translator(tryWords.de, 'de'),
  en: translator(tryWords.en, 'en'),
};
