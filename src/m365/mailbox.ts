import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isProductError, ProductError } from '../core/errors.ts';
import type { MailEvidence } from '../core/handoff-record.ts';
import type { Mail } from '../core/mail.ts';
import type {
  Away,
  Forward,
  FoundMail,
  Mailbox,
  MailRef,
  OriginalMail,
  ReceivedMail,
  SendOutcome,
  SubmissionClues,
  TaggedDraft,
  WrittenDraft,
} from '../usecases/mail-ports.ts';
import { attachmentPage, mailTipsPage, message, messagePage } from '../wire/graph-answers.ts';
import { type Graph, literal, segment } from './graph.ts';
import { conversationRootOf, mailOf } from './mail-of-message.ts';

/** Ids that survive moving and sending; asked for on every call because ids of the two kinds do not mix. */
export const immutableIds = { Prefer: 'IdType="ImmutableId"' };

/** Our own named property: the hand-off key on the forwarded mail. */
export const tagProperty = 'String {6f1e9e0c-8d5b-4f0e-9a53-6c1b7a2f4d10} Name BatonHandoffKey';

/** Where Exchange keeps the header that the pane puts on a mail its sender sends themselves. */
const headerProperty = 'String {00020386-0000-0000-C000-000000000046} Name x-baton-handoff';

