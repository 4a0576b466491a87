import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Dates, datesIn } from './dates.ts';
import { type Language, rememberLanguage, type Translate, toLanguage } from './i18n.ts';

const now = () => new Date();

export interface UseWords {
  t: Translate;
  language: Language;
  dates: Dates;
  choose: (language: Language) => void;
}

/** The words, the way to write dates, and the switch between the two languages. */
export function useWords(): UseWords {
  const { t, i18n } = useTranslation();
  const language = toLanguage(i18n.language);
  const dates = useMemo(() => datesIn(language, t, now), [language, t]);
  const choose = (chosen: Language) => {
    rememberLanguage(chosen);
    void i18n.changeLanguage(chosen);
  };
  return { t, language, dates, choose };
}
