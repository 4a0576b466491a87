import { isWorkday, stretchesOn } from './business-time.ts';
import type { Day } from './responsibility.ts';
import type { Site } from './site.ts';
import { daysLater } from './zoned-time.ts';

/** Where Outlook says that somebody is away. */
export type OutlookSource = 'replies' | 'calendar';

/**
 * What Outlook says: from one moment to another, whole days of which `until` is the first that is none any more, or
 * until somebody switches the automatic replies off.
 */
export type AwayTime =
  | { source: 'replies'; kind: 'open' }
  | { source: OutlookSource; kind: 'moments'; from: Date; to: Date }
  | { source: OutlookSource; kind: 'days'; from: Day; until: Day };

/** Days that Outlook says somebody is away on. */
export interface ProposedAbsence {
  from: Day;
  /** Absent where automatic replies are on without an end. */
  to?: Day;
  sources: OutlookSource[];
}

/** How far ahead Outlook is looked at, in days. */
export const outlookHorizonDays = 366;

/**
 * The working days from today on that Outlook says somebody is away on, as periods in order. A day counts when at
 * least half of its working time is spoken for, so an appointment or an evening is no absence. Days that are entered
 * already are left out. Automatic replies without an end come last, and only when nothing else says today.
 */
export function absencesIn(
  times: readonly AwayTime[],
  { today, site, entered }: { today: Day; site: Site; entered: (day: Day) => boolean },
): ProposedAbsence[] {
  const workdays = Array.from({ length: outlookHorizonDays }, (_, at) => daysLater(today, at))
    .filter((day) => isWorkday(day, site))
    .map((day) => ({ day, sources: entered(day) ? [] : sourcesOn(day, times, site) }));
  const periods = periodsOf(workdays);
  const open = times.some(({ kind }) => kind === 'open');
  const first = workdays[0];
  if (!open || first === undefined || entered(first.day) || first.sources.length > 0)
    return periods;
  return [...periods, { from: first.day, sources: ['replies'] }];
}

interface CheckedDay {
  day: Day;
  sources: OutlookSource[];
}

function periodsOf(workdays: readonly CheckedDay[]): ProposedAbsence[] {
  const periods: (ProposedAbsence & { to: Day })[] = [];
  let isGoingOn = false;
  for (const { day, sources } of workdays) {
    const last = periods.at(-1);
    if (sources.length > 0 && isGoingOn && last)
      periods[periods.length - 1] = { ...last, to: day, sources: union(last.sources, sources) };
    else if (sources.length > 0) periods.push({ from: day, to: day, sources });
    isGoingOn = sources.length > 0;
  }
  return periods;
}

function union(some: readonly OutlookSource[], more: readonly OutlookSource[]): OutlookSource[] {
  return [...new Set([...some, ...more])].toSorted();
}

function sourcesOn(day: Day, times: readonly AwayTime[], site: Site): OutlookSource[] {
  const stretches = stretchesOn(day, site);
  const half = stretches.reduce((sum, { from, to }) => sum + to - from, 0) / 2;
  const sources = times.filter((time) => {
    if (time.kind === 'days') return time.from <= day && day < time.until;
    if (time.kind === 'open') return false;
    const { from, to } = time;
    const away = stretches.map(
      (each) => Math.min(each.to, to.getTime()) - Math.max(each.from, from.getTime()),
    );
    return away.reduce((sum, length) => sum + Math.max(length, 0), 0) >= half;
  });
  return union(
    sources.map(({ source }) => source),
    [],
  );
}
