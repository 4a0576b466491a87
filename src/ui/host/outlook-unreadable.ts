import type { Unreadable } from './host.ts';

type Item = Pick<Office.MessageRead, 'itemType'> &
  Partial<Pick<Office.MessageRead, 'itemClass' | 'attachments'>>;

/**
 * What Exchange calls a mail of which only the envelope can be read. Not `ipm.note.smime`: signed mails may be called
 * so as well as encrypted ones ([MS-OXOSMIME]), and they must not be kept from being handed off.
 */
const sealedClass = 'ipm.note.secure';
/** What a mail carries whose rights are managed, where this Outlook has not opened it. */
const sealedFile = 'message.rpmsg';

/**
 * Why there is nothing to hand off; undefined for a mail. Requests, answers and cancellations of meetings are messages
 * to Outlook (https://learn.microsoft.com/office/vba/outlook/concepts/forms/item-types-and-message-classes).
 */
export function unreadableAs({
  itemType,
  itemClass = '',
  attachments,
}: Item): Unreadable | undefined {
  const name = itemClass.toLowerCase();
  const message: string = Office.MailboxEnums.ItemType.Message;
  if (itemType !== message || name.startsWith('ipm.schedule.')) return 'meeting';
  const isSealed =
    name === sealedClass || attachments?.some((file) => file.name === sealedFile) === true;
  return isSealed ? 'sealed' : undefined;
}
