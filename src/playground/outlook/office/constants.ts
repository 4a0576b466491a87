import { EVENT_TYPES } from './events.ts';

/** The enumerations of Office that a mail pane needs, with the values the real library has. */
export const OFFICE_CONSTANTS = {
  AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
  CoercionType: { Html: 'html', Text: 'text' },
  EventType: EVENT_TYPES,
  HostType: { Outlook: 'Outlook' },
  PlatformType: {
    PC: 'PC',
    OfficeOnline: 'OfficeOnline',
    Mac: 'Mac',
    iOS: 'iOS',
    Android: 'Android',
    Universal: 'Universal',
  },
  MailboxEnums: {
    ItemType: { Message: 'message', Appointment: 'appointment' },
    BodyType: { Html: 'html', Text: 'text' },
    RestVersion: { v1_0: 'v1.0', v2_0: 'v2.0', Beta: 'beta' },
    RecipientType: {
      DistributionList: 'distributionList',
      User: 'user',
      ExternalUser: 'externalUser',
      Other: 'other',
    },
    AttachmentType: { Base64: 'base64', Cloud: 'cloud', File: 'file', Item: 'item' },
    AttachmentContentFormat: { Base64: 'base64', Url: 'url', Eml: 'eml', ICalendar: 'iCalendar' },
    DelegatePermissions: {
      Read: 1,
      Write: 2,
      DeleteOwn: 4,
      DeleteAll: 8,
      EditOwn: 16,
      EditAll: 32,
    },
  },
} as const;
