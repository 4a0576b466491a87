import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import type { TenantKeys } from './tenant-keys.ts';

/** The public half of a signing key. Whoever verifies must have it from somewhere else than the log itself. */
export interface LogKey {
  /** The log it signs. */
  name: string;
  /** Eight hex digits: C2SP signed-note's key ID. It finds a key and proves nothing. */
  id: string;
  publicKey: Uint8Array;
}

export interface LogSigner extends LogKey {
  sign(message: Uint8Array): Uint8Array;
}

/** Checks one Ed25519 signature. */
export type VerifySignature = (
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
) => boolean;

/** The type byte of Ed25519 in C2SP signed notes. */
const ed25519Type = Uint8Array.of(0x01);

export function logSignerOf(secret: Uint8Array, name: string): LogSigner {
  const publicKey = ed25519.getPublicKey(secret);
  return {
    name,
    publicKey,
    id: keyIdOf(name, publicKey),
    sign: (message) => ed25519.sign(message, secret),
  };
}

/** The public keys of a tenant, those that were rotated out included. */
export function logKeysOf({ log, signing: { current, older } }: TenantKeys): LogKey[] {
  return [current, ...older].map(({ secret }) => {
    const publicKey = ed25519.getPublicKey(secret);
    return { name: log, publicKey, id: keyIdOf(log, publicKey) };
  });
}

/** What names a log for good: the id of its very first signing key, which no rotation changes. */
export function logIdOf({ log, signing: { current, older } }: TenantKeys): string {
  const { secret } = older.at(-1) ?? current;
  return keyIdOf(log, ed25519.getPublicKey(secret));
}

/** RFC 8032 as it is written; false also for what is no signature or no key at all. */
export const verifySignature: VerifySignature = (signature, message, publicKey) => {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  return ed25519.verify(signature, message, publicKey, { zip215: false });
};

function keyIdOf(name: string, publicKey: Uint8Array): string {
  const digest = sha256(concatBytes(utf8ToBytes(`${name}\n`), ed25519Type, publicKey));
  return bytesToHex(digest.subarray(0, 4));
}

/** A key as one line of text, C2SP's verifier key: `name+id+base64(type ‖ key)`. */
export function formatLogKey({ name, id, publicKey }: LogKey): string {
  return `${name}+${id}+${base64.encode(concatBytes(ed25519Type, publicKey))}`;
}

/** Reads a verifier key; nothing when the line is none, is of another type or does not fit its own id. */
export function parseLogKey(line: string): LogKey | undefined {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(line) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) return undefined;
  const [type, ...publicKey] = base64.decode(encoded);
  const key = { name, id, publicKey: Uint8Array.from(publicKey) };
  return type === ed25519Type[0] && keyIdOf(name, key.publicKey) === id ? key : undefined;
}
