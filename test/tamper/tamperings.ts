import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { formatPending, type ListRow, parsePending } from '../../src/core/audit-rows.ts';
import { leafHashOfPayload } from '../../src/core/audit-event.ts';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import { fastSigner, testKeys } from './honest-log.ts';
import type { Fields } from './memory-lists.ts';

/** One hand-off of the log that somebody tampers with; its rows may be changed at will. */
export interface Target {
  row: Row;
  events: Row[];
  /** Another hand-off of the same log, to swap with or to copy from. */
  other: { row: Row; events: Row[] };
  /** Adds a row to a list. */
  add(list: 'Handoffs' | 'HandoffEvents', fields: Fields): void;
  remove(row: Row): void;
  dice: () => number;
}

export type Row = ListRow & { fields: Fields };

/** Somebody who may write to the lists, but has no signing key. Each entry is one class of tampering. */
export const tamperings: Record<string, (target: Target) => void> = {
  'edit a text of a row': ({ row, dice }) =>
    edit(row, oneOf(texts, dice), (value) => `${textOf(value)}x`),
  'edit who owns a hand-off': ({ row }) => edit(row, 'OwnerOid', () => 'oid-somebody-else'),
  'edit the state of a row': ({ row }) =>
    edit(row, 'State', (value) => (value === 'withdrawn' ? 'done' : 'withdrawn')),
  'edit the state of a mail': ({ row }) => edit(row, 'MailState', () => 'failed'),
  'edit a date of a row': ({ row }) => edit(row, 'Due', () => '2026-12-24T00:00:00Z'),
  'edit a moment of a row': ({ row, dice }) =>
    edit(
      row,
      oneOf(['HandedOffAt', 'StateSince', 'ReceivedAt'], dice),
      () => '2026-01-01T00:00:00Z',
    ),
  'edit a number of a row': ({ row, dice }) =>
    edit(row, oneOf(['ResponsibilityRef', 'Hops'], dice), (value) => Number(value) + 1),
  'empty a column of a row': ({ row, dice }) => edit(row, oneOf(texts, dice), () => null),
  'fill an empty column of a row': ({ row }) => edit(row, 'OnBehalfOfName', () => 'Jemand'),
  'change the key of a row': ({ row }) =>
    edit(row, 'HandoffKey', () => '99999999-0000-4000-8000-000000000000'),
  'edit the head of a row': ({ row }) =>
    edit(row, 'Head', (head) => textOf(head).replace(/.$/, flip)),
  'edit the event a row carries': ({ row }) =>
    edit(row, 'Pending', (text) => textOf(text).replace('baton-event/1', 'baton-event/2')),
  'edit the signature of the event a row carries': ({ row }) =>
    edit(row, 'Pending', (text) => {
      const event = parsePending(textOf(text));
      return event && formatPending({ ...event, signature: turned(event.signature) });
    }),
  'empty the event a row carries': ({ row }) => edit(row, 'Pending', () => null),
  'delete a row': ({ row, remove }) => remove(row),
  'repeat a row': ({ row, add }) => add('Handoffs', row.fields),
  'swap two rows': ({ row, other }) => {
    for (const column of ['OwnerOid', 'OwnerName', 'Note', 'Title']) swap(row, other.row, column);
  },
  'roll a row back': ({ row }) => {
    edit(row, 'Head', () => `1:${'0'.repeat(64)}`);
    edit(row, 'State', () => 'expired');
  },
  'insert a row nobody signed': ({ row, add }) =>
    add('Handoffs', {
      ...row.fields,
      HandoffKey: `${keyOf(row)}-new`,
      ClaimKey: 'x:new',
      Head: null,
      Pending: null,
    }),
  'edit what an event says': ({ events, dice }) => edit(any(events, dice), 'Payload', forged),
  'edit what an event says, with its hash': ({ events, dice }) => {
    const event = any(events, dice);
    edit(event, 'Payload', forged);
    edit(event, 'LeafHash', () => leafHashOfPayload(String(event.fields['Payload'])));
  },
  'edit what an event says and sign it with another key': ({ events, dice }) => {
    const event = any(events, dice);
    edit(event, 'Payload', forged);
    resign(event, String(event.fields['KeyId']));
  },
  'sign an event with another key': ({ events, dice }) => resign(any(events, dice)),
  'write an event in another form': ({ events, dice }) =>
    edit(any(events, dice), 'Payload', (text) => textOf(text).replace('{', '{ ')),
  'edit the hash of an event': ({ events, dice }) =>
    edit(any(events, dice), 'LeafHash', () => 'ab'.repeat(32)),
  'edit the hash of the event before': ({ events, dice }) =>
    edit(any(events, dice), 'PreviousHash', () => 'cd'.repeat(32)),
  'edit a signature': ({ events, dice }) =>
    edit(any(events, dice), 'Signature', (value) => turned(String(value))),
  'remove a signature': ({ events, dice }) => edit(any(events, dice), 'Signature', () => null),
  'edit which key has signed': ({ events, dice }) =>
    edit(any(events, dice), 'KeyId', () => '00000000'),
  'edit the key of an event': ({ events, dice }) =>
    edit(any(events, dice), 'EventKey', (value) => `${textOf(value)}0`),
  'edit a place in the log': ({ events, dice }) =>
    edit(any(events, dice), 'LogIndex', (value) => Number(value) + 7),
  'remove a place in the log': ({ events, dice }) =>
    edit(any(events, dice), 'LogIndex', () => null),
  'swap the places of two events': ({ events, other }) =>
    swap(events.at(-1), other.events[0], 'LogIndex'),
  'swap what two events say': ({ events, other }) =>
    swap(events.at(-1), other.events[0], 'Payload'),
  'edit a disclosed value': ({ events }) =>
    edit(events[0], 'Disclosures', (text) => textOf(text).replace('Bitte', 'Bitte nicht')),
  'edit a salt': ({ events }) =>
    edit(events[0], 'Disclosures', (text) =>
      textOf(text).replace(/"([0-9a-f]{31})[0-9a-f]"/, '"$1z"'),
    ),
  'take disclosed values away': ({ events, dice }) =>
    edit(any(events, dice), 'Disclosures', () => null),
  'delete the first event': ({ events, remove }) => events[0] && remove(events[0]),
  'delete the last event': ({ events, remove }) => remove(events.at(-1) ?? never()),
  'repeat an event': ({ events, dice, add }) => add('HandoffEvents', any(events, dice).fields),
  'repeat an event without its place': ({ events, dice, add }) =>
    add('HandoffEvents', { ...any(events, dice).fields, LogIndex: null }),
  'insert an event nobody signed': ({ events, add }) =>
    add(
      'HandoffEvents',
      continued(events, (fields) => ({ ...fields, Signature: null, KeyId: null })),
    ),
  'insert an event signed with another key': ({ events, add }) => {
    const row: Row = { id: '', fields: continued(events, (fields) => fields) };
    resign(row);
    add('HandoffEvents', row.fields);
  },
  'bring an event from another list': ({ events, add }) => {
    const row: Row = {
      id: '',
      fields: continued(events, (fields) => fields, 'staging.example/sites/baton'),
    };
    const signer = fastSigner(testKeys());
    signRow(row, signer.id, signer);
    add('HandoffEvents', row.fields);
  },
  'bring an event of another hand-off': ({ events, other, add }) =>
    add('HandoffEvents', {
      ...other.events[0]?.fields,
      EventKey: `${keyOf(events[0] ?? never())}:${events.length + 1}`,
      LogIndex: null,
    }),
  'delete a whole hand-off': ({ row, events, remove }) => [row, ...events].forEach(remove),
};

