import type { HandoffRecord } from '../core/handoff-record.ts';
import type { MailRef } from './mail-ports.ts';
import type { Caller } from './ports.ts';

/** Where the mail of a hand-off lies for this caller: their own mailbox is not named. */
export function mailRefOf(
  { messageId, mailbox }: Pick<HandoffRecord, 'messageId' | 'mailbox'>,
  { mail }: Pick<Caller, 'mail'>,
): MailRef {
  return mailbox === mail ? { messageId } : { messageId, mailbox };
}
