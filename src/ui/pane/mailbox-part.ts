import { later } from '../shared/later.tsx';

/** The question where a mail lies, which only few Outlooks leave open. */
export const MailboxPart = later(
  'mailbox',
  async () =>
    (await import(/* webpackChunkName: "mailbox" */ './mailbox-screen.tsx')).MailboxScreen,
);