const texts = ['Title', 'OwnerName', 'Note', 'SenderName', 'HandedOffByName', 'Area', 'Mailbox'];

/** What stands in a column; nothing where it is empty. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function edit(row: Row | undefined, column: string, change: (value: unknown) => unknown): void {
  if (row === undefined) never();
  row.fields[column] = change(row.fields[column]);
}

function swap(a: Row | undefined, b: Row | undefined, column: string): void {
  if (a === undefined || b === undefined) never();
  [a.fields[column], b.fields[column]] = [b.fields[column], a.fields[column]];
}

function oneOf<T>(values: readonly T[], dice: () => number): T {
  return values[Math.floor(dice() * values.length)] ?? never();
}

const any = (events: Row[], dice: () => number): Row => oneOf(events, dice);
const flip = (digit: string) => (digit === '0' ? '1' : '0');
const turned = (signature: string) => base64.encode(base64.decode(signature).toReversed());
const forged = (text: unknown) => textOf(text).replace('"Attempt":', '"Attempt":9,"Forged":');

function keyOf(row: Row): string {
  const key = String(row.fields['HandoffKey'] ?? row.fields['EventKey']);
  return key.split(':')[0] ?? key;
}

/** What the next event of a hand-off would look like. */
function continued(events: Row[], shape: (fields: Fields) => Fields, log?: string): Fields {
  const last = events.at(-1) ?? never();
  const said = JSON.parse(String(last.fields['Payload']));
  const payload = canonicalJson({
    ...said,
    ...(log !== undefined && { log }),
    event: said.event + 1,
    previous: last.fields['LeafHash'],
  });
  return shape({
    ...last.fields,
    EventKey: `${said.handoff}:${said.event + 1}`,
    Payload: payload,
    LeafHash: leafHashOfPayload(payload),
    PreviousHash: last.fields['LeafHash'],
    LogIndex: null,
  });
}

const stranger = fastSigner(testKeys(9));

function resign(row: Row, keyId = stranger.id): void {
  signRow(row, keyId, stranger);
}

function signRow({ fields }: Row, keyId: string, { sign }: typeof stranger): void {
  const payload = String(fields['Payload']);
  fields['LeafHash'] = leafHashOfPayload(payload);
  fields['Signature'] = base64.encode(sign(utf8ToBytes(payload)));
  fields['KeyId'] = keyId;
}

function never(): never {
  throw new Error('there is no such row');
}
