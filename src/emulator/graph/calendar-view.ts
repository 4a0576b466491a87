import type { GraphEvent } from '../../wire/graph.ts';
import { contextOf, nextLink } from './addresses.ts';
import { type GraphCall, json, type Register } from './call.ts';
import { badRequest, GraphError } from './errors.ts';
import { openMailbox } from './mailboxes.ts';
import { workingHoursOf } from './mailbox-settings.ts';
import { allowOptions, pageSize, pick, selected } from './options.ts';
import { entriesOf, type Entry, wantedZone } from './schedule.ts';
import { inZone } from './time-zones.ts';

const defaultPage = 10;
const maxPage = 1000;

/** The calendar between two moments (https://learn.microsoft.com/graph/api/user-list-calendarview). */
export function calendarViewRoutes(on: Register): void {
  for (const owner of ['/me', '/users/:user'])
    on('GET', `${owner}/calendarView`, 'calendar.view', showView);
}

function showView(call: GraphCall): Response {
  allowOptions(call.options, ['select', 'top', 'skip']);
  const mailbox = openMailbox(call);
  const window = { from: momentIn(call, 'startDateTime'), to: momentIn(call, 'endDateTime') };
  if (window.from > window.to)
    throw new GraphError(400, 'ErrorInvalidParameter', 'The end lies before the start.');
  const size = pageSize(call.options, maxPage) ?? defaultPage;
  const skip = Number(call.options.get('skip') ?? '0') || 0;
  const entries = entriesOf(call, mailbox.oid, window);
  const home = workingHoursOf(call.tenant, mailbox)?.timeZone?.name ?? 'UTC';
  const zone = wantedZone(call);
  const select = selected(call.options);
  const shown = entries.slice(skip, skip + size).map((entry) => eventOf(entry, home, zone));
  return json(
    {
      '@odata.context': contextOf(`users('${mailbox.oid}')/calendarView`),
      value: shown.map((event) => pick(event, select && ['id', ...select])),
      ...(entries.length > skip + size && {
        '@odata.nextLink': nextLink(call.url, { $skip: String(skip + size) }),
      }),
    },
    200,
    { 'preference-applied': `outlook.timezone="${zone}"` },
  );
}

/** Both are required. A time without an offset is UTC. */
function momentIn(call: GraphCall, name: string): Date {
  const [, text] = [...call.url.searchParams].find(([key]) => sameName(key, name)) ?? [];
  if (text === undefined)
    throw new GraphError(
      400,
      'ErrorInvalidParameter',
      `This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.`,
    );
  const at = new Date(/Z|[+-]\d\d:?\d\d$/i.test(text) ? text : `${text}Z`);
  if (Number.isNaN(at.getTime())) throw badRequest(`'${text}' is not a date and time.`);
  return at;
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What lasts from midnight to midnight where the mailbox is at home lasts all day: then only its days count. */
function eventOf(entry: Entry, home: string, zone: string): GraphEvent {
  const [start, end] = [entry.start_at, entry.end_at].map((at) => inZone(new Date(at), home));
  const isAllDay = [start, end].every((time) => time?.dateTime.includes('T00:00:00'));
  const shown = (at: string, inHome = inZone(new Date(at), home)) =>
    isAllDay ? { ...inHome, timeZone: zone } : inZone(new Date(at), zone);
  return {
    id: Buffer.from(`calendar entry ${entry.number}`).toString('base64url'),
    subject: entry.subject,
    start: shown(entry.start_at),
    end: shown(entry.end_at),
    isAllDay,
    isCancelled: false,
    showAs: entry.status,
    sensitivity: 'normal',
    location: { displayName: entry.location },
    type: 'singleInstance',
  };
}
