import {
  firstOf,
  lastOfMonth,
  monthIn,
  monthsLater,
  onlyReal,
  two,
  weekdayInWeek,
} from './day-arithmetic.ts';
import { anyWeekday, monthName, monthOf, weekdayName, weekdayNamed } from './day-words.ts';
import type { Day } from './responsibility.ts';
import type { Site } from './site.ts';
import { daysLater, weekdayOf } from './zoned-time.ts';

const wednesday = 3;
const friday = 5;

/** What a phrase is read against. */
export interface ReadingOf {
  /** The day the mail came in: from here count "tomorrow", "Friday" and dates without a year. */
  received: Day;
  /** Decides what 03/04/2026 may mean. */
  language: 'de' | 'en';
  /** Whose working days count. */
  site: Site;
}

/** An expression that was recognised. `day` is absent when it could mean several days, or none. */
export interface DayReading {
  length: number;
  day?: Day | undefined;
}

type Groups = Readonly<Record<string, string | undefined>>;
interface Form {
  pattern: RegExp;
  day: (groups: Groups, of: ReadingOf) => Day | undefined;
}

const form = (pattern: string, day: Form['day']): Form => ({
  pattern: new RegExp(`(?:${pattern})(?![\\p{L}\\p{N}])`, 'iuy'),
  day,
});

const aroundWeekday = `(?:(?<weekday>${anyWeekday})\\.?,?\\s+)?(?:(?:de[nmr]|the)\\s+)?`;
/** What makes "10.5" an amount, a time or a version, and not a day. */
const noAmount =
  '(?![.,:]?\\d|\\s?(?:%|‰|€|\\$|°|prozent|percent|eur|euro|usd|uhr|std|mm|cm|km|m|kg|g|t|l|liter|stk|stück|mio|mrd|tsd|punkte|bar|kw|v|a|w)(?![\\p{L}]))';
const year = '(?<year>\\d{4}|\\d{2})(?!\\d)';
const ordinal = '(?:\\.|st|nd|rd|th)?';

/** In this order; the first that fits decides, also when it then says that the day is not clear. */
const forms: readonly Form[] = [
  form('(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})', dated),
  form(
    `${aroundWeekday}(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})(?:\\.(?<year>\\s?\\d{4}|\\d{2})(?!\\d)|\\.(?!\\d)|(?![.\\d]))${noAmount}`,
    dated,
  ),
  form(
    `${aroundWeekday}(?<day>\\d{1,2})${ordinal}\\s?(?:of\\s+)?(?<name>${monthName})\\.?(?:,?\\s+(?<year>\\d{4}))?`,
    dated,
  ),
  form(
    `${aroundWeekday}(?<name>${monthName})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.]\\d)(?:,?\\s+(?<year>\\d{4}))?`,
    dated,
  ),
  form(`${aroundWeekday}(?<one>\\d{1,2})/(?<two>\\d{1,2})/${year}`, slashed),
  form(
    `(?:(?:de[nmr]|the)\\s+)?(?<day>\\d{1,2})${ordinal}\\s+(?:(?<next>n\\.\\s?m|(?:des\\s+)?(?:nächsten|kommenden|folgenden) monats|of next month)|d\\.\\s?m|(?:des|dieses|des laufenden) monats|of (?:this|the) month)\\.?`,
    ({ day, next }, { received }) => {
      const first = monthsLater(received, next === undefined ? 0 : 1);
      return onlyReal(first.slice(0, 8) + two(day));
    },
  ),
  form(
    `(?:am\\s+|on\\s+)?(?:(?:nächste|kommende|next) (?:woche|week)\\s+(?:am\\s+|on\\s+)?(?<after>${weekdayName})|(?<before>${weekdayName})\\s+(?:der\\s+|of\\s+)?(?:(?:in\\s+)?(?:der\\s+)?(?:nächsten?r?|kommenden?r?) woche|next week))`,
    ({ after, before }, { received }) =>
      weekdayInWeek(received, weekdayNamed(after ?? before ?? ''), 1),
  ),
  form(
    `(?:zum\\s+|den\\s+|on\\s+)?(?:nächste[nrm]|next)\\s+(?<weekday>${weekdayName})`,
    ({ weekday = '' }, { received }) =>
      // Said on a Tuesday, "next Friday" means this week's for one and next week's for another.
      weekdayOf(received) >= weekdayNamed(weekday) ? upcoming(received, weekday) : undefined,
  ),
  form(
    `(?:(?:kommende|diese)[nrm]|am|this|coming|on|this coming)?\\s*(?<weekday>${weekdayName})`,
    ({ weekday = '' }, { received }) => upcoming(received, weekday),
  ),
  form('(?:heute|today|tonight)', (_groups, { received }) => received),
  form('(?:übermorgen|uebermorgen|the day after tomorrow)', (_groups, { received }) =>
    daysLater(received, 2),
  ),
  form('(?:morgen|tomorrow)', (_groups, { received }) => daysLater(received, 1)),
  form(
    '(?:de[mrs]\\s+|the\\s+)?(?<part>ende|end|mitte|middle)\\s+(?:of\\s+)?(?:der\\s+|the\\s+)?(?:(?<next>nächste[rn]?|kommende[rn]?|next)|dieser|this|laufenden|der)?\\s*(?:woche|week)',
    ({ part = '', next }, { received }) =>
      weekdayInWeek(received, isMiddle(part) ? wednesday : friday, next ? 1 : 0),
  ),
  form('(?:das|dem|the)?\\s*(?:wochenende|weekend)', (_groups, { received }) =>
    weekdayInWeek(received, friday),
  ),
  form(
    '(?:ende\\s+)(?:der\\s+)?(?:kw|kalenderwoche)\\s?(?<week>\\d{1,2})',
    ({ week }, { received }) => fridayOfWeek(Number(week), received),
  ),
  form(
    '(?:(?:ende|end)\\s+(?:of\\s+)?(?:(?<next>(?:des\\s+)?(?:nächsten|kommenden)|next)|des|dieses|des laufenden|the|this)\\s+(?:monats|month)|monatsende|month[ -]end)',
    ({ next }, { received }) => lastOfMonth(monthsLater(received, next === undefined ? 0 : 1)),
  ),
  form(
    `(?:(?<part>ende|end of|mitte|mid)[ -](?<name>${monthName}))\\.?(?:\\s+(?<year>\\d{4}))?`,
    ({ part = '', ...named }, of) => {
      if (isMiddle(part)) return dated({ ...named, day: '15' }, of);
      const first = dated({ ...named, day: '01' }, { ...of, received: firstOf(of.received) });
      return first && lastOfMonth(first);
    },
  ),
  form(
    '(?:(?:ende|end)\\s+(?:of\\s+)?(?:des|dieses|the|this)\\s+(?:quartals|quarter)|quartalsende|quarter[ -]end)',
    (_groups, { received }) =>
      lastOfMonth(monthsLater(received, 2 - ((monthIn(received) - 1) % 3))),
  ),
  form(
    '(?:(?:ende|end)\\s+(?:of\\s+)?(?:des|dieses|the|this)\\s+(?:jahres|year)|jahresende|year[ -]end)',
    (_groups, { received }) => `${received.slice(0, 4)}-12-31`,
  ),
];

