import { templateWords } from '../../shared/words/templates.ts';
import { pageWords } from '../../shared/page-words.ts';

/** The words of the page of templates, beside all others. */
export const useTemplateWords = pageWords(templateWords);
