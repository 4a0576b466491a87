import type { Day } from './responsibility.ts';
import { defaultTimeZone, isTimeZone } from './zoned-time.ts';

/** Where people work: what counts as working time there. */
export interface Site {
  /** Empty for the one everybody belongs to who is not named elsewhere. */
  name: string;
  federalState: FederalState;
  timeZone: string;
  /** From Monday (at 0) to Sunday (at 6): periods of that day in minutes since midnight, in order and apart. */
  week: readonly (readonly Period[])[];
  /** Days on which this site is closed besides the holidays. */
  closed: readonly Day[];
  /** Whose site it is: `name@company.de` or `@hamburg.company.de`. Lower case. */
  people: readonly string[];
}

export interface Period {
  from: number;
  to: number;
}

/** `BUND` has the holidays that are the same everywhere. `AUGSBURG` has one of its own. */
export const federalStates = [
  'BUND',
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HE',
  'HH',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
  'AUGSBURG',
] as const;
export type FederalState = (typeof federalStates)[number];

const officeHours: Period[] = [{ from: 8 * 60, to: 17 * 60 }];

/** Where nothing is set: Monday to Friday, 8 to 17 o'clock, holidays of the whole country, time of Berlin. */
export const defaultSite: Site = {
  name: '',
  federalState: 'BUND',
  timeZone: defaultTimeZone,
  week: [officeHours, officeHours, officeHours, officeHours, officeHours, [], []],
  closed: [],
  people: [],
};

/** A line of a site's settings that could not be understood; what it would have set stays as it was. */
export interface SiteProblem {
  setting: string;
  line: string;
}

const maxSites = 200;
const maxLines = 500;

/**
 * Sites from the Settings list. The row `Site` is for everybody, a row `Site Kiel` for the people it names:
 *
 *     FederalState: SH
 *     WorkingHours: Mon-Thu 08:00-16:30, Fri 08:00-14:00
 *     TimeZone: Europe/Berlin
 *     Closed: 2026-12-24, 2026-12-31
 *     People: @kiel.company.de, name@company.de
 *
 * German names work as well (Bundesland, Arbeitszeit, Zeitzone, Geschlossen, Personen, Mo-Do). The first
 * site is the one for everybody.
 */
export function readSites(settings: Readonly<Record<string, string>>): {
  sites: Site[];
  problems: SiteProblem[];
} {
  const problems: SiteProblem[] = [];
  const everybody = readSite('Site', settings['Site'] ?? '', defaultSite, problems);
  const others = Object.keys(settings)
    .filter((key) => key.startsWith('Site '))
    .toSorted()
    .slice(0, maxSites)
    .map((key) => readSite(key, settings[key] ?? '', { ...everybody, people: [] }, problems));
  return { sites: [{ ...everybody, people: [] }, ...others], problems };
}

/** The site of somebody, by their address: a full address counts more than a domain; else the first, which is everybody's. */
export function siteOf(mail: string, sites: readonly Site[]): Site {
  const address = mail.toLowerCase();
  const domain = address.slice(address.lastIndexOf('@'));
  const naming = (entry: string) =>
    entry !== '' ? sites.find(({ people }) => people.includes(entry)) : undefined;
  return naming(address) ?? naming(domain) ?? sites[0] ?? defaultSite;
}

function readSite(setting: string, value: string, otherwise: Site, problems: SiteProblem[]): Site {
  const lines = value.split(/\r?\n/, maxLines).filter((line) => line.trim() !== '');
  return lines.reduce<Site>(
    (site, line) => {
      const colon = line.indexOf(':');
      const read = readers.get(line.slice(0, colon).trim().toLowerCase());
      const stated = read?.(line.slice(colon + 1).trim());
      if (stated === undefined) problems.push({ setting, line: line.slice(0, 80) });
      return { ...site, ...stated };
    },
    { ...otherwise, name: setting.slice('Site '.length).trim() },
  );
}

/** Answers what a line states, or nothing when it cannot be read. */
type Reader = (text: string) => Partial<Site> | undefined;

const readState: Reader = (text) => {
  const federalState = federalStates.find((each) => each === text.toUpperCase());
  return federalState && { federalState };
};

const readZone: Reader = (text) => (isTimeZone(text) ? { timeZone: text } : undefined);

const readClosed: Reader = (text) => {
  const closed = entriesOf(text).map(dayIn);
  return closed.every((day) => day !== undefined) ? { closed } : undefined;
};

const readPeople: Reader = (text) => {
  const people = entriesOf(text).map((each) => each.toLowerCase());
  return people.every((each) => /^[^@\s]*@[^@\s]+$/.test(each)) ? { people } : undefined;
};

const readWeek: Reader = (text) => {
  const week: Period[][] = Array.from({ length: 7 }, () => []);
  for (const entry of text.split(/[,;]/)) {
    const part = /^\s*(\p{L}+)\.?(?:\s*[-–]\s*(\p{L}+)\.?)?\s+(\S+(?:\s*[-–]\s*\S+)?)\s*$/u.exec(
      entry,
    );
    const period = periodIn(part?.[3] ?? '');
    const first = weekdayIn(part?.[1] ?? '');
    const last = part?.[2] === undefined ? first : weekdayIn(part[2]);
    if (period === undefined || first < 0 || last < first) return undefined;
    for (let day = first; day <= last; day++) week[day]?.push(period);
  }
  return week.every(isInOrder) ? { week } : undefined;
};

const readers: ReadonlyMap<string, Reader> = new Map([
  ['federalstate', readState],
  ['bundesland', readState],
  ['timezone', readZone],
  ['zeitzone', readZone],
  ['workinghours', readWeek],
  ['arbeitszeit', readWeek],
  ['closed', readClosed],
  ['geschlossen', readClosed],
  ['people', readPeople],
  ['personen', readPeople],
]);

function entriesOf(text: string): string[] {
  return text
    .split(/[,;\s]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function dayIn(text: string): Day | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return isDay ? text : undefined;
}

const weekdays = [
  ['mo', 'mon', 'montag', 'monday'],
  ['di', 'tue', 'dienstag', 'tuesday'],
  ['mi', 'wed', 'mittwoch', 'wednesday'],
  ['do', 'thu', 'donnerstag', 'thursday'],
  ['fr', 'fri', 'freitag', 'friday'],
  ['sa', 'sat', 'samstag', 'saturday'],
  ['so', 'sun', 'sonntag', 'sunday'],
];

function weekdayIn(text: string): number {
  return weekdays.findIndex((names) => names.includes(text.toLowerCase()));
}

/** `08:00-16:30`, `8-17` */
function periodIn(text: string): Period | undefined {
  const found = /^(\d{1,2})(?::(\d{2}))?\s*[-–]\s*(\d{1,2})(?::(\d{2}))?$/.exec(text);
  if (found === null) return undefined;
  const [from, to] = [minutesOf(found[1], found[2]), minutesOf(found[3], found[4])];
  return from < to && to <= 24 * 60 ? { from, to } : undefined;
}

function minutesOf(hours = '0', minutes = '0'): number {
  return Number(hours) * 60 + Number(minutes);
}

function isInOrder(periods: readonly Period[]): boolean {
  return periods.every(({ from }, at) => from >= (periods[at - 1]?.to ?? 0));
}