const readSelect = [
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

const anything = z.unknown();

/** One person's mailboxes through Graph, with that person's own token. */
export function createMailbox(graph: Graph): Mailbox {
  return {
    async read(ref) {
      const answer = await graph
        .get(`${messagePath(ref)}?$select=${readSelect}`, message)
        .catch(explainMissingMail);
      return receivedFrom(answer, ref, graph);
    },
    readNewest: (mailbox, count) => readNewest(graph, mailbox, count),
    readDraft: (ref) => readWritten(graph, ref),
    findByMessageId: (internetMessageId, mailbox) =>
      findByMessageId(graph, internetMessageId, mailbox),
    readOriginal: (ref) => readOriginal(graph, ref),
    draftForward: (ref, forward) => draftForward(graph, ref, forward),
    deleteDraft: (mailbox, draftId) =>
      graph.delete(messagePath({ mailbox, messageId: draftId }), immutableIds),
    listDrafts: (mailbox) => listDrafts(graph, mailbox),
    send: (mailbox, draftId) => send(graph, { mailbox, messageId: draftId }),
    findSubmission: (mailbox, draftId, clues) =>
      findSubmission(graph, { mailbox, messageId: draftId }, clues),
    findReceived: (around, isIt) => findReceived(graph, around, isIt),
    findAway: (addresses) => findAway(graph, addresses),
  };
}

type Answer = z.output<typeof message>;

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
async function readNewest(
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
async function readWritten(graph: Graph, ref: MailRef): Promise<WrittenDraft> {
  const path = `${messagePath(ref)}?$select=${readSelect},isDraft`;
  const answer = await graph.get(path, message, immutableIds).catch(explainMissingMail);
  if (answer.isDraft !== true)
    throw new ProductError('mail_not_found', 'this is no draft any more');
  const received = await receivedFrom(answer, ref, graph);
  return { id: answer.id, internetMessageId: received.internetMessageId, received };
}

/** Drafts and what was sent do not count: a request is a mail that came in. */
async function findByMessageId(
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

async function readOriginal(graph: Graph, ref: MailRef): Promise<OriginalMail> {
  const path = messagePath(ref);
  const content = await graph.getBytes(`${path}/$value`).catch(unreadable);
  const attachments = await graph
    .getAll(`${path}/attachments?$select=id,name`, attachmentPage)
    .catch(explainMissingMail);
  return {
    content: content ?? new Uint8Array(),
    hash: createHash('sha256')
      .update(content ?? '')
      .digest('hex'),
    parts: attachments.map(({ id, name, '@odata.type': type }) => ({
      name: withEnding(name ?? '', type),
      kind: type?.endsWith('.referenceAttachment') ? 'link' : 'content',
      read: () => graph.getBytes(`${path}/attachments/${segment(id)}/$value`).catch(unreadable),
    })),
  };
}

/** An attached mail has its subject for a name; its bytes are those of a mail. */
function withEnding(name: string, type: string | undefined): string {
  return type?.endsWith('.itemAttachment') && !/\.[a-z]{3,4}$/i.test(name) ? `${name}.eml` : name;
}

/** Exchange refuses some content for good. Everything else may be better another time, or is for a person to see. */
function unreadable(error: unknown): undefined {
  const refusals = ['microsoft_refused', 'not_found'];
  if (isProductError(error) && refusals.includes(error.code)) return undefined;
  throw error;
}

function userPath(mailbox: string | undefined): string {
  return mailbox === undefined ? '/me' : `/users/${segment(mailbox)}`;
}

function messagePath({ mailbox, messageId }: MailRef): string {
  return `${userPath(mailbox)}/messages/${segment(messageId)}`;
}

function explainMissingMail(error: unknown): never {
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

async function draftForward(graph: Graph, ref: MailRef, forward: Forward) {
  const draft = await graph.post(
    `${messagePath(ref)}/createForward`,
    {
      message: {
        toRecipients: [{ emailAddress: forward.to }],
        // from the first moment on, so that a draft can be found again that nobody finished
        singleValueExtendedProperties: [{ id: tagProperty, value: forward.tag }],
      },
    },
    message,
    immutableIds,
  );
  const { contentType, content } = draft.body ?? { contentType: 'html', content: '' };
  const changed = await graph.patch(
    messagePath({ mailbox: ref.mailbox, messageId: draft.id }),
    {
      body: { contentType: 'html', content: forward.card + asHtml(contentType, content ?? '') },
      ...(forward.replyTo?.address && { replyTo: [{ emailAddress: forward.replyTo }] }),
      singleValueExtendedProperties: [{ id: tagProperty, value: forward.tag }],
    },
    message,
    immutableIds,
  );
  return {
    id: draft.id,
    internetMessageId: changed.internetMessageId ?? draft.internetMessageId ?? draft.id,
  };
}

function asHtml(contentType: string, content: string): string {
  if (contentType.toLowerCase() === 'html') return content;
  return `<pre>${content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`;
}

/** Only 202 says that it was submitted; 429, 5xx and time-outs have been seen for mails that arrived (facts/security.md). */
async function send(graph: Graph, draft: MailRef): Promise<SendOutcome> {
  try {
    await graph.post(`${messagePath(draft)}/send`, undefined, anything, immutableIds);
    return 'submitted';
  } catch (error) {
    if (isProductError(error)) return 'unknown';
    throw error;
  }
}

/** Looks for the draft itself, then for its tag, then for its message id; a look that fails is no evidence of anything. */
async function findSubmission(
  graph: Graph,
  draft: MailRef,
  { tag, around, isIt, ownSend }: SubmissionClues,
): Promise<MailEvidence> {
  const known = await readDraft(graph, draft).catch(noAnswer);
  if (known === 'left') return 'draft_left';
  const tagged = await findTagged(
    graph,
    draft.mailbox,
    ownSend ? headerProperty : tagProperty,
    tag,
  ).catch(noAnswer);
  if (tagged !== 'no_answer' && tagged.some(hasLeft)) return 'tag_found';
  if (known === 'draft') return 'still_a_draft';
  const sent = await findSent(graph, draft.mailbox, around, isIt).catch(noAnswer);
  if (sent === true) return 'message_found';
  return [known, tagged, sent].includes('no_answer') ? 'no_answer' : 'nothing_found';
}

async function readDraft(graph: Graph, draft: MailRef): Promise<'left' | 'draft' | 'gone'> {
  const path = `${messagePath(draft)}?$select=id,isDraft`;
  const found = await graph.get(path, message, immutableIds).catch(nothingIfMissing);
  if (found === undefined) return 'gone';
  return hasLeft(found) ? 'left' : 'draft';
}

function hasLeft({ isDraft }: { isDraft?: boolean | null | undefined }): boolean {
  return isDraft === false;
}

function nothingIfMissing(error: unknown): undefined {
  if (!isProductError(error) || error.code !== 'not_found') throw error;
}

function noAnswer(error: unknown): 'no_answer' {
  if (!isProductError(error)) throw error;
  return 'no_answer';
}

/** Among what was sent around that time; Baton knows only the keyed hash of the message id. */
async function findSent(
  graph: Graph,
  mailbox: string | undefined,
  around: Date,
  isIt: (internetMessageId: string) => boolean,
): Promise<boolean> {
  const from = new Date(around.getTime() - deliveryMs).toISOString();
  const filter = encodeURIComponent(`sentDateTime ge ${from}`);
  const path = `${userPath(mailbox)}/mailFolders/sentitems/messages?$select=id,internetMessageId&$top=100&$filter=${filter}`;
  const sent = await graph.getAll(path, messagePage, mostMails);
  return sent.some(({ internetMessageId }) => isIt(internetMessageId ?? ''));
}

/** How many mails a person is answering at most when a thread is long. */
const mostAnswered = 12;

/** RFC 5322, 3.6.4: `In-Reply-To` and `References`, whose last id is the nearest. */
function answeredBy(
  headers: readonly { name: string; value?: string | null | undefined }[],
): string[] {
  const idsIn = (name: string) => {
    const value = headers.find((each) => each.name.toLowerCase() === name)?.value ?? '';
    return value.match(/<[^<>\s]{3,250}>/g) ?? [];
  };
  const ids = [...idsIn('in-reply-to'), ...idsIn('references').toReversed()];
  return [...new Set(ids)].slice(0, mostAnswered);
}

/** How many drafts are looked through, the newest first. */
const mostDrafts = 200;

async function listDrafts(graph: Graph, mailbox: string | undefined): Promise<TaggedDraft[]> {
  const expand = encodeURIComponent(
    `singleValueExtendedProperties($filter=id eq ${quoted(tagProperty)})`,
  );
  const path = `${userPath(mailbox)}/mailFolders/drafts/messages?$select=id&$top=50&$expand=${expand}`;
  const drafts = await graph.getAll(path, messagePage, mostDrafts, immutableIds);
  return drafts.flatMap(({ id, singleValueExtendedProperties }) => {
    const tag = singleValueExtendedProperties?.[0]?.value;
    return tag ? [{ id, tag }] : [];
  });
}

async function findTagged(
  graph: Graph,
  mailbox: string | undefined,
  property: string,
  tag: string,
) {
  const filter = `singleValueExtendedProperties/Any(ep: ep/id eq ${quoted(property)} and ep/value eq ${quoted(tag)})`;
  const path = `${userPath(mailbox)}/messages?$select=id,isDraft&$filter=${encodeURIComponent(filter)}`;
  return (await graph.get(path, messagePage, immutableIds)).value;
}

/** How far clocks and delivery may be apart, in milliseconds. */
const deliveryMs = 60 * 60_000;

async function findReceived(
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

/** How many mails of one day are looked through. */
const mostMails = 1_000;

function quoted(value: string): string {
  return decodeURIComponent(literal(value));
}

/** Asks Exchange for automatic replies; no answer means nobody is known to be away, never that the suggestion fails. */
async function findAway(graph: Graph, addresses: readonly string[]): Promise<Away[]> {
  if (addresses.length === 0) return [];
  const body = { EmailAddresses: addresses.slice(0, 50), MailTipsOptions: 'automaticReplies' };
  const tips = await graph.post('/me/getMailTips', body, mailTipsPage).catch(() => ({ value: [] }));
  return tips.value.flatMap(({ emailAddress, automaticReplies }) => {
    if (!automaticReplies?.message) return [];
    const address = emailAddress.address.toLowerCase();
    const until = automaticReplies.scheduledEndTime?.dateTime;
    return [until === undefined ? { address } : { address, until: withZone(until) }];
  });
}

/** Graph gives UTC without saying so. */
function withZone(dateTime: string): string {
  return /Z|[+-]\d\d:?\d\d$/.test(dateTime) ? dateTime : `${dateTime}Z`;
}
