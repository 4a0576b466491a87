import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { type Dates, datesIn } from './dates.ts';
import type { Language, Translate } from './i18n.ts';
import type { Speech } from './speech.ts';

const now = () => new Date();

export const SpeechContext = createContext<Speech | undefined>(undefined);

export interface UseWords {
  t: Translate;
  language: Language;
  dates: Dates;
  choose: (language: Language) => void;
}

/** The words, the way to write dates, and the switch between the two languages. */
export function useWords(): UseWords {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useWords needs a SpeechContext around it');
  const { language, t } = useSyncExternalStore(speech.subscribe, speech.current);
  const dates = useMemo(() => datesIn(language, t, now), [language, t]);
  return { t, language, dates, choose: (chosen) => void speech.choose(chosen) };
}
