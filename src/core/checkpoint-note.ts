import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { type LogKey, type LogSigner, verifySignature, type VerifySignature } from './log-key.ts';

/** How large a log is, and the one hash that stands for all of it. */
export interface TreeHead {
  /** Which log: the name of the site's log and a year. */
  origin: string;
  size: number;
  /** Base64 of 32 bytes. */
  root: string;
}

/** A tree head with the last one of the year before, if there was one (`previous …`, an extension line). */
export interface Checkpoint extends TreeHead {
  previous?: TreeHead;
}

export interface SignedCheckpoint extends Checkpoint {
  /** Eight hex digits. */
  keyId: string;
  /** Base64 of 64 bytes. */
  signature: string;
  /** What was signed. */
  text: string;
}

/** A checkpoint as a C2SP signed note (c2sp.org/tlog-checkpoint). */
export function signCheckpoint(checkpoint: Checkpoint, signer: LogSigner): string {
  const text = textOf(checkpoint);
  const signature = signer.sign(utf8ToBytes(text));
  const encoded = base64.encode(concatBytes(hexToBytes(signer.id), signature));
  return `${text}\n— ${signer.name} ${encoded}\n`;
}

function textOf({ origin, size, root, previous }: Checkpoint): string {
  const lines = [origin, String(size), root];
  if (previous) lines.push(`previous ${previous.origin} ${previous.size} ${previous.root}`);
  return `${lines.join('\n')}\n`;
}

const head = /^(\S+)\n(0|[1-9]\d*)\n([A-Za-z0-9+/]{43}=)\n/;
const previousLine = /^previous (\S+) (0|[1-9]\d*) ([A-Za-z0-9+/]{43}=)\n$/;
const signatureLine = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/;

/** Reads a signed note with one signature of ours; nothing when it has another form. Whether the signature holds is another question. */
export function parseCheckpoint(note: string): SignedCheckpoint | undefined {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const [start, origin, size, root] = head.exec(text) ?? [];
  const [, , encoded] = signatureLine.exec(note.slice(end + 2).replace(/\n$/, '')) ?? [];
  if (start === undefined || origin === undefined || root === undefined) return undefined;
  const signed = encoded === undefined ? undefined : decode(encoded);
  if (signed?.length !== 68) return undefined;
  const more = text.slice(start.length);
  const [, ...named] = previousLine.exec(more) ?? [];
  if (more !== '' && named.length === 0) return undefined;
  return {
    origin,
    size: Number(size),
    root,
    ...(more !== '' && {
      previous: { origin: named[0] ?? '', size: Number(named[1]), root: named[2] ?? '' },
    }),
    keyId: bytesToHex(signed.subarray(0, 4)),
    signature: base64.encode(signed.subarray(4)),
    text,
  };
}

/** Bytes of base64 as the RFC writes it; nothing when it is not. */
function decode(encoded: string): Uint8Array | undefined {
  return encoded.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(encoded)
    ? base64.decode(encoded)
    : undefined;
}

/** Whether one of these keys has signed exactly this checkpoint. */
export function isSignedBy(
  { keyId, signature, text }: SignedCheckpoint,
  keys: readonly LogKey[],
  verify: VerifySignature = verifySignature,
): boolean {
  const key = keys.find(({ id }) => id === keyId);
  return key !== undefined && verify(base64.decode(signature), utf8ToBytes(text), key.publicKey);
}
