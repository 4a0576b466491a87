import type { MailRef } from '../usecases/mail-ports.ts';
import { literal, segment } from './graph.ts';

/** Ids that survive moving and sending; asked for on every call because ids of the two kinds do not mix. */
export const immutableIds = { Prefer: 'IdType="ImmutableId"' };

/** Our own named property: the hand-off key on the forwarded mail. */
export const tagProperty = 'String {6f1e9e0c-8d5b-4f0e-9a53-6c1b7a2f4d10} Name BatonHandoffKey';

/** Where Exchange keeps the header that the pane puts on a mail its sender sends themselves. */
export const headerProperty = 'String {00020386-0000-0000-C000-000000000046} Name x-baton-handoff';

export const readSelect = [
  'id',
  'subject',
  'from',
  'toRecipients',
  'ccRecipients',
  'replyTo',
  'receivedDateTime',
  'body',
  'internetMessageId',
  'internetMessageHeaders',
  'hasAttachments',
].join(',');

export function userPath(mailbox: string | undefined): string {
  return mailbox === undefined ? '/me' : `/users/${segment(mailbox)}`;
}

export function messagePath({ mailbox, messageId }: MailRef): string {
  return `${userPath(mailbox)}/messages/${segment(messageId)}`;
}

/** A string as OData writes it, for a filter that is encoded as a whole. */
export function quoted(value: string): string {
  return decodeURIComponent(literal(value));
}

/** What is a draft no more. Graph says nothing of the kind about some items; those do not count. */
export function hasLeft({ isDraft }: { isDraft?: boolean | null | undefined }): boolean {
  return isDraft === false;
}

/** How far clocks and delivery may be apart, in milliseconds. */
export const deliveryMs = 60 * 60_000;

/** How many mails of one day are looked through. */
export const mostMails = 1_000;
