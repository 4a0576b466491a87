import { z } from 'zod';
import type { GraphMailboxSettings } from '../../wire/graph.ts';
import { type AutomaticReplies, findPerson, keepAutomaticReplies } from '../entra/directory.ts';
import type { Tenant } from '../tenant.ts';
import { contextOf } from './addresses.ts';
import { forgetAnswered } from './automatic-replies.ts';
import { type GraphCall, json, readBody, type Register } from './call.ts';
import { badRequest } from './errors.ts';
import { germanLocale, utc } from './locale.ts';
import { type Mailbox, openMailbox } from './mailboxes.ts';
import { allowOptions, pick, selected } from './options.ts';
import { isZone, momentOf } from './time-zones.ts';

/** Members that can be read by themselves, as in `/me/mailboxSettings/timeZone`. */
const members = [
  'automaticRepliesSetting',
  'dateFormat',
  'delegateMeetingMessageDeliveryOptions',
  'language',
  'timeFormat',
  'timeZone',
  'userPurpose',
  'workingHours',
] as const;

export function mailboxSettingsRoutes(on: Register): void {
  for (const owner of ['/me', '/users/:user']) {
    const path = `${owner}/mailboxSettings`;
    on('GET', path, 'mailbox.settings', (call) => {
      allowOptions(call.options, ['select']);
      const mailbox = openMailbox(call);
      return json(pick(withContext(call.tenant, mailbox), selected(call.options)));
    });
    on('PATCH', path, 'mailbox.settings.write', changeSettings);
    for (const member of members)
      on('GET', `${path}/${member}`, 'mailbox.settings', (call) => oneMember(call, member));
  }
}

/** A text or a number stands in `value`; what has members of its own stands for itself. */
function oneMember(call: GraphCall, member: (typeof members)[number]): Response {
  const mailbox = openMailbox(call);
  const value = settingsOf(call.tenant, mailbox)[member];
  const context = contextOf(`users('${mailbox.oid}')/mailboxSettings/${member}`);
  const isObject = typeof value === 'object' && value !== null;
  return json({ '@odata.context': context, ...(isObject ? value : { value }) });
}

const withContext = (tenant: Tenant, mailbox: Mailbox): GraphMailboxSettings => ({
  '@odata.context': contextOf(`users('${mailbox.oid}')/mailboxSettings`),
  ...settingsOf(tenant, mailbox),
});

type Settings = Omit<GraphMailboxSettings, '@odata.context' | '@odata.etag'>;
type Kept = Pick<
  Settings,
  | 'dateFormat'
  | 'delegateMeetingMessageDeliveryOptions'
  | 'language'
  | 'timeFormat'
  | 'timeZone'
  | 'workingHours'
>;

const timeZone = 'W. Europe Standard Time';
const byDefault: Required<Kept> = {
  timeZone,
  delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
  dateFormat: 'dd.MM.yyyy',
  timeFormat: 'HH:mm',
  language: germanLocale,
  workingHours: {
    daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    startTime: '08:00:00.0000000',
    endTime: '17:00:00.0000000',
    timeZone: { name: timeZone },
  },
};

function keptOf({ db }: Tenant, { id }: Mailbox): Kept {
  const sql = 'SELECT settings_json FROM mailbox_settings WHERE mailbox_id = ?';
  const row = db.one<{ settings_json: string }>(sql, id);
  return row ? JSON.parse(row.settings_json) : {};
}

export const workingHoursOf = (tenant: Tenant, mailbox: Mailbox) =>
  keptOf(tenant, mailbox).workingHours ?? byDefault.workingHours;

function settingsOf(tenant: Tenant, mailbox: Mailbox): Settings {
  const replies = findPerson(tenant, mailbox.oid)?.automaticReplies;
  return {
    ...byDefault,
    ...keptOf(tenant, mailbox),
    userPurpose: mailbox.kind,
    automaticRepliesSetting: {
      status: replies?.status ?? 'disabled',
      externalAudience: replies?.externalAudience ?? (replies ? 'all' : 'none'),
      internalReplyMessage: replies?.internalMessage ?? '',
      externalReplyMessage: replies?.externalMessage ?? '',
      scheduledStartDateTime: utc(replies?.from ?? '2026-01-01T00:00:00Z'),
      scheduledEndDateTime: utc(replies?.to ?? '2026-01-02T00:00:00Z'),
    },
  };
}

