import type { GraphMailboxSettings } from '../../wire/graph.ts';
import { type AutomaticReplies, findPerson } from '../entra/directory.ts';
import { contextOf } from './addresses.ts';
import { json, type Register } from './call.ts';
import { germanLocale, utc } from './locale.ts';
import { openMailbox } from './mailboxes.ts';
import { allowOptions, pick, selected } from './options.ts';

const timeZone = 'W. Europe Standard Time';

export function mailboxSettingsRoutes(on: Register): void {
  for (const owner of ['/me', '/users/:user'])
    on('GET', `${owner}/mailboxSettings`, 'mailbox.settings', (call) => {
      allowOptions(call.options, ['select']);
      const { oid, kind } = openMailbox(call);
      const settings: GraphMailboxSettings = {
        '@odata.context': contextOf(`users('${oid}')/mailboxSettings`),
        ...settingsOf(kind, findPerson(call.tenant, oid)?.automaticReplies),
      };
      return json(pick(settings, selected(call.options)));
    });
}

function settingsOf(
  kind: 'user' | 'shared',
  replies: AutomaticReplies | undefined,
): GraphMailboxSettings {
  return {
    timeZone,
    delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
    dateFormat: 'dd.MM.yyyy',
    timeFormat: 'HH:mm',
    userPurpose: kind,
    automaticRepliesSetting: {
      status: replies?.status ?? 'disabled',
      externalAudience: replies ? 'all' : 'none',
      internalReplyMessage: replies?.internalMessage ?? '',
      externalReplyMessage: replies?.externalMessage ?? '',
      scheduledStartDateTime: utc(replies?.from ?? '2026-01-01T00:00:00Z'),
      scheduledEndDateTime: utc(replies?.to ?? '2026-01-02T00:00:00Z'),
    },
    language: germanLocale,
    workingHours: {
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      startTime: '08:00:00.0000000',
      endTime: '17:00:00.0000000',
      timeZone: { name: timeZone },
    },
  };
}
