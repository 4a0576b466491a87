import { isProductError, ProductError } from '../core/errors.ts';
import type { Mail } from '../core/mail.ts';
import type { FoundMail, MailRef, ReceivedMail, WrittenDraft } from '../usecases/mail-ports.ts';
import { attachmentPage, message, messagePage } from '../wire/graph-answers.ts';
import type { z } from 'zod';
import type { Graph } from './graph.ts';
import { conversationRootOf, mailOf } from './mail-of-message.ts';
import {
  deliveryMs,
  hasLeft,
  immutableIds,
  messagePath,
  mostMails,
  quoted,
  readSelect,
  userPath,
} from './message-paths.ts';

type Answer = z.output<typeof message>;

export async function readMail(graph: Graph, ref: MailRef): Promise<ReceivedMail> {
  const path = `${messagePath(ref)}?$select=${readSelect}`;
  const answer = await graph.get(path, message).catch(explainMissingMail);
  return receivedFrom(answer, ref, graph);
}

async function receivedFrom(answer: Answer, ref: MailRef, graph: Graph): Promise<ReceivedMail> {
  const attachments = answer.hasAttachments
    ? await graph.getAll(`${messagePath(ref)}/attachments?$select=name`, attachmentPage)
    : [];
  const names = attachments.map(({ name }) => name ?? '').filter(Boolean);
  return {
    mail: mailOf(answer, names, ref.mailbox),
    internetMessageId: answer.internetMessageId || answer.id,
    conversationRoot: conversationRootOf(answer),
    answers: answeredBy(answer.internetMessageHeaders ?? []),
  };
}

/** Without the names of attachments, which would cost a request each. */
export async function readNewest(
  graph: Graph,
  mailbox: string | undefined,
  count: number,
): Promise<Mail[]> {
  const order = `$orderby=${encodeURIComponent('receivedDateTime desc')}&$top=${Math.min(count, 50)}`;
  const path = `${userPath(mailbox)}/mailFolders/inbox/messages?$select=${readSelect}&${order}`;
  const found = await graph.getAll(path, messagePage, count).catch(explainClosedMailbox);
  return found.slice(0, count).map((each) => mailOf(each, [], mailbox));
}

/** The id that is asked with may be of either kind; the one in the answer survives sending. */
export async function readWritten(graph: Graph, ref: MailRef): Promise<WrittenDraft> {
  const path = `${messagePath(ref)}?$select=${readSelect},isDraft`;
  const answer = await graph.get(path, message, immutableIds).catch(explainMissingMail);
  if (answer.isDraft !== true)
    throw new ProductError('mail_not_found', 'this is no draft any more');
  const received = await receivedFrom(answer, ref, graph);
  return { id: answer.id, internetMessageId: received.internetMessageId, received };
}

/** Drafts and what was sent do not count: a request is a mail that came in. */
export async function findByMessageId(
  graph: Graph,
  internetMessageId: string,
  mailbox: string | undefined,
): Promise<FoundMail | undefined> {
  const filter = encodeURIComponent(`internetMessageId eq ${quoted(internetMessageId)}`);
  const path = `${userPath(mailbox)}/messages?$select=${readSelect},isDraft&$filter=${filter}`;
  const { value } = await graph.get(path, messagePage);
  const [found] = value.filter(hasLeft);
  if (found === undefined) return undefined;
  const ref = { messageId: found.id, mailbox };
  return { messageId: found.id, received: await receivedFrom(found, ref, graph) };
}

export async function findReceived(
  graph: Graph,
  around: Date,
  isIt: (internetMessageId: string) => boolean,
): Promise<string | undefined> {
  const [from, to] = [-deliveryMs, 24 * deliveryMs].map((ms) =>
    new Date(around.getTime() + ms).toISOString(),
  );
  const filter = encodeURIComponent(`receivedDateTime ge ${from} and receivedDateTime le ${to}`);
  const path = `/me/messages?$select=id,internetMessageId,isDraft&$top=100&$filter=${filter}`;
  const found = await graph.getAll(path, messagePage, mostMails);
  return found.find((each) => each.isDraft === false && isIt(each.internetMessageId ?? ''))?.id;
}

/** How many mails a person is answering at most when a thread is long. */
const mostAnswered = 12;

/** RFC 5322, 3.6.4: `In-Reply-To` and `References`, whose last id is the nearest. */
export function answeredBy(
  headers: readonly { name: string; value?: string | null | undefined }[],
): string[] {
  const idsIn = (name: string) => {
    const value = headers.find((each) => each.name.toLowerCase() === name)?.value ?? '';
    return value.match(/<[^<>\s]{3,250}>/g) ?? [];
  };
  const ids = [...idsIn('in-reply-to'), ...idsIn('references').toReversed()];
  return [...new Set(ids)].slice(0, mostAnswered);
}

export function explainMissingMail(error: unknown): never {
  if (!isProductError(error) || error.code !== 'not_found') throw error;
  throw new ProductError('mail_not_found', 'the mail is no longer where it was', { cause: error });
}

/** Exchange says of a mailbox that somebody may not open the same as of one that there is not. */
function explainClosedMailbox(error: unknown): never {
  if (!isProductError(error) || error.code !== 'not_found') throw error;
  throw new ProductError('no_access', 'there is no such mailbox, or they may not open it', {
    cause: error,
  });
}
