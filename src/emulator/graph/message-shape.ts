import type { GraphBody, GraphMessage } from '../../wire/graph.ts';
import { changeKey, conversationId, conversationIndex, folderId } from '../ids.ts';
import type { GraphCall } from './call.ts';
import { contextOf } from './addresses.ts';
import { attachmentToGraph } from './attachments.ts';
import { badRequest, notEmulated } from './errors.ts';
import { type Comparison, parseFilter } from './filter.ts';
import { htmlToText, textToHtml } from './html-text.ts';
import { samePropertyId } from './extended-properties.ts';
import type { Mailbox } from './mailboxes.ts';
import { attachmentsOf } from './attachment-store.ts';
import { detailsOf, extendedPropertiesOf, type MessageRow } from './message-store.ts';
import { type Expansion, expansions, pick, selected } from './options.ts';

/** Members that Graph gives only when `$select` names them. */
const selectOnly = ['internetMessageHeaders', 'uniqueBody'];

/** One message with its context, as the answer to a get, create or update. */
export function wholeMessage(call: GraphCall, mailbox: Mailbox, row: MessageRow): object {
  const select = selected(call.options);
  const members = select ? `(${select.join(',')})` : '';
  const context = contextOf(`users('${mailbox.oid}')/messages${members}/$entity`);
  return { '@odata.context': context, ...shownMessage(call, row) };
}

/** A message with what `$select`, `$expand` and the `Prefer` headers ask for. */
export function shownMessage(call: GraphCall, row: MessageRow): object {
  const select = selected(call.options);
  const members = select ? [...select, 'id'] : undefined;
  const message = pick(toGraph(call, row, select ?? []), members);
  return { ...message, ...expanded(call, row) };
}

export const preferenceApplied = (call: GraphCall): Record<string, string> => {
  const applied = [
    ...(bodyPreference(call) ? [`outlook.body-content-type="${bodyPreference(call)}"`] : []),
    ...(wantsImmutableId(call) ? ['IdType="ImmutableId"'] : []),
  ];
  return applied.length > 0 ? { 'preference-applied': applied.join(', ') } : {};
};

export const wantsImmutableId = (call: GraphCall): boolean => call.prefers('IdType=ImmutableId');

function bodyPreference(call: GraphCall): 'text' | 'html' | undefined {
  if (call.prefers('outlook.body-content-type=text')) return 'text';
  return call.prefers('outlook.body-content-type=html') ? 'html' : undefined;
}

function toGraph(call: GraphCall, row: MessageRow, select: string[]): GraphMessage {
  const details = detailsOf(row);
  const key = changeKey(row.immutable_id, row.version);
  const id = wantsImmutableId(call) ? row.immutable_id : row.ordinary_id;
  const wants = (name: string): boolean => selectOnly.includes(name) && hasName(select, name);
  return {
    '@odata.etag': `W/"${key}"`,
    id,
    createdDateTime: row.created_at,
    lastModifiedDateTime: row.modified_at,
    changeKey: key,
    categories: details.categories,
    receivedDateTime: row.received_at,
    sentDateTime: row.sent_at,
    hasAttachments: row.has_attachments === 1,
    internetMessageId: row.internet_message_id,
    subject: row.subject,
    bodyPreview: row.preview,
    importance: row.importance,
    parentFolderId: row.folder_id,
    conversationId: conversationId(row.mailbox_id, row.conversation),
    conversationIndex: conversationIndex(row.conversation, new Date(row.sent_at)),
    // Asked for only in what is being written; what arrived never shows it.
    isDeliveryReceiptRequested: false,
    isReadReceiptRequested: false,
    isRead: row.is_read === 1,
    isDraft: row.is_draft === 1,
    webLink: `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(id)}&exvsurl=1&viewmodel=ReadMessageItem`,
    inferenceClassification: 'focused',
    body: bodyOf(row, bodyPreference(call)),
    sender: details.sender,
    from: details.from,
    toRecipients: details.to,
    ccRecipients: details.cc,
    bccRecipients: details.bcc,
    replyTo: details.replyTo,
    flag: { flagStatus: details.flagStatus },
    ...(wants('internetMessageHeaders') &&
      showsHeaders(call, row) && { internetMessageHeaders: details.headers }),
    ...(wants('uniqueBody') && { uniqueBody: uniqueBody(row, bodyPreference(call)) }),
  };
}

/** Whether own headers stay visible on what one sent oneself is a switch. */
const showsHeaders = ({ tenant }: GraphCall, { folder_id, mailbox_id }: MessageRow): boolean =>
  tenant.switches.now().headersOnSentCopy === 'shown' ||
  folder_id !== folderId(mailbox_id, 'sentitems');

const hasName = (names: string[], name: string): boolean =>
  names.some((one) => one.toLowerCase() === name.toLowerCase());

function bodyOf(row: MessageRow, wanted: 'text' | 'html' | undefined): GraphBody {
  if (wanted === 'text' && row.body_type === 'html')
    return { contentType: 'text', content: htmlToText(row.body) };
  if (wanted === 'html' && row.body_type === 'text')
    return { contentType: 'html', content: textToHtml(row.body) };
  return { contentType: row.body_type, content: row.body };
}

/** Where an answer or a forward begins to quote: Outlook's rule, or the usual introductions. */
const quoteStart =
  /<hr tabindex="-1"|<div id="(?:divRplyFwdMsg|appendonsend)"|<blockquote|^_{20,}\s*$|^-{3,} ?(?:Original Message|Ursprüngliche Nachricht).*$|^(?:On .{5,120} wrote|Am .{5,120} schrieb .{1,120}):\s*$/im;

/** The part of the body that this message adds to its conversation. */
function uniqueBody(row: MessageRow, wanted: 'text' | 'html' | undefined): GraphBody {
  const at = row.body.search(quoteStart);
  return bodyOf(at > 0 ? { ...row, body: row.body.slice(0, at) } : row, wanted);
}

function expanded(call: GraphCall, row: MessageRow): object {
  const members: Record<string, unknown> = {};
  for (const expansion of expansions(call.options)) {
    if (expansion.name === 'attachments')
      members['attachments'] = attachmentsOf(call.tenant, row).map(attachmentToGraph);
    else if (expansion.name.toLowerCase() === 'singlevalueextendedproperties') {
      const wanted = wantedProperties(expansion);
      const found = extendedPropertiesOf(call.tenant, row).filter(({ id }) => wanted(id));
      if (found.length > 0) members['singleValueExtendedProperties'] = found;
    } else throw notEmulated(`$expand=${expansion.name} on messages`);
  }
  return members;
}

/** `$filter=id eq '…'`, or several joined by `or`. */
function wantedProperties({ options }: Expansion): (id: string) => boolean {
  const filter = parseFilter(options.get('filter') ?? '');
  const leaves = filter.kind === 'or' ? filter.parts : [filter];
  const ids = leaves
    .filter((leaf): leaf is Comparison => leaf.kind === 'compare' && leaf.path === 'id')
    .map(({ value }) => samePropertyId(String(value)));
  if (ids.length !== leaves.length)
    throw badRequest("singleValueExtendedProperties must be expanded with $filter=id eq '…'.");
  return (id) => ids.includes(samePropertyId(id));
}
