import { registerWords } from '../../shared/words/register.ts';
import { pageWords, type SayOf } from '../../shared/page-words.ts';

export type SayRegister = SayOf<(typeof registerWords)['de']>;

/** The words of the register's screen, beside all others. */
export const useRegisterWords = pageWords(registerWords);
