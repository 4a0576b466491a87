import { readDayAt, type ReadingOf } from './day-phrase.ts';
import { isNoDeadline } from './due-context.ts';
import type { MailRequest } from './mail.ts';
import type { Day } from './responsibility.ts';
import type { Site } from './site.ts';
import { readSpanAt } from './span-phrase.ts';
import { dayIn, daysLater } from './zoned-time.ts';

/** A due date a mail names, to be offered and never set in silence. It is shown and never stored. */
export interface DuePhrase {
  day: Day;
  /** The time of that day as the mail writes it ("12 Uhr", "noon"); empty when it names none. */
  time: string;
  /** The words it came from, as they stand in the mail. */
  phrase: string;
  where: 'subject' | 'text';
  /** Where the phrase begins there. */
  at: number;
}

/** No request announces more deadlines; hostile texts do. */
const maxTriggers = 200;
const maxOffered = 3;
const maxPhrase = 90;

const boundary = { before: '(?<![\\p{L}\\p{N}-])', after: '(?![\\p{L}\\p{N}])' };

/** What announces a deadline. */
const triggers = new RegExp(
  `${boundary.before}(?:(?<before>vor|before)|(?<within>(?:innerhalb|binnen|within)(?: der nächsten| der kommenden| the next)?|in den nächsten|in den kommenden|in the next|over the next)|(?<soon>noch heute|heute noch|noch am heutigen tag|noch diese woche|noch in dieser woche|im laufe dieser woche|im laufe der woche)|(?<weak>until|till)|(?<strong>(?:aller)?spätestens|spaetestens|nicht später als|bis|by|no later than|not later than|latest|fällig|faellig|fälligkeit|due date|due|deadline|\\p{L}*frist(?:ende|ablauf)?|abgabetermin|abgabeschluss|einsendeschluss|anmeldeschluss|annahmeschluss))${boundary.after}`,
  'giu',
);

/** What may stand between the announcement and the day. */
const filler =
  /(?:[\s:–-]+|(?:spätestens|spaetestens|allerspätestens|längstens|einschließlich|inklusive|inkl\.?|und mit|dahin|zum|zur|am|an|bis|ist|endet|läuft|dem|den|der|die|das|von|maximal|höchstens|the|on|by|is|ends|at the latest|latest|no later than|and including|a maximum of|max\.?|close of business|end of business|end of day|cob|eod)(?![\p{L}\p{N}])\.?)/iuy;
const maxFillers = 10;

const clock =
  '(?:\\d{1,2}(?:[:.]\\d{2})?\\s?(?:uhr|h|o.clock|am|pm|a\\.m\\.|p\\.m\\.)|\\d{1,2}:\\d{2}(?:\\s?uhr)?|mittags?|noon|midday|abends?|früh|vormittags?|nachmittags?|morning|afternoon|evening|midnight|mitternacht|dienstschluss|feierabend|end of day|eod|cob|close of business)';
const timeBefore = new RegExp(`\\s*(?<time>${clock})(?:\\s*,)?(?=\\s)`, 'iuy');
const timeAfter = new RegExp(
  `(?:\\s*,)?\\s*(?:um\\s+|bis\\s+|at\\s+|by\\s+|gegen\\s+)?(?<time>${clock})${boundary.after}`,
  'iuy',
);

/** The end of this working day, said without a day. */
const endOfToday =
  /\s*(?:the\s+)?(?:end of (?:the )?(?:business )?day|close of business|eod|cob|dienstschluss|feierabend)(?:\s+(?:today|heute))?(?![\p{L}\p{N}])(?!\s+(?:on\s+)?(?:\d|mon|tue|wed|thu|fri|sat|sun|tomorrow))/iuy;

/**
 * The due dates a request names, the earliest first, at most three. Days that are over are left out, and
 * so is whatever could mean two different days: no offer is better than a wrong one. Bounded in time.
 */
export function findDuePhrases(request: MailRequest, now: Date, site: Site): DuePhrase[] {
  const today = dayIn(site.timeZone, now);
  const receivedAt = new Date(request.receivedAt);
  const received = Number.isNaN(receivedAt.getTime()) ? today : dayIn(site.timeZone, receivedAt);
  const of = { received, language: request.language, site };
  const found = (['subject', 'text'] as const).flatMap((where) => findIn(request, where, of));
  const ahead = found.filter(({ day }) => day >= today && day <= daysLater(received, 400));
  const days = new Set<Day>();
  return ahead
    .toSorted((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)))
    .filter(({ day }) => !days.has(day) && days.add(day))
    .slice(0, maxOffered);
}

function findIn(request: MailRequest, where: 'subject' | 'text', of: ReadingOf): DuePhrase[] {
  const text = request[where];
  const found: DuePhrase[] = [];
  let end = 0;
  for (const trigger of text.matchAll(triggers).take(maxTriggers)) {
    if (trigger.index < end) continue;
    const read = readAfter(trigger, text, of);
    if (read === undefined) continue;
    end = read.end;
    const phrase = text.slice(trigger.index, end).trim();
    if (read.day === undefined || phrase.length > maxPhrase) continue;
    if (isNoDeadline(text, trigger, end)) continue;
    found.push({ day: read.day, time: read.time, phrase, where, at: trigger.index });
  }
  return found;
}

interface Read {
  end: number;
  time: string;
  day: Day | undefined;
}

function readAfter(trigger: RegExpExecArray, text: string, of: ReadingOf): Read | undefined {
  const { before, within, soon } = trigger.groups ?? {};
  const start = trigger.index + trigger[0].length;
  if (soon !== undefined) {
    const day = /heut/i.test(soon) ? of.received : readDayAt('ende dieser woche', 0, of)?.day;
    return { end: start, time: '', day };
  }
  if (within !== undefined) {
    const at = skipFillers(text, start);
    const span = readSpanAt(text, at, of);
    return span && { end: at + span.length, time: '', day: span.day };
  }
  return readDay(text, start, of, before === undefined ? 0 : -1);
}

function readDay(text: string, start: number, of: ReadingOf, shift: number): Read | undefined {
  endOfToday.lastIndex = start;
  const today = endOfToday.exec(text);
  if (today !== null)
    return { end: start + today[0].length, time: today[0].trim(), day: of.received };
  const early = matchAt(timeBefore, text, start);
  const at = skipFillers(text, start + (early?.length ?? 0));
  const read = readDayAt(text, at, of);
  if (read === undefined) return undefined;
  const late = early ?? matchAt(timeAfter, text, at + read.length);
  const end = at + read.length + (early === undefined ? (late?.length ?? 0) : 0);
  const day = read.day && daysLater(read.day, shift);
  return { end, time: late?.time ?? '', day };
}

function matchAt(pattern: RegExp, text: string, at: number) {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null
    ? undefined
    : { length: found[0].length, time: found.groups?.['time'] ?? '' };
}

function skipFillers(text: string, start: number): number {
  let at = start;
  for (let count = 0; count < maxFillers; count++) {
    filler.lastIndex = at;
    const found = filler.exec(text);
    if (found === null) break;
    at += found[0].length;
  }
  return at;
}
