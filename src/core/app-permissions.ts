/** What the tab needs: who somebody is, and the lists of the one site. */
export const sitePermissions = ['User.Read', 'Sites.Selected'] as const;

/** What it takes to read a mail and hand it off; asked for with the first mail and never before. */
export const mailPermissions = [
  'Mail.ReadWrite',
  'Mail.ReadWrite.Shared',
  'Mail.Send',
  'Mail.Send.Shared',
] as const;

/** What Baton does as the person who clicked: delegated permissions of Microsoft Graph. */
export const delegatedPermissions = [...sitePermissions, ...mailPermissions] as const;

/** What Baton reads of the caller's own Outlook, asked for at the moment somebody wants it read and never before. */
export const ownAbsencePermissions = ['MailboxSettings.Read', 'Calendars.ReadBasic'] as const;

/** Where the proposed person is at this moment; only where the company shows it (`ShowPresence`). An administrator agrees to it. */
export const presencePermissions = ['Presence.Read.All'] as const;

/** What the command line does as a person: the lists of the one site, and who somebody is. It has a registration of its own. */
export const commandLinePermissions = [
  'User.Read',
  'User.ReadBasic.All',
  'Sites.Selected',
] as const;

/** What `doctor --probe` also asks the person for: it writes mails to themselves. */
export const probePermissions = ['Mail.ReadWrite', 'Mail.Send'] as const;

/** What Baton does by itself: application permissions of Microsoft Graph. `Mail.Send` only where a mailbox tells people. */
export const applicationPermissions = [
  'Sites.Selected',
  'User.Read.All',
  'TeamsActivity.Send',
] as const;

/** The one scope of our own that Teams and Outlook ask a token for. */
export const ownScope = 'access_as_user';

/** Applications of Microsoft that may ask for a token for us without asking the person (facts/platform.md §2). */
export const microsoftClients = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264', // Teams desktop and mobile
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346', // Teams on the web
  '4765445b-32c6-49b0-83e6-1d93765276ca', // Microsoft 365 on the web
  '0ec893e0-5785-4de6-99da-4ed124e5296c', // Microsoft 365 on the desktop
  'd3590ed6-52b3-4102-aeff-aad2292ab01c', // Outlook desktop and mobile
  'bc59ab01-8403-45c6-8796-ac3ef710b3e3', // Outlook on the web
] as const;
