import type { Language } from '../state.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** English as it is written where the company is: day before month, 24 hours. */
const LOCALE: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

/** Short, for a row: the time today, the weekday within a week, else the date. Empty for no date. */
export function shortDate(iso: string, lang: Language, now: Date): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return formatOf(lang, shortStyle(date, now)).format(date);
}

/** With weekday, year and time, for the head of a mail. */
export function longDate(iso: string, lang: Language): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const style = { ...day, hour: '2-digit', minute: '2-digit' } as const;
  return formatOf(lang, style).format(date);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Each format is made once: a list has one in every row. */
function formatOf(lang: Language, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${JSON.stringify(style)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE[lang], style);
  formats.set(key, format);
  return format;
}

function shortStyle(date: Date, now: Date): Intl.DateTimeFormatOptions {
  const age = now.getTime() - date.getTime();
  if (date.toDateString() === now.toDateString()) return { hour: '2-digit', minute: '2-digit' };
  if (age > 0 && age < WEEK_MS) return { weekday: 'short', hour: '2-digit', minute: '2-digit' };
  if (date.getFullYear() === now.getFullYear()) return { day: 'numeric', month: 'short' };
  return { day: '2-digit', month: '2-digit', year: 'numeric' };
}

/** `12 KB`; whole kilobytes are enough for an attachment. */
export function fileSize(bytes: number, lang: Language): string {
  const [value, unit] =
    bytes < 1e6 ? [Math.max(1, bytes / 1e3), 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  const digits = { maximumFractionDigits: unit === 'megabyte' ? 1 : 0 };
  return new Intl.NumberFormat(LOCALE[lang], { style: 'unit', unit, ...digits }).format(value);
}
