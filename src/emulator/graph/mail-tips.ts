import { z } from 'zod';
import type { GraphMailTips } from '../../wire/graph.ts';
import { findPerson, isReplyingAutomatically, type Person } from '../entra/directory.ts';
import { contextOf } from './addresses.ts';
import { type GraphCall, json, readBody, type Register } from './call.ts';
import { germanLocale, utc } from './locale.ts';
import { isFull, mailboxOf, openMailbox } from './mailboxes.ts';

const body = z
  .object({ EmailAddresses: z.array(z.string().max(320)).max(100), MailTipsOptions: z.string() })
  .strict();

/** What a sender is told before sending: who is away, and what they say. */
export function mailTipRoutes(on: Register): void {
  for (const owner of ['/me', '/users/:user'])
    on('POST', `${owner}/getMailTips`, 'mail.tips', async (call) => {
      const { EmailAddresses, MailTipsOptions } = await readBody(call, body);
      openMailbox(call);
      const asked = MailTipsOptions.split(',').map((option) => option.trim().toLowerCase());
      const value = EmailAddresses.map((address) => tipsOf(call, address, asked));
      return json({ '@odata.context': contextOf('Collection(microsoft.graph.mailTips)'), value });
    });
}

function tipsOf(call: GraphCall, address: string, asked: string[]): GraphMailTips {
  const person = findPerson(call.tenant, address);
  const inside = address.toLowerCase().endsWith(`@${call.tenant.profile?.domain ?? ''}`);
  return {
    emailAddress: { name: '', address },
    ...(asked.includes('automaticreplies') && { automaticReplies: automaticReplies(call, person) }),
    ...(asked.includes('mailboxfullstatus') && { mailboxFull: isFullAt(call, person) }),
    ...(asked.includes('recipientscope') && { recipientScope: inside ? 'internal' : 'external' }),
  };
}

function isFullAt({ tenant }: GraphCall, person: Person | undefined): boolean {
  const mailbox = person && mailboxOf(tenant, person.oid);
  return mailbox !== undefined && isFull(tenant, mailbox);
}

/** Nobody is away: an empty message. Colleagues see the message for colleagues. */
function automaticReplies(
  { tenant }: GraphCall,
  person: Person | undefined,
): NonNullable<GraphMailTips['automaticReplies']> {
  const replies = person?.automaticReplies;
  if (!replies || !isReplyingAutomatically(replies, tenant.clock.now())) return { message: '' };
  return {
    message: replies.internalMessage,
    messageLanguage: germanLocale,
    ...(replies.from !== undefined && { scheduledStartTime: utc(replies.from) }),
    ...(replies.to !== undefined && { scheduledEndTime: utc(replies.to) }),
  };
}
