import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** Ids shaped as Microsoft's. Clients must treat them as opaque, and some are known to look inside. */
export const newGuid = (): string => randomUUID();

/** A guid that is the same whenever the same text is given. */
export function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** An ordinary message id, `AAMkAG…`: holds mailbox, folder and a value of its own, so a move makes a new one. */
export function ordinaryMessageId(mailboxId: string, folderId: string): string {
  const head = Buffer.from([0x00, 0x03, 0x24, 0x00]);
  const store = digest(mailboxId, 16);
  const own = Buffer.concat([digest(folderId, 10), randomBytes(14)]);
  const parts = [head, ascii(mailboxId), zeros(0x46), store, Buffer.from([7, 0]), own, end];
  return urlSafe(Buffer.concat(parts));
}

/** An immutable message id, `AAkALgAA…`: stays with the message as long as it stays in its mailbox. */
export function immutableMessageId(mailboxId: string): string {
  const head = Buffer.from('0009002e00000000001d840311aa6611cd9bc800aa002fc45a0d00', 'hex');
  return urlSafe(Buffer.concat([head, digest(mailboxId, 22), randomBytes(16), end]));
}

export function folderId(mailboxId: string, wellKnown: string): string {
  const head = Buffer.from([0x00, 0x03, 0x24, 0x00]);
  const own = Buffer.concat([digest(mailboxId, 16), Buffer.from([1, 0]), digest(wellKnown, 22)]);
  return urlSafe(Buffer.concat([head, ascii(mailboxId), zeros(0x2e), own, Buffer.from([0, 0])]));
}

/** `AAQkAG…`: the conversation as this mailbox calls it. */
export function conversationId(mailboxId: string, conversation: string): string {
  const head = Buffer.from([0x00, 0x04, 0x24, 0x00]);
  const own = Buffer.from(conversation, 'hex');
  return urlSafe(Buffer.concat([head, ascii(mailboxId), Buffer.from([0, 0x10, 0]), own]));
}

/** The 16 bytes of a conversation, as hex, out of the message id that began it. */
export const conversationOf = (rootMessageId: string): string =>
  digest(`conversation ${rootMessageId}`, 16).toString('hex');

/** `conversationIndex`: a head of 22 bytes with time and conversation. */
export function conversationIndex(conversation: string, at: Date): string {
  const fileTime = (BigInt(at.getTime()) + 11_644_473_600_000n) * 10_000n;
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(fileTime);
  return Buffer.concat([
    Buffer.from([1]),
    time.subarray(0, 5),
    Buffer.from(conversation, 'hex'),
  ]).toString('base64');
}

/** Changes with every change of a message. */
export function changeKey(immutableId: string, version: number): string {
  const own = digest(immutableId, 12);
  const count = Buffer.alloc(6);
  count.writeUIntBE(version, 0, 6);
  return Buffer.concat([Buffer.from('0900000016000000', 'hex'), own, count]).toString('base64');
}

export const newInternetMessageId = (domain: string): string =>
  `<${randomBytes(16).toString('hex').toUpperCase()}@${domain}>`;

const end = Buffer.from([0, 0]);

const ascii = (guid: string): Buffer => Buffer.from(guid, 'ascii');

const zeros = (kind: number): Buffer => Buffer.from([0, kind, 0, 0, 0, 0, 0]);

const digest = (text: string, length: number): Buffer =>
  createHash('sha256').update(text).digest().subarray(0, length);

/** Base64 that needs no escaping in a path, with its padding. */
const urlSafe = (bytes: Buffer): string =>
  bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
