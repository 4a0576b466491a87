import type { Unreadable } from './host.ts';

type Item = Pick<Office.MessageRead, 'itemType'> &
  Partial<Pick<Office.MessageRead, 'itemClass' | 'attachments'>>;

/** What Exchange calls a mail of which only the envelope can be read; signed ones have an ending and can be. */
const sealedClasses: ReadonlySet<string> = new Set(['ipm.note.smime', 'ipm.note.secure']);
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
    sealedClasses.has(name) || attachments?.some((file) => file.name === sealedFile) === true;
  return isSealed ? 'sealed' : undefined;
}
