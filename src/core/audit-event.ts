import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { canonicalJson, type Json } from './canonical-json.ts';
import { type Disclosure, type Disclosures, type Sealed, sealOf } from './disclosures.ts';
import type { NamedPerson } from './handoff-record.ts';
import type { LogSigner } from './log-key.ts';
import { leafHashOf } from './merkle.ts';
import { isPersonal, passingColumns, type RecordedColumns } from './recorded-columns.ts';

/** One signed event, as it stands in the HandoffEvents list and, until it does, in its row's `Pending`. docs/record.md describes the payload. */
export interface SignedEvent {
  payload: string;
  signature: string;
  keyId: string;
  disclosures: Disclosures;
}

/** What happened to a hand-off. */
export interface Happening {
  /** ISO 8601 */
  at: string;
  actor: NamedPerson;
  /** The row before and after; `before` is absent for a new one. */
  before?: RecordedColumns;
  after: RecordedColumns;
  /** The row's `Head` before: empty for a new one. */
  head: string;
  /** Which values of which earlier events were erased, by event number. */
  erased?: Readonly<Record<string, readonly string[]>>;
}

/** What signing takes besides. `salt` gives 16 new random bytes each time. */
export interface Seal {
  log: string;
  signer: LogSigner;
  salt: () => Uint8Array;
}

const onItsWay = ['claimed', 'drafted', 'sending', 'uncertain'];

/** Whether the mail may still move on without an event of its own. */
export function isOnItsWay(mailState: Json | undefined): boolean {
  return onItsWay.some((state) => state === mailState);
}

/** Whether a change belongs into the record: everything does, but for a mail's way from its claim to its outcome. */
export function isRecorded(before: RecordedColumns, after: RecordedColumns): boolean {
  const changed = changedColumns(before, after);
  if (changed.some((column) => !passingColumns.has(column))) return true;
  const { MailState: was } = before;
  const { MailState: is } = after;
  if (was === is) return changed.length > 0 && !isOnItsWay(is);
  return is !== 'drafted' && is !== 'sending';
}

/** The event of a hand-off, signed. */
export function signEvent(happening: Happening, { log, signer, salt }: Seal): SignedEvent {
  const { at, actor, before = {}, after, head, erased } = happening;
  const { number, hash } = readHead(head);
  const disclosures: Record<string, Disclosure> = {};
  const seal = (name: string, value: Json): Sealed => {
    const disclosure: Disclosure = [bytesToHex(salt()), value];
    disclosures[name] = disclosure;
    return sealOf(name, disclosure);
  };
  const columns = new Set([...changedColumns(before, after), ...passingColumns]);
  const set: Record<string, Json> = {};
  for (const column of columns) {
    const value = after[column] ?? null;
    set[column] = value !== null && isPersonal(column) ? seal(column, value) : value;
  }
  const payload = canonicalJson({
    format: 'baton-event/1',
    log,
    handoff: String(after['HandoffKey'] ?? ''),
    event: number + 1,
    previous: hash,
    at,
    actor: seal('actor', { oid: actor.oid, name: actor.name }),
    set,
    ...(erased && { erased }),
  });
  const signature = base64.encode(signer.sign(utf8ToBytes(payload)));
  return { payload, signature, keyId: signer.id, disclosures };
}

/** What `Head` holds: the number of the last event and its leaf hash. */
export function headOf(eventNumber: number, { payload }: SignedEvent): string {
  return `${eventNumber}:${leafHashOfPayload(payload)}`;
}

/** Reads a `Head`; number 0 and no hash where there was no event yet, or where it was spoilt. */
export function readHead(head: string): { number: number; hash: string } {
  const [, number, hash] = /^(\d+):([0-9a-f]{64})$/.exec(head) ?? [];
  return { number: Number(number ?? 0), hash: hash ?? '' };
}

/** RFC 6962's leaf hash of a payload, in hex. */
export function leafHashOfPayload(payload: string): string {
  return bytesToHex(leafHashOf(utf8ToBytes(payload)));
}

function changedColumns(before: RecordedColumns, after: RecordedColumns): string[] {
  const columns = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...columns].filter((column) => before[column] !== after[column]);
}
