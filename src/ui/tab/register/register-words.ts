import { type PathIn, type Translate, translator } from '../../shared/i18n.ts';
import { type UseWords, useWords } from '../../shared/use-words.ts';
import { registerWords } from '../../shared/words/register.ts';

export type SayRegister = Translate<PathIn<(typeof registerWords)['de']>>;

/** The words of the register's screen, beside all others. */
export function useRegisterWords(): UseWords & { say: SayRegister } {
  const words = useWords();
  return { ...words, say: spoken[words.language] };
}

const spoken = {
  de: translator(registerWords.de, 'de'),
  en: translator(registerWords.en, 'en'),
};
