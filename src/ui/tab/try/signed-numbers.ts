import { type Language, localeOf } from '../../shared/i18n.ts';

/** `+4,5`, with one digit after the comma. */
export function signedNumbers(language: Language): Intl.NumberFormat {
  return new Intl.NumberFormat(localeOf(language), {
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}
