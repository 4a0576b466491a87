import { z } from 'zod';
import type { GraphScheduleInformation } from '../../wire/graph.ts';
import { findPerson } from '../entra/directory.ts';
import { contextOf } from './addresses.ts';
import { type GraphCall, json, readBody, type Register } from './call.ts';
import { badRequest, GraphError } from './errors.ts';
import { mailboxOf, openMailbox } from './mailboxes.ts';
import { workingHoursOf } from './mailbox-settings.ts';
import { inZone, isZone, momentOf } from './time-zones.ts';

const zonedTime = z.object({ dateTime: z.string(), timeZone: z.string() });
const body = z
  .object({
    schedules: z.array(z.string().max(320)).min(1).max(100),
    startTime: zonedTime,
    endTime: zonedTime,
    availabilityViewInterval: z.int().min(5).max(1440).default(30),
  })
  .strict();

const maxDays = 62;

export type Entry = {
  number: number;
  start_at: string;
  end_at: string;
  status: keyof typeof digits;
  subject: string;
  location: string;
};

/** As `availabilityView` writes them. */
const digits = { free: '0', tentative: '1', busy: '2', oof: '3', workingElsewhere: '4' };

/** When people are free. Colleagues see the time only, the owner also what it is. */
export function scheduleRoutes(on: Register): void {
  for (const owner of ['/me', '/users/:user'])
    on('POST', `${owner}/calendar/getSchedule`, 'calendar.schedule', async (call) => {
      const { schedules, startTime, endTime, availabilityViewInterval } = await readBody(
        call,
        body,
      );
      openMailbox(call);
      const window = { from: momentOf(startTime), to: momentOf(endTime) };
      requireWindow(window);
      const zone = wantedZone(call);
      const value = schedules.map((address) =>
        scheduleOf(call, address, { ...window, zone, minutes: availabilityViewInterval }),
      );
      const context = contextOf('Collection(microsoft.graph.scheduleInformation)');
      return json({ '@odata.context': context, value });
    });
}

function requireWindow({ from, to }: { from: Date; to: Date }): void {
  const days = (to.getTime() - from.getTime()) / 86_400_000;
  if (days > 0 && days <= maxDays) return;
  throw new GraphError(
    400,
    'ErrorInvalidParameter',
    `The time window must be longer than nothing and at most ${maxDays} days.`,
  );
}

/** `Prefer: outlook.timezone="…"`, else UTC. */
export function wantedZone(call: GraphCall): string {
  const zone = /outlook\.timezone\s*=\s*"?([^",;]+)"?/i.exec(call.header('prefer') ?? '')?.[1];
  if (zone === undefined) return 'UTC';
  if (!isZone(zone.trim())) throw badRequest(`The time zone '${zone}' is not supported.`);
  return zone.trim();
}

interface View {
  from: Date;
  to: Date;
  zone: string;
  minutes: number;
}

function scheduleOf(call: GraphCall, address: string, view: View): GraphScheduleInformation {
  const person = findPerson(call.tenant, address);
  const mailbox = person && mailboxOf(call.tenant, person.oid);
  if (!mailbox)
    return {
      scheduleId: address,
      error: {
        message: `Unable to resolve e-mail address ${address} to an Active Directory object.`,
        responseCode: 'ErrorMailRecipientNotFound',
      },
    };
  const entries = entriesOf(call, mailbox.oid, view);
  const isOwn = call.principal.kind === 'user' && call.principal.oid === mailbox.oid;
  return {
    scheduleId: address,
    availabilityView: availability(entries, view),
    scheduleItems: entries.map(({ status, start_at, end_at, subject, location }) => ({
      ...(isOwn && { isPrivate: false, subject, location }),
      status,
      start: inZone(new Date(start_at), view.zone),
      end: inZone(new Date(end_at), view.zone),
    })),
    workingHours: workingHoursOf(call.tenant, mailbox),
  };
}

/** What touches a stretch of time, in order. */
export function entriesOf(
  { tenant }: GraphCall,
  oid: string,
  { from, to }: Pick<View, 'from' | 'to'>,
): Entry[] {
  const sql = `SELECT * FROM calendar_entries WHERE oid = ? AND start_at < ? AND end_at > ?
    ORDER BY start_at, end_at`;
  return tenant.db.all<Entry>(sql, oid, to.toISOString(), from.toISOString());
}

/** One digit for each interval: the busiest of what touches it. */
function availability(entries: Entry[], { from, to, minutes }: View): string {
  const step = minutes * 60_000;
  const slots = Math.ceil((to.getTime() - from.getTime()) / step);
  return Array.from({ length: slots }, (_, i) => {
    const start = from.getTime() + i * step;
    const touching = entries.filter(
      ({ start_at, end_at }) =>
        new Date(start_at).getTime() < start + step && new Date(end_at).getTime() > start,
    );
    return busiest(touching.map(({ status }) => status));
  }).join('');
}

const busiestFirst = ['oof', 'busy', 'tentative', 'workingElsewhere', 'free'] as const;

const busiest = (held: Entry['status'][]): string =>
  digits[busiestFirst.find((status) => held.includes(status)) ?? 'free'];
