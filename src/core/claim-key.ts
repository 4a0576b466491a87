import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { KeyRing } from './tenant-keys.ts';

/**
 * The key under which everybody who acts on one request meets on one row (handoff.md, Protocol):
 * `"1:"` and the HMAC-SHA256, in lower-case hex, of the mail's internet message id.
 */
export function claimKeyOf(internetMessageId: string, secret: Uint8Array): string {
  return `1:${keyedHash(internetMessageId, secret)}`;
}

/** The key of the next hand-off of a request, behind the last there is: `"2:…"`, `"3:…"` after `"1:…"`. */
export function nextClaimKey(claimKey: string): string {
  const [ordinal, hash] = claimKey.split(':');
  return `${Number(ordinal) + 1}:${hash}`;
}

/** The key under which the receiving side finds its row: the same HMAC of the forward's own message id. */
export function sentKeyOf(internetMessageId: string, secret: Uint8Array): string {
  return keyedHash(internetMessageId, secret);
}

/** The key under which the mails of one conversation meet: the same HMAC of the message id the conversation began with. */
export function conversationKeyOf(firstMessageId: string, secret: Uint8Array): string {
  return keyedHash(firstMessageId, secret);
}

/** The same key under every secret there ever was, the newest first: what was written before a rotation is found as well. */
export function underEverySecret(
  keyOf: (internetMessageId: string, secret: Uint8Array) => string,
  internetMessageId: string,
  { current, older }: KeyRing,
): string[] {
  return [current, ...older].map(({ secret }) => keyOf(internetMessageId, secret));
}

/** Whether this mail is the forward that a row names by its key, also one sent before a rotation. */
export function isSentAs(sentKey: string, internetMessageId: string, keys: KeyRing): boolean {
  return underEverySecret(sentKeyOf, internetMessageId, keys).includes(sentKey);
}

/** The key of a row that slipped past the unique column and has stepped back. All others keep theirs for good. */
export function steppedBackKey(handoffKey: string): string {
  return `x:${handoffKey}`;
}

function keyedHash(internetMessageId: string, secret: Uint8Array): string {
  return bytesToHex(hmac(sha256, secret, utf8ToBytes(canonicalMessageId(internetMessageId))));
}

/** RFC 5322, 3.6.4: the id without its angle brackets; the part after the last `@` is a domain and so in lower case. */
export function canonicalMessageId(internetMessageId: string): string {
  const id = internetMessageId.trim().replace(/^</, '').replace(/>$/, '');
  const at = id.lastIndexOf('@');
  return at < 0 ? id : id.slice(0, at) + id.slice(at).toLowerCase();
}
