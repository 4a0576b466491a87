import { createContext, useContext } from 'react';
import type { Language } from './i18n.ts';
import type { Spoken } from './speech.ts';

export interface UseWords extends Spoken {
  choose: (language: Language) => void;
}

export const WordsContext = createContext<UseWords | undefined>(undefined);

/** The words, the way to write dates, and the switch between the two languages. */
export function useWords(): UseWords {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useWords needs a WordsContext around it');
  return words;
}
