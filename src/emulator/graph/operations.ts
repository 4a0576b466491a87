import { directoryOperations } from './directory-operations.ts';

/** Which service answers, because each has its own way of refusing. */
type Area = 'sharepoint' | 'directory' | 'mail' | 'presence' | 'teams';

/** What a role of a `Sites.Selected` grant, or of a person on a site, allows. In rising order. */
export type SiteAccess = 'read' | 'write' | 'manage' | 'fullcontrol';

export interface Operation {
  area: Area;
  /** Any one of these delegated permissions suffices. */
  delegated: readonly string[];
  /** Any one of these application permissions suffices. Empty: not possible without a user. */
  application: readonly string[];
  /** Delegated permissions for somebody else's mailbox. */
  shared?: readonly string[];
  /** What is needed on the site itself, by the person and, with `Sites.Selected`, by the app's grant. */
  access?: SiteAccess;
  /** Any good token will do: what is inside is judged by itself. */
  open?: true;
}

export const sitesSelected = 'Sites.Selected';
export const listsSelected = 'Lists.SelectedOperations.Selected';
export const itemsSelected = 'ListItems.SelectedOperations.Selected';
export const filesSelected = 'Files.SelectedOperations.Selected';

const siteReaders = ['Sites.Read.All', 'Sites.ReadWrite.All', 'Sites.Manage.All'];
const siteOwners = ['Sites.FullControl.All'];
const anyRead = [...siteReaders, ...siteOwners, sitesSelected];
const anyWrite = ['Sites.ReadWrite.All', 'Sites.Manage.All', ...siteOwners, sitesSelected];
const anyManage = ['Sites.Manage.All', ...siteOwners, sitesSelected];
const listSelected = [listsSelected];
const itemSelected = [listsSelected, itemsSelected];
const fileSelected = [listsSelected, filesSelected];
const fileReaders = ['Files.Read.All', 'Files.ReadWrite.All', ...anyRead, ...fileSelected];
const fileWriters = ['Files.ReadWrite.All', ...anyWrite, ...fileSelected];
const listPermissions = ['Sites.ReadWrite.All', ...anyManage];

/** Every operation and the permissions that Microsoft documents for it. */
export const operations = {
  subscriptions: { area: 'directory', delegated: [], application: [], open: true },
  batch: { area: 'directory', delegated: [], application: [], open: true },
  'site.read': { area: 'sharepoint', delegated: anyRead, application: anyRead, access: 'read' },
  'site.permissions': {
    area: 'sharepoint',
    delegated: siteOwners,
    application: siteOwners,
    access: 'fullcontrol',
  },
  'list.read': {
    area: 'sharepoint',
    delegated: [...anyRead, ...listSelected],
    application: [...anyRead, ...listSelected],
    access: 'read',
  },
  'list.manage': {
    area: 'sharepoint',
    delegated: [...anyManage, ...listSelected],
    application: [...anyManage, ...listSelected],
    access: 'manage',
  },
  'list.permissions': {
    area: 'sharepoint',
    delegated: listPermissions,
    application: listPermissions,
    access: 'fullcontrol',
  },
  'list.subscribe': {
    area: 'sharepoint',
    delegated: [...anyWrite, ...listSelected],
    application: [...anyWrite, ...listSelected],
    access: 'write',
  },
  'item.read': {
    area: 'sharepoint',
    delegated: [...anyRead, ...itemSelected],
    application: [...anyRead, ...itemSelected],
    access: 'read',
  },
  'item.write': {
    area: 'sharepoint',
    delegated: [...anyWrite, ...itemSelected],
    application: [...anyWrite, ...itemSelected],
    access: 'write',
  },
  'item.permissions': {
    area: 'sharepoint',
    delegated: [...listPermissions, ...listSelected],
    application: [...listPermissions, ...listSelected],
    access: 'fullcontrol',
  },
  'file.read': {
    area: 'sharepoint',
    delegated: fileReaders,
    application: fileReaders,
    access: 'read',
  },
  'file.write': {
    area: 'sharepoint',
    delegated: fileWriters,
    application: fileWriters,
    access: 'write',
  },
  'file.label': {
    area: 'sharepoint',
    delegated: fileReaders,
    application: fileReaders,
    access: 'write',
  },
  ...directoryOperations,
  'mail.read': {
    area: 'mail',
    delegated: ['Mail.Read', 'Mail.ReadWrite'],
    shared: ['Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
    application: ['Mail.Read', 'Mail.ReadWrite'],
  },
  'mail.write': {
    area: 'mail',
    delegated: ['Mail.ReadWrite'],
    shared: ['Mail.ReadWrite.Shared'],
    application: ['Mail.ReadWrite'],
  },
  'mail.send': {
    area: 'mail',
    delegated: ['Mail.Send'],
    shared: ['Mail.Send.Shared'],
    application: ['Mail.Send'],
  },
  'mail.tips': {
    area: 'mail',
    delegated: ['Mail.Read', 'Mail.ReadWrite'],
    shared: ['Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
    application: ['Mail.Read', 'Mail.ReadWrite'],
  },
  'mailbox.settings': {
    area: 'mail',
    delegated: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
    shared: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
    application: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
