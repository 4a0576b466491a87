import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { leafHashOfPayload, type SignedEvent } from './audit-event.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { type Disclosures, isBehind, isSealed, type Sealed } from './disclosures.ts';
import type { LogKey, VerifySignature } from './log-key.ts';

/** One item of a list, as Graph gives it. */
export interface ListRow {
  id: string;
  fields: Readonly<Record<string, unknown>>;
}

/** What an event says (docs/record.md). */
export interface Payload {
  log: string;
  handoff: string;
  event: number;
  previous: string;
  at: string;
  actor: Json;
  set: Readonly<Record<string, Json>>;
  erased: Readonly<Record<string, readonly string[]>>;
}

/** An event as it was found, in a row of the HandoffEvents list or in a hand-off's `Pending`. */
export interface FoundEvent {
  list: 'HandoffEvents' | 'Pending';
  item: string;
  /** `handoffKey:number` by the payload; by the column where nobody has signed the payload. */
  key: string;
  payload?: Payload;
  /** Of the payload as it stands there. */
  leafHash: string;
  signature: string;
  disclosures: Disclosures;
  /** Whether one of the trusted keys has signed exactly this payload for this log. */
  isSigned: boolean;
  logIndex?: number;
}

/** What is wrong with an event by itself. */
export type EventFault =
  | { kind: 'payload_unreadable' | 'not_issued' | 'signature_wrong' | 'foreign_log' }
  | { kind: 'column_differs' | 'disclosure_differs'; column: string };

export interface EventTrust {
  log: string;
  keys: readonly LogKey[];
  verify: VerifySignature;
}

/** Reads a row of the HandoffEvents list and says what is wrong with it by itself. */
export function readEventRow(
  row: ListRow,
  trust: EventTrust,
): { event: FoundEvent; faults: EventFault[] } {
  const { fields, id } = row;
  const text = (column: string) => textOf(fields[column]);
  const disclosures = parseDisclosures(text('Disclosures'));
  const columns = {
    payload: text('Payload'),
    signature: text('Signature'),
    keyId: text('KeyId'),
    disclosures: disclosures ?? {},
  };
  const { event, faults } = readEvent({ list: 'HandoffEvents', item: id, ...columns }, trust);
  if (disclosures === undefined) faults.push({ kind: 'disclosure_differs', column: 'Disclosures' });
  const { payload } = event;
  const copies: [string, string][] = [
    ['EventKey', event.key],
    ['LeafHash', event.leafHash],
    ['PreviousHash', payload?.previous ?? ''],
  ];
  for (const [column, value] of copies) {
    if (payload !== undefined && text(column) !== value)
      faults.push({ kind: 'column_differs', column });
  }
  const logIndex = fields['LogIndex'];
  return {
    event: {
      ...event,
      // whoever changed what an event says may have changed what it says about itself
      key: event.isSigned ? event.key : text('EventKey'),
      ...(typeof logIndex === 'number' && { logIndex }),
    },
    faults,
  };
}

/** A signed event as text, as it stands in `Pending`. */
export function formatPending({ payload, signature, keyId, disclosures }: SignedEvent): string {
  return JSON.stringify({ payload, signature, keyId, disclosures });
}

/** Reads that text back; nothing when it is empty or spoilt. */
export function parsePending(text: string): SignedEvent | undefined {
  const parsed = parseObject(text);
  const disclosures = readDisclosures(parsed?.['disclosures']);
  if (parsed === undefined || disclosures === undefined) return undefined;
  return {
    payload: textOf(parsed['payload']),
    signature: textOf(parsed['signature']),
    keyId: textOf(parsed['keyId']),
    disclosures,
  };
}

/** Reads what a row's `Pending` holds; nothing when it is empty, a fault when it is no event. */
export function readPending(
  row: ListRow,
  trust: EventTrust,
): { event: FoundEvent; faults: EventFault[] } | undefined {
  const text = textOf(row.fields['Pending']);
  if (text === '') return undefined;
  const signed = parsePending(text) ?? { payload: '', signature: '', keyId: '', disclosures: {} };
  return readEvent({ list: 'Pending', item: row.id, ...signed }, trust);
}