/** Graph takes its enumerations in any case. */
const oneOf = <T extends string>(...values: T[]) =>
  z.string().transform((text, context): T => {
    const found = values.find((value) => value.toLowerCase() === text.toLowerCase());
    if (found === undefined)
      context.addIssue({ code: 'custom', message: `must be one of ${values.join(', ')}` });
    return found ?? z.NEVER;
  });

const zone = z.string().refine(isZone, 'is not a supported time zone');
const zonedTime = z.object({ dateTime: z.string(), timeZone: z.string() });
const days = oneOf('sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday');
const timeOfDay = z.string().regex(/^\d\d:\d\d:\d\d(?:\.\d{1,7})?$/);

const change = z
  .object({
    '@odata.context': z.string(),
    automaticRepliesSetting: z
      .object({
        '@odata.type': z.string(),
        status: oneOf('disabled', 'alwaysEnabled', 'scheduled'),
        externalAudience: oneOf('none', 'contactsOnly', 'all'),
        internalReplyMessage: z.string().nullable(),
        externalReplyMessage: z.string().nullable(),
        scheduledStartDateTime: zonedTime,
        scheduledEndDateTime: zonedTime,
      })
      .partial()
      .strict(),
    dateFormat: z.string().min(1),
    timeFormat: z.string().min(1),
    timeZone: zone,
    language: z.object({ locale: z.string().min(2), displayName: z.string().nullish() }),
    delegateMeetingMessageDeliveryOptions: oneOf(
      'sendToDelegateAndInformationToPrincipal',
      'sendToDelegateAndPrincipal',
      'sendToDelegateOnly',
    ),
    workingHours: z
      .object({
        daysOfWeek: z.array(days),
        startTime: timeOfDay,
        endTime: timeOfDay,
        timeZone: z.object({ name: zone }),
      })
      .partial()
      .strict(),
  })
  .partial()
  .strict();

async function changeSettings(call: GraphCall): Promise<Response> {
  const {
    automaticRepliesSetting,
    workingHours,
    '@odata.context': _,
    ...rest
  } = await readBody(call, change);
  const mailbox = openMailbox(call);
  const { tenant } = call;
  tenant.db.atomically(() => {
    if (automaticRepliesSetting) changeReplies(tenant, mailbox, automaticRepliesSetting);
    const hours = workingHours && {
      workingHours: { ...workingHoursOf(tenant, mailbox), ...workingHours },
    };
    const settings = JSON.stringify({ ...keptOf(tenant, mailbox), ...rest, ...hours });
    const sql = 'INSERT OR REPLACE INTO mailbox_settings (mailbox_id, settings_json) VALUES (?, ?)';
    tenant.db.run(sql, mailbox.id, settings);
  });
  return json(withContext(tenant, mailbox));
}

type RepliesChange = NonNullable<z.output<typeof change>['automaticRepliesSetting']>;

/** Set anew, everybody is answered anew. */
function changeReplies(tenant: Tenant, mailbox: Mailbox, input: RepliesChange): void {
  const before = findPerson(tenant, mailbox.oid)?.automaticReplies;
  const start =
    input.scheduledStartDateTime && momentOf(input.scheduledStartDateTime).toISOString();
  const end = input.scheduledEndDateTime && momentOf(input.scheduledEndDateTime).toISOString();
  const after: AutomaticReplies = {
    status: input.status ?? before?.status ?? 'disabled',
    externalAudience: input.externalAudience ?? before?.externalAudience ?? 'all',
    internalMessage: input.internalReplyMessage ?? before?.internalMessage ?? '',
    externalMessage: input.externalReplyMessage ?? before?.externalMessage ?? '',
    from: start ?? before?.from,
    to: end ?? before?.to,
  };
  if (after.status === 'scheduled' && (after.from ?? '') >= (after.to ?? ''))
    throw badRequest('Automatic replies must end after they begin.');
  keepAutomaticReplies(tenant, mailbox.oid, after);
  forgetAnswered(tenant, mailbox);
}
