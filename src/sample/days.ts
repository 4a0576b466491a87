/** A calendar day as `YYYY-MM-DD` in the company's time zone. */
export type Day = string;

const zone = 'Europe/Berlin';
const dayMs = 86_400_000;

/** The day it is in the company at that moment. */
export function dayOf(moment: Date): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(moment);
}

/** The day `days` later, or earlier when negative. */
export function shift(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** Like `shift`, but never on a weekend: moves on, away from `day`. Today counts as past, so it moves back. */
export function shiftToWeekday(day: Day, days: number): Day {
  const shifted = shift(day, days);
  const weekday = new Date(shifted).getUTCDay();
  if (weekday !== 0 && weekday !== 6) return shifted;
  return shiftToWeekday(shifted, days > 0 ? 1 : -1);
}

/** The moment at which the clock in the company shows `time` (`HH:MM`) on that day; ISO 8601 in UTC, without milliseconds. */
export function momentOf(day: Day, time: string): string {
  const local = new Date(`${day}T${time}:00${offsetOn(day)}`);
  return local.toISOString().replace('.000', '');
}

/** `+01:00` or `+02:00`. Read at noon: off by an hour only in the night the clock changes. */
function offsetOn(day: Day): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const parts = format.formatToParts(new Date(`${day}T12:00:00Z`));
  return parts.find((part) => part.type === 'timeZoneName')?.value.slice(3) || '+00:00';
}

const formats: Record<string, Intl.DateTimeFormat> = {
  day: inLanguage('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric' }),
  short: inLanguage('de-DE', { day: 'numeric', month: 'numeric' }),
  long: inLanguage('de-DE', { day: 'numeric', month: 'long', year: 'numeric' }),
  weekday: inLanguage('de-DE', { weekday: 'long' }),
  month: inLanguage('de-DE', { month: 'long', year: 'numeric' }),
  year: inLanguage('de-DE', { year: 'numeric' }),
  en: inLanguage('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }),
};

function inLanguage(locale: string, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
}

/** Puts dates into a text: `{{long+7}}` is the weekday a week after `today`, written out; any other braces stay as they are. */
export function withDates(text: string, today: Day): string {
  return text.replace(/\{\{(\w+)([+-]\d+)?\}\}/g, (placeholder, name: string, days = '0') => {
    const day = shiftToWeekday(today, Number(days));
    return Object.hasOwn(formats, name)
      ? (formats[name]?.format(new Date(day)) ?? placeholder)
      : placeholder;
  });
}
