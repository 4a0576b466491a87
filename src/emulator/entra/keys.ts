import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { readSetting, type Tenant, writeSetting } from '../tenant.ts';

/** The tenant's one RS256 key: made at first use and kept in the file. */
export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

const loaded = new WeakMap<Tenant, SigningKey>();

export function signingKey(tenant: Tenant): SigningKey {
  const known = loaded.get(tenant);
  if (known) return known;
  const privateKey = createPrivateKey(readSetting(tenant.db, 'signing-key') ?? makeKey(tenant));
  const publicKey = createPublicKey(privateKey);
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const kid = createHash('sha256').update(der).digest('base64url').slice(0, 27);
  const key = { kid, privateKey, publicKey };
  loaded.set(tenant, key);
  return key;
}

function makeKey(tenant: Tenant): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  writeSetting(tenant.db, 'signing-key', pem);
  return pem;
}

/** The document at `/{tenant}/discovery/v2.0/keys`. */
export function publicKeySet(tenant: Tenant): { keys: JsonWebKey[] } {
  const { kid, publicKey } = signingKey(tenant);
  const jwk = publicKey.export({ format: 'jwk' });
  return { keys: [{ ...jwk, use: 'sig', alg: 'RS256', kid }] };
}
