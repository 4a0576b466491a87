import { workdayAfter } from './business-time.ts';
import { sameDayLater } from './day-arithmetic.ts';
import type { DayReading, ReadingOf } from './day-phrase.ts';
import { number, numberOf } from './day-words.ts';
import type { Day } from './responsibility.ts';
import type { Site } from './site.ts';
import { daysLater } from './zoned-time.ts';

const spans = new RegExp(
  `(?<count>${number})[ -]?(?<unit>stunden|hours?|std|h|arbeitstage?n?|geschäftstage?n?|bankarbeitstage?n?|business days?|working days?|workdays?|werktage?n?|werktags|kalendertage?n?|calendar days?|tage?n?|tages|days?|wochen?|weeks?|monate?n?|monats|months?)(?![\\p{L}\\p{N}])`,
  'iuy',
);

/** Reads a length of time: "14 Tagen", "a week", "10 business days". */
export function readSpanAt(text: string, at: number, of: ReadingOf): DayReading | undefined {
  spans.lastIndex = at;
  const found = spans.exec(text);
  const { count = '', unit = '' } = found?.groups ?? {};
  if (found === null) return undefined;
  return { length: found[0].length, day: afterSpan(numberOf(count), unit.toLowerCase(), of) };
}

function afterSpan(count: number, unit: string, { received, site }: ReadingOf): Day | undefined {
  if (count < 1) return undefined;
  if (/^(?:st|h)/.test(unit)) return daysLater(received, Math.floor(count / 24));
  if (/^(?:arb|gesch|bank|bus|work)/.test(unit)) return workdayAfter(received, count, site);
  // A "Werktag" of German law is every day but Sundays and holidays (§ 3 BUrlG), so Saturday counts.
  if (unit.startsWith('werk')) return workdayAfter(received, count, withSaturday(site));
  if (/^w[oe]/.test(unit)) return daysLater(received, 7 * count);
  return unit.startsWith('mo') ? sameDayLater(received, count) : daysLater(received, count);
}

function withSaturday(site: Site): Site {
  const day = [{ from: 0, to: 1 }];
  return { ...site, week: [day, day, day, day, day, day, []] };
}
