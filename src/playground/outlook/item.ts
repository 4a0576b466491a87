import type { Address, Attachment, Message } from '../tenant/message.ts';
import { toEwsId } from './ids.ts';
import type { Draft } from './draft.ts';
import type { AttachmentDetails, DraftItem, EmailAddress, Item } from './protocol.ts';

/** What Office.js shows of a mail. `companyDomain` decides who is an external user. */
export function toItem(message: Message, companyDomain: string): Item {
  const people = (addresses: readonly Address[]) =>
    addresses.map((address) => toEmailAddress(address, companyDomain));
  return {
    itemId: toEwsId(message.id),
    itemType: 'message',
    itemClass: 'IPM.Note',
    subject: message.subject,
    normalizedSubject: normalized(message.subject),
    from: toEmailAddress(message.from, companyDomain),
    sender: toEmailAddress(message.sender, companyDomain),
    to: people(message.to),
    cc: people(message.cc),
    attachments: message.attachments.map(toDetails),
    conversationId: toEwsId(message.conversationId),
    internetMessageId: message.internetMessageId,
    dateTimeCreated: message.createdAt,
    dateTimeModified: message.modifiedAt,
  };
}

/** What Office.js says at once of a mail being written. */
export function toDraftItem({ conversationId, inReplyTo }: Draft): DraftItem {
  return {
    itemType: 'message',
    itemClass: 'IPM.Note',
    conversationId: toEwsId(conversationId),
    ...(inReplyTo !== undefined && { inReplyTo }),
  };
}

function toEmailAddress({ name, address }: Address, companyDomain: string): EmailAddress {
  const inside = address.toLowerCase().endsWith(`@${companyDomain.toLowerCase()}`);
  return {
    displayName: name || address,
    emailAddress: address,
    recipientType: inside ? 'user' : 'externalUser',
  };
}

function toDetails(attachment: Attachment): AttachmentDetails {
  const { name, contentType, size, contentId } = attachment;
  return {
    id: toEwsId(attachment.id),
    name,
    contentType,
    size,
    attachmentType: 'file',
    isInline: attachment.inline,
    contentId,
  };
}

/** Without the prefixes of replies and forwards, German and English. */
function normalized(subject: string): string {
  return subject.replace(/^(?:\s*(?:re|aw|fw|fwd|wg)\s*:)+\s*/i, '');
}
