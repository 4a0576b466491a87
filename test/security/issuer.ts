import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** Signs whatever it is asked to, right or wrong: the attacker's workshop. Its public key is published under `kid`. */
export interface Issuer {
  jwks: { keys: Record<string, unknown>[] };
  /** The header and the claims of a token that is in order. */
  header: Claims;
  claims(): Claims & { aud: string; tid: string; azp: string };
  /** A token with these changes; `undefined` takes a claim out. */
  token(changes?: Claims, header?: Claims): string;
  /** Signed over exactly these bytes. */
  signed(header: string, payload: string, key?: KeyObject): string;
  publicPem: string;
}

export type Claims = Record<string, unknown>;

const teams = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';

export function createIssuer(tenantId: string, clientId: string, oid: string): Issuer {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = 'of-the-security-suite';
  const header = { alg: 'RS256', typ: 'JWT', kid };
  const claims = () => {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
      aud: clientId,
      tid: tenantId,
      oid,
      azp: teams,
      ver: '2.0',
      scp: 'access_as_user',
      name: 'Petra Hansen',
      preferred_username: 'petra.hansen@nordlicht-technik.example',
      iat: now,
      nbf: now,
      exp: now + 3600,
    };
  };
  const signed = (head: string, payload: string, key = privateKey) =>
    `${head}.${payload}.${sign('sha256', Buffer.from(`${head}.${payload}`), key).toString('base64url')}`;
  return {
    jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }] },
    header,
    claims,
    signed,
    token: (changes = {}, more = {}) =>
      signed(part({ ...header, ...more }), part({ ...claims(), ...changes })),
    publicPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  };
}

/** A part of a token: JSON, in base64url. */
export function part(json: unknown): string {
  return Buffer.from(JSON.stringify(json)).toString('base64url');
}

/** A token whose signature is a hash with a secret, as an attacker makes it who knows only what is public. */
export function hashed(header: Claims, claims: Claims, secret: string | Buffer): string {
  const text = `${part(header)}.${part(claims)}`;
  const hash = String(header['alg']).replace('HS', 'sha');
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
}
