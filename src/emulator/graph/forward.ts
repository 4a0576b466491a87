import { z } from 'zod';
import type { GraphRecipient } from '../../wire/graph.ts';
import type { Tenant } from '../tenant.ts';
import { openMessage } from './attachments.ts';
import { accepted, type GraphCall, json, readBody, type Register } from './call.ts';
import { badRequest, notEmulated } from './errors.ts';
import { escapeHtml } from './html-text.ts';
import type { Mailbox } from './mailboxes.ts';
import { isMime } from './mime-input.ts';
import { messageInput, type MessageInput, newDraft } from './message-input.ts';
import { preferenceApplied, wholeMessage } from './message-shape.ts';
import { copiesOfAttachments } from './attachment-store.ts';
import { detailsOf, insertMessage, type MessageRow, type NewMessage } from './message-store.ts';
import { submit } from './submit.ts';

const forwardBody = z
  .object({
    comment: z.string().nullish(),
    toRecipients: messageInput.shape.toRecipients,
    message: messageInput.nullish(),
  })
  .strict();
type ForwardBody = z.output<typeof forwardBody>;

export function forwardRoutes(on: Register): void {
  for (const owner of ['/me', '/users/:user']) {
    on('POST', `${owner}/messages/:message/createForward`, 'mail.write', async (call) => {
      if (isMime(call)) throw notEmulated('createForward in MIME');
      // Documented without a body: then the draft has no recipients yet.
      const isEmpty = (await call.text()).trim() === '';
      const body = await readBody(call, forwardBody);
      if (!isEmpty) requireRecipientsOnce(body);
      const [mailbox, original] = openMessage(call);
      const row = storeForward(call, mailbox, original, body);
      return json(wholeMessage(call, mailbox, row), 201, preferenceApplied(call));
    });
    on('POST', `${owner}/messages/:message/forward`, 'mail.send', async (call) => {
      if (isMime(call)) throw notEmulated('forward in MIME');
      const body = await readBody(call, forwardBody);
      requireRecipientsOnce(body);
      const [mailbox, original] = openMessage(call);
      call.tenant.db.atomically(() =>
        submit(call, mailbox, storeForward(call, mailbox, original, body)),
      );
      return accepted();
    });
  }
}

function requireRecipientsOnce({ comment, toRecipients, message }: ForwardBody): void {
  if ((toRecipients === undefined) === (message?.toRecipients === undefined))
    throw badRequest('Recipients must be given exactly once: as toRecipients or in the message.');
  if (comment && message?.body)
    throw badRequest('A comment cannot be combined with a message body.');
}

function storeForward(
  call: GraphCall,
  mailbox: Mailbox,
  original: MessageRow,
  body: ForwardBody,
): MessageRow {
  const { tenant } = call;
  const draft = forwardOf(tenant, mailbox, original, body);
  return tenant.db.atomically(() => insertMessage(tenant, mailbox, 'drafts', draft));
}

/** A draft that quotes the original below the comment, in the same conversation, with its attachments. */
function forwardOf(
  tenant: Tenant,
  mailbox: Mailbox,
  original: MessageRow,
  { comment, toRecipients, message }: ForwardBody,
): NewMessage {
  const { singleValueExtendedProperties, ...asked } = message ?? {};
  const input: MessageInput = {
    ...asked,
    ...(toRecipients && { toRecipients }),
    ...(singleValueExtendedProperties &&
      tenant.switches.now().tagInForward === 'kept' && { singleValueExtendedProperties }),
  };
  const draft = newDraft(tenant, mailbox, {
    ...input,
    subject: input.subject ?? subjectOf(original),
  });
  const added = copiesOfAttachments(tenant, original);
  const quoted = original.body_type === 'html' ? quotedHtml : quotedText;
  return {
    ...draft,
    ...(message?.body ? {} : quoted(original, comment ?? '')),
    conversation: original.conversation,
    attachments: [...draft.attachments, ...added],
    details: {
      ...draft.details,
      references: [...detailsOf(original).references, original.internet_message_id].slice(-20),
    },
  };
}

const subjectOf = ({ subject }: MessageRow): string =>
  /^(fw|fwd|wg):/i.test(subject) ? subject : `FW: ${subject}`;

type Quoted = Pick<NewMessage, 'bodyType' | 'body'>;

function quotedHtml(original: MessageRow, comment: string): Quoted {
  const lines = headLines(original).map(([name, value]) => `<b>${name}:</b> ${escapeHtml(value)}`);
  const head = `<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" color="#000000" style="font-size:11pt">${lines.join('<br>')}</font><div>&nbsp;</div></div>`;
  const note = `<div>${escapeHtml(comment).replaceAll(/\r?\n/g, '<br>')}</div>`;
  const rule = '<hr tabindex="-1" style="display:inline-block; width:98%">';
  const added = `${note}${rule}${head}`;
  // The body's own tag stays first, so that its styles still hold.
  const at = /<body[^>]*>/i.exec(original.body);
  const place = at ? at.index + at[0].length : 0;
  return {
    bodyType: 'html',
    body: `${original.body.slice(0, place)}${added}${original.body.slice(place)}`,
  };
}

function quotedText(original: MessageRow, comment: string): Quoted {
  const lines = headLines(original).map(([name, value]) => `${name}: ${value}`);
  const rule = '_'.repeat(32);
  const body = [comment, '', rule, ...lines, '', original.body].join('\r\n');
  return { bodyType: 'text', body };
}

function headLines(original: MessageRow): [string, string][] {
  const { from, to, cc } = detailsOf(original);
  const lines: [string, string][] = [
    ['From', from ? named(from) : ''],
    ['Sent', new Date(original.sent_at).toUTCString().replace(' GMT', '')],
    ['To', to.map(named).join('; ')],
    ['Cc', cc.map(named).join('; ')],
    ['Subject', original.subject],
  ];
  return lines.filter(([name, value]) => name !== 'Cc' || value !== '');
}

const named = ({ emailAddress }: GraphRecipient): string =>
  `${emailAddress?.name ?? ''} <${emailAddress?.address ?? ''}>`;
