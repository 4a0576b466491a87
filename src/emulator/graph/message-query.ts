import type { GraphCall } from './call.ts';
import { badRequest, GraphError } from './errors.ts';
import {
  type AnyOf,
  type Comparison,
  compareSql,
  type Filter,
  filterToSql,
  type Literal,
  parseFilter,
  type Sql,
} from './filter.ts';
import type { Mailbox } from './mailboxes.ts';
import { samePropertyId } from './extended-properties.ts';
import { isVisible, type MessageRow } from './message-store.ts';
import { pageSize } from './options.ts';

const defaultPage = 10;
const maxPage = 1000;

/** What messages can be filtered and ordered by, and how it is kept. */
const columns: Record<string, { sql: string; type: 'text' | 'time' | 'flag' }> = {
  internetmessageid: { sql: 'm.internet_message_id', type: 'text' },
  subject: { sql: 'm.subject', type: 'text' },
  importance: { sql: 'm.importance', type: 'text' },
  receiveddatetime: { sql: 'm.received_at', type: 'time' },
  sentdatetime: { sql: 'm.sent_at', type: 'time' },
  createddatetime: { sql: 'm.created_at', type: 'time' },
  lastmodifieddatetime: { sql: 'm.modified_at', type: 'time' },
  isread: { sql: 'm.is_read', type: 'flag' },
  isdraft: { sql: 'm.is_draft', type: 'flag' },
  hasattachments: { sql: 'm.has_attachments', type: 'flag' },
  'from/emailaddress/address': { sql: 'm.from_address', type: 'text' },
};

export interface MessagePage {
  rows: MessageRow[];
  /** How many to skip for the next page, when there is one. */
  next?: number;
  count?: number;
}

/** One page of messages, newest first unless filtered or ordered otherwise. */
export function queryMessages(call: GraphCall, mailbox: Mailbox, folder?: string): MessagePage {
  const { db } = call.tenant;
  const size = pageSize(call.options, maxPage) ?? defaultPage;
  const skip = readSkip(call);
  const where = readWhere(call, mailbox, folder);
  const order = readOrder(call);
  const sql = `SELECT m.* FROM messages m WHERE ${where.text} ORDER BY ${order} LIMIT ? OFFSET ?`;
  const rows = db.all<MessageRow>(sql, ...where.values, size + 1, skip);
  const counted = `SELECT count(*) AS count FROM messages m WHERE ${where.text}`;
  return {
    rows: rows.slice(0, size),
    ...(rows.length > size && { next: skip + size }),
    ...(call.options.get('count') === 'true' &&
      db.one<{ count: number }>(counted, ...where.values)),
  };
}

function readSkip(call: GraphCall): number {
  const skip = call.options.get('skip') ?? '0';
  if (!/^\d{1,9}$/.test(skip))
    throw badRequest(`Invalid value '${skip}' for $skip query option found.`);
  return Number(skip);
}

function readWhere(call: GraphCall, mailbox: Mailbox, folder: string | undefined): Sql {
  const place: Sql =
    folder === undefined
      ? { text: `m.mailbox_id = ? AND ${isVisible}`, values: [mailbox.id] }
      : { text: `m.folder_id = ? AND ${isVisible}`, values: [folder] };
  const text = call.options.get('filter');
  if (text === undefined) return place;
  const filter = parseFilter(text);
  requireEfficient(call, filter);
  const { text: condition, values } = filterToSql(filter, leafSql);
  return { text: `${place.text} AND ${condition}`, values: [...place.values, ...values] };
}

function leafSql(leaf: Comparison | AnyOf): Sql {
  if (leaf.kind === 'any') return extendedPropertySql(leaf);
  if (leaf.path.toLowerCase() === 'conversationid')
    return compareSql('m.conversation', leaf.operator, conversationIn(leaf.value));
  const column = columns[leaf.path.toLowerCase()];
  if (!column)
    throw badRequest(`Could not find a property named '${leaf.path}' to filter messages by.`);
  return compareSql(column.sql, leaf.operator, asStored(column.type, leaf.value));
}

function asStored(type: 'text' | 'time' | 'flag', value: Literal): Literal {
  if (type !== 'time') return value;
  const at = new Date(typeof value === 'string' ? value : Number.NaN);
  if (Number.isNaN(at.getTime())) throw badRequest(`'${String(value)}' is not a time.`);
  return `${at.toISOString().slice(0, 19)}Z`;
}

/** The last 16 bytes of a conversation id are the conversation; before them stands the mailbox. */
function conversationIn(value: Literal): string {
  return Buffer.from(String(value), 'base64url').subarray(-16).toString('hex');
}

/** `singleValueExtendedProperties/Any(ep: ep/id eq '…' and ep/value eq '…')`; values in any case. */
function extendedPropertySql({ path, variable, condition }: AnyOf): Sql {
  if (path.toLowerCase() !== 'singlevalueextendedproperties')
    throw badRequest(`any() is not supported on '${path}'.`);
  const parts = condition.kind === 'and' ? condition.parts : [condition];
  const conditions = parts.map((part) => propertyPartSql(part, variable));
  const all = conditions.map(({ text }) => text).join(' AND ');
  return {
    text: `m.number IN (SELECT p.message_number FROM extended_properties p WHERE ${all})`,
    values: conditions.flatMap(({ values }) => values),
  };
}

function propertyPartSql(part: Filter, variable: string): Sql {
  if (part.kind !== 'compare' || part.value === null)
    throw badRequest('An extended property is filtered by its id and value.');
  if (part.path === `${variable}/id` && part.operator === 'eq')
    return { text: 'p.id = ?', values: [samePropertyId(String(part.value))] };
  if (part.path === `${variable}/value`)
    return compareSql('p.value COLLATE NOCASE', part.operator, String(part.value));
  throw badRequest('An extended property is filtered by its id and value.');
}

/** Filtered without an order they come oldest first (Microsoft365R#131). */
function readOrder(call: GraphCall): string {
  const inferred = call.options.has('filter') ? 'receivedDateTime' : 'receivedDateTime desc';
  const parts = (call.options.get('orderby') ?? inferred).split(',');
  const order = parts.map((part) => {
    const [path = '', direction = 'asc'] = part.trim().split(/\s+/);
    const column = columns[path.toLowerCase()];
    if (!column)
      throw badRequest(`Could not find a property named '${path}' to order messages by.`);
    return `${column.sql} ${/^desc$/i.test(direction) ? 'DESC' : 'ASC'}`;
  });
  return [...order, 'm.number DESC'].join(', ');
}

/** Exchange wants what is ordered by to stand first in the filter too. */
function requireEfficient(call: GraphCall, filter: Filter): void {
  const [ordered = ''] =
    call.options
      .get('orderby')
      ?.trim()
      .split(/[\s,]+/) ?? [];
  if (ordered === '') return;
  const first = filter.kind === 'and' ? filter.parts[0] : filter;
  if (first?.kind === 'compare' && first.path.toLowerCase() === ordered.toLowerCase()) return;
  throw new GraphError(
    400,
    'InefficientFilter',
    'The restriction or sort order is too complex for this operation.',
  );
}
