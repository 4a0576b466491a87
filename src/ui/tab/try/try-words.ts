import { tryWords } from '../../shared/words/try.ts';
import { pageWords } from '../../shared/page-words.ts';

/** The words of the page on which a mail is tried, beside all others. */
export const useTryWords = pageWords(tryWords);
