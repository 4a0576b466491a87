import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Language } from './i18n.ts';
import type { Speech, Spoken } from './speech.ts';

export const SpeechContext = createContext<Speech | undefined>(undefined);

export interface UseWords extends Spoken {
  choose: (language: Language) => void;
}

/** The words, the way to write dates, and the switch between the two languages. */
export function useWords(): UseWords {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useWords needs a SpeechContext around it');
  const spoken = useSyncExternalStore(speech.subscribe, speech.current);
  return { ...spoken, choose: (chosen) => void speech.choose(chosen) };
}
