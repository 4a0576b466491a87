import { z } from 'zod';
import { addTeamsApp, install } from '../entra/teams-apps.ts';
import { keepSession } from '../entra/presences.ts';
import { guidOf } from '../ids.ts';
import { type Tenant, timestamp } from '../tenant.ts';

const oid = z.uuid().transform((text) => text.toLowerCase());
const time = z.iso.datetime({ offset: true });

export const calendarEntry = z.object({
  start: time,
  end: time,
  status: z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere']).default('busy'),
  subject: z.string().default(''),
  location: z.string().default(''),
});

export const presence = z.object({
  availability: z.enum(['Available', 'Away', 'Busy', 'DoNotDisturb', 'BeRightBack', 'Offline']),
  activity: z.string().optional(),
});

/** What a seed may say of a person beyond who they are. */
export const aroundPerson = {
  photo: z.boolean().default(false),
  presence: presence.optional(),
  calendar: z.array(calendarEntry).default([]),
};

export const group = z.object({
  id: oid,
  displayName: z.string().min(1),
  description: z.string().optional(),
  /** With an address it is a Microsoft 365 group, without one a security group. */
  mail: z.email().optional(),
  /** People and groups. */
  members: z.array(oid).default([]),
});

/** The Teams app that belongs to an app registration. */
export const teams = z.object({
  teamsAppId: z.string().optional(),
  activityTypes: z
    .array(z.object({ type: z.string().min(1), templateText: z.string() }))
    .default([]),
  installedFor: z.union([z.literal('everybody'), z.array(oid)]).default('everybody'),
});

type AroundPerson = z.output<z.ZodObject<typeof aroundPerson>>;

/** The name under which Teams itself keeps what a person's own client says. */
export const ownClient = 'teams';

export function addAroundPerson(
  tenant: Tenant,
  person: string,
  { photo, presence: now, calendar }: AroundPerson,
): void {
  if (photo) tenant.db.insert('photographed', { oid: person });
  if (now) setOwnPresence(tenant, person, now);
  addCalendar(tenant, person, calendar);
}

/** Further entries of a person's calendar. */
export function addCalendar(
  tenant: Tenant,
  person: string,
  calendar: readonly z.output<typeof calendarEntry>[],
): void {
  for (const { start, end, ...rest } of calendar)
    tenant.db.insert('calendar_entries', {
      oid: person,
      start_at: new Date(start).toISOString(),
      end_at: new Date(end).toISOString(),
      ...rest,
    });
}

export function setOwnPresence(
  tenant: Tenant,
  person: string,
  { availability, activity = availability }: z.output<typeof presence>,
): void {
  keepSession(tenant, person, ownClient, { availability, activity, until: null });
}

export function addGroup(tenant: Tenant, one: z.output<typeof group>): void {
  tenant.db.insert('groups', {
    id: one.id,
    display_name: one.displayName,
    description: one.description ?? null,
    mail: one.mail ?? null,
    is_unified: Number(one.mail !== undefined),
    created_at: timestamp(tenant),
  });
  for (const member of new Set(one.members))
    tenant.db.insert('group_members', { group_id: one.id, member_id: member });
}

export function addTeams(
  tenant: Tenant,
  clientId: string,
  {
    teamsAppId = guidOf(`teams app ${clientId}`),
    activityTypes,
    installedFor,
  }: z.output<typeof teams>,
  everybody: string[],
): void {
  addTeamsApp(tenant, clientId, { teamsAppId, types: activityTypes });
  for (const person of installedFor === 'everybody' ? everybody : installedFor)
    install(tenant, person, clientId, true);
}
