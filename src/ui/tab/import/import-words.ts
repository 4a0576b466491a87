import { importWords } from '../../shared/words/import.ts';
import { pageWords } from '../../shared/page-words.ts';

/** The words of the page on which a spreadsheet is imported, beside all others. */
export const useImportWords = pageWords(importWords);
