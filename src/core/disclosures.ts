import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from './canonical-json.ts';

/** What stands in the record instead of a personal value: a hash that says nothing without salt and value. */
export type Sealed = { readonly sealed: string };

/** The values behind sealed ones, by name, each with its salt. They lie beside the record and can be erased from there. */
export type Disclosures = Readonly<Record<string, Disclosure>>;
export type Disclosure = readonly [salt: string, value: Json];

/** Leaves begin with 0, nodes with 1 (merkle.ts). */
const sealPrefix = Uint8Array.of(0x02);

/** SHA-256 over 0x02, 16 bytes of salt and the canonical JSON of name and value. */
export function sealOf(name: string, [salt, value]: Disclosure): Sealed {
  const content = utf8ToBytes(canonicalJson([name, value]));
  return { sealed: bytesToHex(sha256(concatBytes(sealPrefix, hexToBytes(salt), content))) };
}

/** Whether a value is what was sealed. */
export function isBehind(seal: Sealed, name: string, disclosure: Disclosure): boolean {
  return /^[0-9a-f]{32}$/.test(disclosure[0]) && sealOf(name, disclosure).sealed === seal.sealed;
}

export function isSealed(value: Json | undefined): value is Sealed {
  return (
    typeof value === 'object' &&
    value !== null &&
    'sealed' in value &&
    typeof value['sealed'] === 'string' &&
    Object.keys(value).length === 1
  );
}
