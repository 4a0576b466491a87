import { z } from 'zod';
import type { AwayTime } from '../core/outlook-days.ts';
import type { OwnOutlook } from '../usecases/people-ports.ts';
import type { Graph } from './graph.ts';

const zoned = z.object({ dateTime: z.string(), timeZone: z.string().nullish() });

const repliesAnswer = z.object({
  status: z.string(),
  scheduledStartDateTime: zoned.nullish(),
  scheduledEndDateTime: zoned.nullish(),
});

const calendarPage = z.object({
  value: z.array(
    z.object({
      start: zoned,
      end: zoned,
      isAllDay: z.boolean().nullish(),
      isCancelled: z.boolean().nullish(),
      showAs: z.string().nullish(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
});
type Entry = z.output<typeof calendarPage>['value'][number];

/** More entries than anybody has in a year; a calendar that has more is not read to its end. */
const mostEntries = 5_000;
const inUtc = { Prefer: 'outlook.timezone="UTC"' };
const members = 'start,end,isAllDay,isCancelled,showAs';

/**
 * When somebody is away, by their own mailbox. Of the calendar only times are asked for, no subjects or places; the
 * texts of the automatic replies come along with their times and are dropped here.
 */
export function createOwnOutlook(graph: Graph): OwnOutlook {
  return {
    async awayTimes(from, to) {
      const window = `startDateTime=${from.toISOString()}&endDateTime=${to.toISOString()}`;
      const [replies, entries] = await Promise.all([
        graph.get('/me/mailboxSettings/automaticRepliesSetting', repliesAnswer, inUtc),
        graph.getAll(
          `/me/calendarView?${window}&$select=${members}&$top=500`,
          calendarPage,
          mostEntries,
          inUtc,
        ),
      ]);
      return [...repliesTime(replies), ...entries.flatMap(entryTime)];
    },
  };
}

function repliesTime({
  status,
  scheduledStartDateTime: start,
  scheduledEndDateTime: end,
}: z.output<typeof repliesAnswer>): AwayTime[] {
  if (status === 'alwaysEnabled') return [{ source: 'replies', kind: 'open' }];
  const [from, to] = [start && momentOf(start), end && momentOf(end)];
  if (status !== 'scheduled' || !from || !to) return [];
  return [{ source: 'replies', kind: 'moments', from, to }];
}

/** Of an entry that lasts all day the days count, wherever they are looked at from. */
function entryTime({ start, end, isAllDay, isCancelled, showAs }: Entry): AwayTime[] {
  if (showAs !== 'oof' || isCancelled === true) return [];
  if (isAllDay === true)
    return [
      {
        source: 'calendar',
        kind: 'days',
        from: start.dateTime.slice(0, 10),
        until: end.dateTime.slice(0, 10),
      },
    ];
  const [from, to] = [momentOf(start), momentOf(end)];
  return from && to ? [{ source: 'calendar', kind: 'moments', from, to }] : [];
}

/** Asked for in UTC; a time that is in another zone all the same is not guessed at. */
function momentOf({ dateTime, timeZone }: z.output<typeof zoned>): Date | undefined {
  const hasOffset = /(?:Z|[+-]\d\d:?\d\d)$/i.test(dateTime);
  if (!hasOffset && (timeZone ?? 'UTC') !== 'UTC') return undefined;
  const at = new Date(hasOffset ? dateTime : `${dateTime.replace(/\.\d+$/, '')}Z`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
