import { pastWords } from '../../shared/words/past.ts';
import { pageWords } from '../../shared/page-words.ts';

/** The words of the page that shows a day, beside all others. */
export const usePastWords = pageWords(pastWords);