interface Columns extends SignedEvent {
  list: FoundEvent['list'];
  item: string;
}

function readEvent(
  { list, item, payload: text, signature, keyId, disclosures }: Columns,
  { log, keys, verify }: EventTrust,
): { event: FoundEvent; faults: EventFault[] } {
  const payload = readPayload(text);
  const key = keys.find(({ id }) => id === keyId);
  const holds = key !== undefined && isSignature(signature, text, key, verify);
  const event: FoundEvent = {
    list,
    item,
    key: payload === undefined ? '' : `${payload.handoff}:${payload.event}`,
    leafHash: leafHashOfPayload(text),
    signature,
    disclosures,
    isSigned: holds && payload?.log === log,
    ...(payload !== undefined && { payload }),
  };
  const faults: EventFault[] = payload === undefined ? [{ kind: 'payload_unreadable' }] : [];
  if (key === undefined || signature === '') faults.push({ kind: 'not_issued' });
  else if (!holds) faults.push({ kind: 'signature_wrong' });
  if (payload !== undefined && payload.log !== log) faults.push({ kind: 'foreign_log' });
  if (payload !== undefined) faults.push(...wrongDisclosures(payload, disclosures));
  return { event, faults };
}

function isSignature(
  signature: string,
  payload: string,
  { publicKey }: LogKey,
  verify: VerifySignature,
): boolean {
  if (!/^[A-Za-z0-9+/]{86}==$/.test(signature)) return false;
  return verify(base64.decode(signature), utf8ToBytes(payload), publicKey);
}

/** Sealed values of a payload by name. */
export function sealedValues({ actor, set }: Payload): Map<string, Sealed> {
  const sealed = Object.entries({ ...set, actor }).flatMap(([name, value]) =>
    isSealed(value) ? [[name, value] as const] : [],
  );
  return new Map(sealed);
}

function wrongDisclosures(payload: Payload, disclosures: Disclosures): EventFault[] {
  const sealed = sealedValues(payload);
  return Object.entries(disclosures).flatMap(([name, disclosure]): EventFault[] => {
    const seal = sealed.get(name);
    return seal !== undefined && isBehind(seal, name, disclosure)
      ? []
      : [{ kind: 'disclosure_differs', column: name }];
  });
}

/** Reads a payload; nothing when it is not the canonical JSON of an event. */
export function readPayload(text: string): Payload | undefined {
  const value = parseObject(text);
  if (value === undefined || value['format'] !== 'baton-event/1') return undefined;
  const { log, handoff, event, previous, at, actor, set, erased } = value;
  if (typeof log !== 'string' || typeof handoff !== 'string' || typeof at !== 'string')
    return undefined;
  if (typeof event !== 'number' || typeof previous !== 'string' || actor === undefined)
    return undefined;
  if (!isObject(set) || !isCanonical(value, text)) return undefined;
  return { log, handoff, event, previous, at, actor, set, erased: readErased(erased) };
}

function isCanonical(value: Json, text: string): boolean {
  try {
    return canonicalJson(value) === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function readErased(erased: Json | undefined): Payload['erased'] {
  if (!isObject(erased)) return {};
  return Object.fromEntries(
    Object.entries(erased).map(([event, names]) => [
      event,
      isArray(names) ? names.filter((name) => typeof name === 'string') : [],
    ]),
  );
}

/** Reads the `Disclosures` of an event's row; nothing when it is spoilt. */
export function parseDisclosures(text: string): Disclosures | undefined {
  return text === '' ? {} : readDisclosures(parseObject(text));
}

function readDisclosures(value: Json | undefined): Disclosures | undefined {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value).flatMap(([name, pair]) => {
    const [salt, disclosed] = isArray(pair) ? pair : [];
    return typeof salt === 'string' && disclosed !== undefined
      ? [[name, [salt, disclosed] as const] as const]
      : [];
  });
  return entries.length === Object.keys(value).length ? Object.fromEntries(entries) : undefined;
}

type JsonObject = { readonly [key: string]: Json };

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A text column; empty when it is empty or holds something else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
