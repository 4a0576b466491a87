import { z } from 'zod';
import { openMessage } from './attachments.ts';
import { accepted, type GraphCall, readBody, type Register } from './call.ts';
import { type Mailbox, openMailbox } from './mailboxes.ts';
import { messageInput, newDraft } from './message-input.ts';
import { insertMessage, type NewMessage } from './message-store.ts';
import { isMime, readMime } from './mime-input.ts';
import { requireDraft, submit } from './submit.ts';

const sendMailBody = z
  .object({
    message: messageInput,
    saveToSentItems: z.union([z.boolean(), z.stringbool()]).nullish(),
  })
  .strict();

export function sendRoutes(on: Register): void {
  for (const owner of ['/me', '/users/:user']) {
    on('POST', `${owner}/messages/:message/send`, 'mail.send', (call) => {
      const [mailbox, row] = openMessage(call);
      requireDraft(call, row);
      call.tenant.db.atomically(() => submit(call, mailbox, row));
      return accepted();
    });
    on('POST', `${owner}/sendMail`, 'mail.send', sendMail);
  }
}

async function sendMail(call: GraphCall): Promise<Response> {
  const { draftFor, isKept } = isMime(call)
    ? { draftFor: await readMime(call), isKept: true }
    : await readSendMail(call);
  const mailbox = openMailbox(call);
  const { tenant } = call;
  tenant.db.atomically(() => {
    const draft = insertMessage(tenant, mailbox, 'drafts', draftFor(mailbox));
    submit(call, mailbox, draft, isKept);
  });
  return accepted();
}

async function readSendMail(
  call: GraphCall,
): Promise<{ draftFor: (mailbox: Mailbox) => NewMessage; isKept: boolean }> {
  const { message, saveToSentItems } = await readBody(call, sendMailBody);
  return {
    draftFor: (mailbox) => newDraft(call.tenant, mailbox, message),
    isKept: saveToSentItems !== false,
  };
}
