import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Two words of key. Without it nobody can tell from a hash which word it stands for. */
export interface HashKey {
  k0: number;
  k1: number;
}

/** The key for one purpose, so that hashes made for different purposes can't be compared. */
export function hashKeyOf(secret: Uint8Array, purpose: string): HashKey {
  const bytes = hmac(sha256, secret, utf8ToBytes(purpose));
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { k0: view.getUint32(0, true), k1: view.getUint32(4, true) };
}

/**
 * HalfSipHash-2-4 (Aumasson and Bernstein's SipHash on 32-bit words) of the text's UTF-16 code units,
 * two to a word: a keyed hash made for short inputs, forty times as fast as HMAC. 32 bits, unsigned.
 */
export function keyedHash(text: string, { k0, k1 }: HashKey): number {
  let v0 = k0;
  let v1 = k1;
  let v2 = 0x6c796765 ^ k0;
  let v3 = 0x74656462 ^ k1;
  const round = () => {
    v0 = (v0 + v1) | 0;
    v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
    v0 = (v0 << 16) | (v0 >>> 16);
    v2 = (v2 + v3) | 0;
    v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
    v2 = (v2 << 16) | (v2 >>> 16);
  };
  const absorb = (word: number) => {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  };
  const paired = text.length - (text.length % 2);
  for (let at = 0; at < paired; at += 2) {
    absorb(text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16));
  }
  const last = paired < text.length ? text.charCodeAt(paired) : 0;
  absorb(((text.length * 2) << 24) | last);
  v2 ^= 0xff;
  for (let rounds = 0; rounds < 4; rounds++) round();
  return (v1 ^ v3) >>> 0;
}
