import { type Language, localeOf, type Translate } from './i18n.ts';
import { capital } from './text.ts';

/** How days and moments are written. All return something readable; what is no date comes back as it is. */
export interface Dates {
  /** `12. Okt.`, with the year when it is not this one. */
  day: (day: string) => string;
  /** `Freitag, 9. Oktober` */
  longDay: (day: string) => string;
  /** `Fr, 9. Okt.` */
  shortDay: (day: string) => string;
  /** `Fr` */
  weekday: (day: string) => string;
  /** `10:14` */
  time: (moment: string) => string;
  /** `Heute, 10:14`, `Gestern, 9:58`, `Montag, 14:02`, `5. Okt., 8:15` */
  when: (moment: string) => string;
  /** The same within a sentence: `heute, 10:14` */
  whenInside: (moment: string) => string;
  /** `seit 10:14`, `seit gestern`, `seit Montag`, `seit 5. Okt.` */
  since: (moment: string) => string;
  /** `10:14` for today, else the day: for a narrow column. */
  brief: (moment: string) => string;
}

const DAY_MS = 86_400_000;

/** `12. Okt.` is read in one piece: no line ends between a day and its month. */
export function inOnePiece(day: string): string {
  return day.replace(/(\d\.?) (?=\p{L})/gu, '$1\u00A0');
}

export function datesIn(language: Language, t: Translate, now: () => Date): Dates {
  const locale = localeOf(language);
  const write = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const timeOf = write({ hour: 'numeric', minute: '2-digit' });
  const weekday = write({ weekday: 'long' });
  const briefWeekday = write({ weekday: 'short' });
  const longDay = write({ weekday: 'long', day: 'numeric', month: 'long' });
  const shortDay = write({ weekday: 'short', day: 'numeric', month: 'short' });
  const thisYear = write({ day: 'numeric', month: 'short' });
  const otherYear = write({ day: 'numeric', month: 'short', year: 'numeric' });

  const day = written((date) =>
    (date.getFullYear() === now().getFullYear() ? thisYear : otherYear).format(date),
  );
  const time = written((date) => timeOf.format(date));
  const age = (moment: string) => daysBetween(new Date(moment), now());
  const nameOfDay = (moment: string) =>
    age(moment) < 7 && age(moment) > 0 ? weekday.format(new Date(moment)) : day(moment);

  const whenInside = (moment: string) => {
    if (age(moment) === 0) return t('when.todayAt', { time: time(moment) });
    if (age(moment) === 1) return t('when.yesterdayAt', { time: time(moment) });
    return t('when.dayAt', { day: nameOfDay(moment), time: time(moment) });
  };

  return {
    day,
    time,
    whenInside,
    when: (moment) => capital(whenInside(moment)),
    longDay: written((date) => longDay.format(date)),
    weekday: written((date) => briefWeekday.format(date)),
    shortDay: written((date) => shortDay.format(date)),
    since: (moment) => {
      if (age(moment) === 0) return t('when.at', { time: time(moment) });
      if (age(moment) === 1) return t('when.sinceYesterday');
      return t('when.since', { day: nameOfDay(moment) });
    },
    brief: (moment) => (age(moment) === 0 ? time(moment) : day(moment)),
  };
}

/** The day so many days later, as `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from today to a due day; negative when it is over. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(`${day}T00:00Z`) - Date.parse(`${today}T00:00Z`)) / DAY_MS);
}

function written(write: (date: Date) => string): (value: string) => string {
  return (value) => {
    const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00` : value);
    return Number.isNaN(date.getTime()) ? value : inOnePiece(write(date));
  };
}

/** Midnights between two moments, in the reader's own zone. */
function daysBetween(earlier: Date, later: Date): number {
  const start = new Date(earlier).setHours(12, 0, 0, 0);
  return Math.round((new Date(later).setHours(12, 0, 0, 0) - start) / DAY_MS);
}
