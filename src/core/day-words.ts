/** Names of months, weekdays and small numbers as mails write them, in German and English; lower case. */

const months = [
  ['januar', 'jänner', 'january', 'jan'],
  ['februar', 'february', 'feb'],
  ['märz', 'maerz', 'march', 'mrz', 'mär', 'mar'],
  ['april', 'apr'],
  ['mai', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['dezember', 'december', 'dez', 'dec'],
];

const weekdays = [
  ['montag', 'monday'],
  ['dienstag', 'tuesday'],
  ['mittwoch', 'wednesday'],
  ['donnerstag', 'thursday'],
  ['freitag', 'friday'],
  ['samstag', 'sonnabend', 'saturday'],
  ['sonntag', 'sunday'],
];

/** Only before a date: alone, `so` and `sun` are words of their own. */
const shortWeekdays = [
  ['mo', 'mon'],
  ['di', 'tue', 'tues'],
  ['mi', 'wed'],
  ['do', 'thu', 'thurs'],
  ['fr', 'fri'],
  ['sa', 'sat'],
  ['so', 'sun'],
];

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  ein: 1,
  eine: 1,
  einem: 1,
  einer: 1,
  eines: 1,
  zwei: 2,
  two: 2,
  drei: 3,
  three: 3,
  vier: 4,
  four: 4,
  fünf: 5,
  five: 5,
  sechs: 6,
  six: 6,
  sieben: 7,
  seven: 7,
  acht: 8,
  eight: 8,
  zehn: 10,
  ten: 10,
  zwölf: 12,
  twelve: 12,
  vierzehn: 14,
  fourteen: 14,
  dreißig: 30,
  thirty: 30,
};

const anyOf = (words: readonly string[][]) =>
  words
    .flat()
    .toSorted((a, b) => b.length - a.length)
    .join('|');

/** Pieces of regular expressions. */
export const monthName = anyOf(months);
export const weekdayName = anyOf(weekdays);
export const anyWeekday = anyOf([...weekdays, ...shortWeekdays]);
export const number = `\\d{1,3}|${anyOf([Object.keys(numbers)])}`;

/** 1 to 12. */
export function monthOf(name: string): number {
  return 1 + months.findIndex((names) => names.includes(name.toLowerCase()));
}

/** 1 for Monday to 7 for Sunday, 0 for no name of a weekday. */
export function weekdayNamed(name: string): number {
  const word = name.toLowerCase();
  return (
    1 + weekdays.findIndex((names, at) => [...names, ...(shortWeekdays[at] ?? [])].includes(word))
  );
}

/** The value of digits or of a number word. */
export function numberOf(word: string): number {
  return numbers[word.toLowerCase()] ?? Number(word);
}
