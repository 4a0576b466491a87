import { badRequest } from './errors.ts';

/** Windows' names of the zones our people live in or write to; every IANA name goes as well. */
const windowsZones: Record<string, string> = {
  UTC: 'UTC',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Romance Standard Time': 'Europe/Paris',
  'Central Europe Standard Time': 'Europe/Budapest',
  'GMT Standard Time': 'Europe/London',
  'FLE Standard Time': 'Europe/Kyiv',
  'Eastern Standard Time': 'America/New_York',
  'Pacific Standard Time': 'America/Los_Angeles',
};

/** A time of day without its zone, and the zone beside it. */
export interface ZonedTime {
  dateTime: string;
  timeZone: string;
}

/** The moment that a zoned time means. A `Z` or offset in the time itself wins over the zone. */
export function momentOf({ dateTime, timeZone }: ZonedTime): Date {
  const zone = zoneOf(timeZone);
  const hasOffset = /(?:Z|[+-]\d\d:?\d\d)$/i.test(dateTime);
  const asUtc = new Date(hasOffset ? dateTime : `${dateTime.replace(/\.\d+$/, '')}Z`);
  if (Number.isNaN(asUtc.getTime())) throw badRequest(`'${dateTime}' is not a date and time.`);
  if (hasOffset) return asUtc;
  // The offset there may differ from the one at the hour we began with: look twice.
  const first = new Date(asUtc.getTime() - offsetMs(asUtc, zone));
  return new Date(asUtc.getTime() - offsetMs(first, zone));
}

/** A moment as the clocks of a zone show it, in Exchange's form. */
export function inZone(at: Date, timeZone: string): ZonedTime {
  const shown = new Date(at.getTime() + offsetMs(at, zoneOf(timeZone)));
  return { dateTime: `${shown.toISOString().slice(0, 19)}.0000000`, timeZone };
}

export const isZone = (name: string): boolean => windowsZones[name] !== undefined || isIana(name);

function zoneOf(name: string): string {
  const zone = windowsZones[name] ?? (isIana(name) ? name : undefined);
  if (zone === undefined) throw badRequest(`The time zone '${name}' is not supported.`);
  return zone;
}

function isIana(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '00';
  const shown = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`;
  return new Date(shown).getTime() - Math.floor(at.getTime() / 1000) * 1000;
}
