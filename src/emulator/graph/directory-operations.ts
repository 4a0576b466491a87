import type { Operation } from './operations.ts';

export const userBasics = ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All'];
export const directoryReaders = ['Directory.Read.All', 'Directory.ReadWrite.All'];
const groupReaders = [
  'GroupMember.Read.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  ...directoryReaders,
];
const own = ['User.Read', 'User.ReadWrite'];
const presenceReaders = ['Presence.Read.All', 'Presence.ReadWrite.All'];
const calendarReaders = ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'];
const settingsWriters = ['MailboxSettings.ReadWrite'];

/** The part of the table of operations that is about people: directory, presence, calendar, Teams. */
export const directoryOperations = {
  'user.me': {
    area: 'directory',
    delegated: [...own, ...userBasics, ...directoryReaders],
    application: [],
  },
  'user.one': {
    area: 'directory',
    delegated: [...own, ...userBasics, ...directoryReaders],
    application: [...userBasics, ...directoryReaders],
  },
  'user.read': {
    area: 'directory',
    delegated: [...userBasics, ...directoryReaders],
    application: [...userBasics, ...directoryReaders],
  },
  'user.photo': {
    area: 'directory',
    delegated: [...own, ...userBasics, 'ProfilePhoto.Read.All'],
    application: [...userBasics, 'ProfilePhoto.Read.All'],
  },
  'group.read': { area: 'directory', delegated: groupReaders, application: groupReaders },
  'group.memberships': {
    area: 'directory',
    delegated: [...own, ...groupReaders],
    application: groupReaders,
  },
  'presence.read': {
    area: 'presence',
    delegated: ['Presence.Read', 'Presence.ReadWrite', ...presenceReaders],
    application: presenceReaders,
  },
  'presence.readAll': {
    area: 'presence',
    delegated: presenceReaders,
    application: presenceReaders,
  },
  'presence.write': {
    area: 'presence',
    delegated: ['Presence.ReadWrite', 'Presence.ReadWrite.All'],
    application: ['Presence.ReadWrite.All'],
  },
  'calendar.schedule': {
    area: 'mail',
    delegated: calendarReaders,
    shared: ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
    application: calendarReaders,
  },
  'calendar.view': {
    area: 'mail',
    delegated: calendarReaders,
    shared: ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
    application: calendarReaders,
  },
  'mailbox.settings.write': {
    area: 'mail',
    delegated: settingsWriters,
    shared: settingsWriters,
    application: settingsWriters,
  },
  'teams.notify': {
    area: 'teams',
    delegated: ['TeamsActivity.Send'],
    application: ['TeamsActivity.Send'],
  },
} as const satisfies Record<string, Operation>;