/** Reads a day at this place of the text, which begins there or not at all. Time is bounded whatever the text. */
export function readDayAt(text: string, at: number, of: ReadingOf): DayReading | undefined {
  for (const { pattern, day } of forms) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) return { length: found[0].length, day: day(found.groups ?? {}, of) };
  }
  return undefined;
}

/** A date with or without weekday and year. Without a year it is the next one that comes; nothing when that is far off. */
function dated(groups: Groups, { received }: ReadingOf): Day | undefined {
  const { day = '', name, weekday } = groups;
  const month = name === undefined ? (groups['month'] ?? '') : String(monthOf(name));
  const inYear = (value: number) => onlyReal(`${value}-${two(month)}-${two(day)}`);
  const thisYear = Number(received.slice(0, 4));
  const stated = groups['year']?.trim();
  const found =
    stated !== undefined
      ? inYear(Number(stated.length === 2 ? `20${stated}` : stated))
      : nearest([inYear(thisYear), inYear(thisYear + 1)], received);
  // A weekday that does not fit shows that one of the two is a mistake.
  const fits = weekday === undefined || found === undefined;
  return fits || weekdayOf(found) === weekdayNamed(weekday) ? found : undefined;
}

/** A date without a year that just passed is not meant for next year. */
const farAheadDays = 200;

function nearest(days: readonly (Day | undefined)[], from: Day): Day | undefined {
  const [soon, later] = days;
  if (soon !== undefined && soon >= from) return soon;
  return later !== undefined && later <= daysLater(from, farAheadDays) ? later : soon;
}

/** In German the day comes first; in English nobody knows, unless only one of them can be a month. */
function slashed(groups: Groups, of: ReadingOf): Day | undefined {
  const { one = '', two: other = '' } = groups;
  const dayFirst = dated({ ...groups, day: one, month: other }, of);
  const monthFirst = dated({ ...groups, day: other, month: one }, of);
  if (of.language === 'de') return dayFirst ?? monthFirst;
  return dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst
    ? (dayFirst ?? monthFirst)
    : undefined;
}

/** On a Friday nobody can tell which Friday is meant. */
function upcoming(received: Day, weekday: string): Day | undefined {
  const ahead = (weekdayNamed(weekday) - weekdayOf(received) + 7) % 7;
  return ahead === 0 ? undefined : daysLater(received, ahead);
}

function isMiddle(part: string): boolean {
  return part.toLowerCase().startsWith('m');
}

/** Friday of the calendar week (ISO 8601) that is nearest ahead. */
function fridayOfWeek(week: number, received: Day): Day | undefined {
  if (week < 1 || week > 53) return undefined;
  const inYear = (value: number) =>
    daysLater(weekdayInWeek(`${value}-01-04`, friday), 7 * (week - 1));
  const thisYear = Number(received.slice(0, 4));
  return nearest([inYear(thisYear), inYear(thisYear + 1)], received);
}
