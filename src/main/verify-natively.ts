import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { VerifySignature } from '../core/log-key.ts';

const keys = new Map<string, KeyObject>();

/** Ed25519 by the machine's own library: the same answers as core's, twenty times as fast. */
export const verifyNatively: VerifySignature = (signature, message, publicKey) =>
  signature.length === 64 && verify(null, message, keyObjectOf(publicKey), signature);

function keyObjectOf(publicKey: Uint8Array): KeyObject {
  const x = Buffer.from(publicKey).toString('base64url');
  const known = keys.get(x);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  keys.set(x, key);
  return key;
}
