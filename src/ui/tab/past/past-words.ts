import { type PathIn, type Translate, translator } from '../../shared/i18n.ts';
import { type UseWords, useWords } from '../../shared/use-words.ts';
import { pastWords } from '../../shared/words/past.ts';

export type SayPast = Translate<PathIn<(typeof pastWords)['de']>>;

/** The words of the page that shows a day, beside all others. */
export function usePastWords(): UseWords & { say: SayPast } {
  const words = useWords();
  return { ...words, say: spoken[words.language] };
}

const spoken = {
  de: translator(pastWords.de, 'de'),
  en: translator(pastWords.en, 'en'),
};
