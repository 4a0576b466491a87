import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTokenCheck } from '../../src/server/token-check.ts';

const tenantId = 'b183256e-a16e-4121-b07a-6fc42fd7b23a';
const clientId = '6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c11';
const teams = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
const oid = randomUUID();

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let keys: Keys;
let others: Keys;
beforeAll(async () => {
  [keys, others] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
});

async function check(token: string) {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const fetch = async () => Response.json({ keys: [jwk] });
  return createTokenCheck({
    tenantId,
    clientId,
    allowedClients: [teams],
    allowGuests: false,
    fetch,
    now: () => new Date(),
  })(token);
}

const good = {
  tid: tenantId,
  oid,
  azp: teams,
  ver: '2.0',
  scp: 'openid access_as_user',
  name: 'Petra Hansen',
  preferred_username: 'Petra.Hansen@nordlicht-technik.example',
};

interface Changes {
  claims?: Record<string, unknown>;
  audience?: string;
  issuer?: string;
  expires?: number;
  notBefore?: number;
  key?: Keys['privateKey'];
  kid?: string;
}

function token({ claims = {}, ...more }: Changes = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const jwt = new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: more.kid ?? 'k1', typ: 'JWT' })
    .setIssuer(more.issuer ?? `https://login.microsoftonline.com/${tenantId}/v2.0`)
    .setAudience(more.audience ?? clientId)
    .setIssuedAt(now)
    .setNotBefore(more.notBefore ?? now)
    .setExpirationTime(more.expires ?? now + 3600);
  return jwt.sign(more.key ?? keys.privateKey);
}

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

describe('the token check', () => {
  it('answers who is calling', async () => {
    await expect(token().then(check)).resolves.toMatchObject({
      tenantId,
      oid,
      name: 'Petra Hansen',
      mail: 'petra.hansen@nordlicht-technik.example',
    });
  });

  it.each<[string, Changes, string]>([
    ['another audience', { audience: 'https://graph.microsoft.com' }, 'not_signed_in'],
    [
      'our App ID URI as audience of a v1 token',
      { audience: `api://x/${clientId}` },
      'not_signed_in',
    ],
    [
      'another issuer',
      { issuer: 'https://login.microsoftonline.com.evil.example/v2.0' },
      'not_signed_in',
    ],
    [
      'the v1 issuer',
      { issuer: `https://sts.windows.net/${tenantId}/`, claims: { ver: '1.0' } },
      'not_signed_in',
    ],
    ['another tenant', { claims: { tid: randomUUID() } }, 'wrong_tenant'],
    ['an expired token', { expires: inSeconds(-301) }, 'not_signed_in'],
    ['a token for later', { notBefore: inSeconds(400) }, 'not_signed_in'],
    ['no scope', { claims: { scp: undefined } }, 'no_access'],
    ['a scope that only begins like ours', { claims: { scp: 'access_as_user2' } }, 'no_access'],
    ['our scope in another case', { claims: { scp: 'Access_As_User' } }, 'no_access'],
    [
      'our scope among the roles of an app',
      { claims: { scp: undefined, roles: ['access_as_user'], idtyp: 'app' } },
      'no_access',
    ],
    ['an app-only token that claims a scope', { claims: { idtyp: 'app' } }, 'no_access'],
    ['a client we do not know', { claims: { azp: randomUUID() } }, 'no_access'],
    ['an oid that is no GUID', { claims: { oid: '../users' } }, 'not_signed_in'],
    ['a key nobody published', { kid: 'k2' }, 'not_signed_in'],
  ])('refuses %s', async (_what, changes, code) => {
    await expect(token(changes).then(check)).rejects.toMatchObject({ code });
  });

  it('tolerates clocks that differ by less than five minutes', async () => {
    await expect(token({ expires: inSeconds(-200) }).then(check)).resolves.toMatchObject({ oid });
  });

  it('refuses a signature by another key under our key id', async () => {
    await expect(token({ key: others.privateKey }).then(check)).rejects.toMatchObject({
      code: 'not_signed_in',
    });
  });

  it('refuses HS256 signed with what it knows of our public key', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(keys.publicKey)));
    const forged = await new SignJWT(good)
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .setIssuer(`https://login.microsoftonline.com/${tenantId}/v2.0`)
      .setAudience(clientId)
      .setExpirationTime('1h')
      .sign(secret);
    await expect(check(forged)).rejects.toMatchObject({ code: 'not_signed_in' });
  });

  it('refuses a token whose payload was changed after signing', async () => {
    const [head, , signature] = (await token()).split('.');
    const payload = Buffer.from(JSON.stringify({ ...good, oid: randomUUID() })).toString(
      'base64url',
    );
    await expect(check(`${head}.${payload}.${signature}`)).rejects.toMatchObject({
      code: 'not_signed_in',
    });
  });
});
