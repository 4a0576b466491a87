import { type PathIn, type Translate, translator } from '../../shared/i18n.ts';
import { type UseWords, useWords } from '../../shared/use-words.ts';
import { templateWords } from '../../shared/words/templates.ts';

type SayTemplates = Translate<PathIn<(typeof templateWords)['de']>>;

/** The words of the page of templates, beside all others. */
export function useTemplateWords(): UseWords & { say: SayTemplates } {
  const words = useWords();
  return { ...words, say: spoken[words.language] };
}

const spoken = {
  de: translator(templateWords.de, 'de'),
  en: translator(templateWords.en, 'en'),
};
