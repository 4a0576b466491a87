import { fields, text } from '../json.ts';
import type { MailReader } from '../tenant/mail-reader.ts';
import type { Message } from '../tenant/message.ts';
import { bodyText } from './body-text.ts';
import type { Draft } from './draft.ts';
import { DRAFT_CALLS } from './draft-calls.ts';
import { failure, ITEM_GONE, NOT_SUPPORTED } from './failures.ts';
import { toEwsId, toRestId } from './ids.ts';
import { toItem } from './item.ts';
import type { Failure, Item } from './protocol.ts';

/** The mail that lies open, and where. */
export interface OpenMail {
  message: Message;
  mailbox: { address: string; kind: 'user' | 'shared' };
}

/** Outlook lets an add-in load one selected mail at a time. */
export interface LoadedMail {
  get(): OpenMail | null;
  set(mail: OpenMail | null): void;
}

export interface CallContext {
  mail: OpenMail | null;
  /** Two or more that are selected instead. */
  several: readonly OpenMail[];
  /** The one of them that an add-in looks at for a moment. */
  loaded: LoadedMail;
  /** The mail that is being written instead. */
  draft: Draft | null;
  reader: MailReader;
  /** Decides who is an external user. */
  companyDomain: string;
  /** Shows a mail of the mailbox in the reading pane, by Graph id. */
  openMail(id: string): void;
  /** Says that Outlook would now open a form for a new mail. */
  composeMail(to: string, subject: string): void;
}

type Call = (args: readonly unknown[], context: CallContext) => unknown;

/** Every asynchronous function of Office.js that this Outlook can do, by its path below `mailbox`. */
const CALLS = new Map<string, Call>([
  ['item.body.getAsync', ([coercion], { mail }) => bodyAs(coercion, opened(mail).message)],
  ['item.body.getTypeAsync', (_, { mail }) => opened(mail).message.body.type],
  ['item.getItemClassAsync', () => 'IPM.Note'],
  ['item.getSharedPropertiesAsync', (_, { mail }) => sharedProperties(opened(mail))],
  ['item.getAllInternetHeadersAsync', (_, context) => internetHeaders(context)],
  ['item.getAttachmentContentAsync', ([id], context) => attachmentContent(text(id), context)],
  ['getSelectedItemsAsync', (_, context) => selected(context).map(selectedItem)],
  ['loadItemByIdAsync', ([id], context) => load(text(id), context)],
  ['loaded.unloadAsync', (_, { loaded }) => loaded.set(null)],
  ['displayMessageFormAsync', ([id], { openMail }) => openMail(toRestId(text(id)))],
  ['displayNewMessageFormAsync', ([form], { composeMail }) => newMessage(form, composeMail)],
]);

/** Rejects with a `Failure`. */
export async function performCall(
  path: string,
  args: readonly unknown[],
  context: CallContext,
): Promise<unknown> {
  const { draft } = context;
  const written = draft && DRAFT_CALLS.get(path);
  if (draft !== null && written) return written(args, draft);
  if (draft !== null && path.startsWith('item.')) throw NOT_SUPPORTED;
  const own = CALLS.get(path);
  if (own) return own(args, context);
  const onLoaded = path.startsWith('loaded.') && CALLS.get(path.replace('loaded.', 'item.'));
  if (!onLoaded) throw NOT_SUPPORTED;
  return onLoaded(args, { ...context, mail: context.loaded.get() });
}

export function toFailure(error: unknown): Failure {
  const { code, name, message } = fields(error);
  if (typeof code === 'number') return failure(code, text(name), text(message));
  return failure(5001, 'InternalError', error instanceof Error ? error.message : String(error));
}

function opened(mail: OpenMail | null): OpenMail {
  if (mail === null) throw ITEM_GONE;
  return mail;
}

function bodyAs(coercion: unknown, { body }: Message): string {
  if (coercion === 'text') return body.type === 'html' ? bodyText(body.content) : body.content;
  if (coercion === 'html') return body.type === 'html' ? body.content : textAsHtml(body.content);
  throw failure(1000, 'InvalidCoercionType', 'The specified coercion type is not supported.');
}

function textAsHtml(content: string): string {
  const escaped = content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<html><body><pre>${escaped}</pre></body></html>`;
}

/** Read, write, delete and edit of all items: what full access to a shared mailbox gives. */
const ALL_PERMISSIONS = 1 + 2 + 4 + 8 + 16 + 32;

function sharedProperties({ mailbox }: OpenMail): Record<string, unknown> {
  if (mailbox.kind !== 'shared') {
    throw failure(9044, 'OperationNotSupported', 'The item is not in a shared folder or mailbox.');
  }
  return {
    owner: mailbox.address,
    targetMailbox: mailbox.address,
    targetRestUrl: 'https://outlook.office.com/api',
    delegatePermissions: ALL_PERMISSIONS,
  };
}

function internetHeaders({ mail, reader }: CallContext): Promise<string> {
  const { message, mailbox } = opened(mail);
  return reader.headers(mailbox.address, message.id);
}

async function attachmentContent(id: string, { mail, reader }: CallContext): Promise<unknown> {
  const { message, mailbox } = opened(mail);
  const attachment = message.attachments.find((candidate) => toEwsId(candidate.id) === id);
  if (attachment === undefined) {
    throw failure(9042, 'InvalidAttachmentId', 'The attachment does not exist.');
  }
  const content = await reader.attachmentContent(mailbox.address, message.id, attachment.id);
  return { content, format: 'base64' };
}

function selected({ mail, several }: CallContext): readonly OpenMail[] {
  return mail === null ? several : [mail];
}

function load(id: string, context: CallContext): Item {
  const { loaded, companyDomain } = context;
  if (loaded.get() !== null)
    throw failure(9058, 'ItemAlreadyLoaded', 'Another item is loaded. Unload it first.');
  const wanted = selected(context).find(({ message }) => toEwsId(message.id) === id);
  if (wanted === undefined) throw ITEM_GONE;
  loaded.set(wanted);
  return toItem(wanted.message, companyDomain);
}

function selectedItem({ message }: OpenMail): Record<string, unknown> {
  return {
    itemId: toEwsId(message.id),
    itemType: 'message',
    itemMode: 'Read',
    subject: message.subject,
    conversationId: toEwsId(message.conversationId),
    internetMessageId: message.internetMessageId,
    hasAttachment: message.hasAttachments,
  };
}

function newMessage(form: unknown, compose: CallContext['composeMail']): void {
  const { toRecipients, subject } = fields(form);
  const first: unknown = Array.isArray(toRecipients) ? toRecipients[0] : undefined;
  compose(text(first) || text(fields(first)['emailAddress']), text(subject));
}
