import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { type Claims, hashed, type Issuer, part } from './issuer.ts';

/** A bearer token that must not open anything, and what the server says to it. */
export interface TokenCase {
  group: string;
  name: string;
  token: string;
  status: 401 | 403;
}

/** The classes of facts/security.md J1–J16; the signature classes follow the public JWS test vectors of Wycheproof. */
export function tokenCases(issuer: Issuer, otherTenant: string): TokenCase[] {
  return [
    ...unsigned(issuer),
    ...hashedWithPublicKey(issuer),
    ...keyIds(issuer),
    ...keysInTheHeader(issuer),
    ...otherAlgorithms(issuer),
    ...brokenSignatures(issuer),
    ...audiences(issuer),
    ...issuers(issuer, otherTenant),
    ...versions(issuer),
    ...times(issuer),
    ...scopes(issuer),
    ...clients(issuer),
    ...claimTypes(issuer),
    ...encodings(issuer),
    ...shapes(issuer),
    ...criticalHeaders(issuer),
  ];
}

type Maker = (issuer: Issuer) => TokenCase[];

/** Each of these in turn, refused with 401 unless something else is said. */
function each<T>(
  group: string,
  values: readonly T[],
  make: (value: T) => string,
  status: 401 | 403 = 401,
): TokenCase[] {
  return values.map((value) => ({ group, name: nameOf(value), token: make(value), status }));
}

function nameOf(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 70);
}

const unsigned: Maker = ({ header, claims }) => {
  const none = ['none', 'None', 'NONE', 'nOnE', 'noNe', ' none', 'none ', '', null, false, 0, []];
  const signatures = ['', 'AA', 'bm9uZQ'];
  return signatures.flatMap((signature) =>
    each(
      `not signed, signature “${signature}”`,
      none,
      (alg) => `${part({ ...header, alg })}.${part(claims())}.${signature}`,
    ),
  );
};

const hashedWithPublicKey: Maker = ({ header, claims, publicPem, jwks }) => {
  const pem = publicPem;
  const der = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  const [jwk = {}] = jwks.keys;
  const secrets: [string, string | Buffer][] = [
    ['PEM', pem],
    ['PEM without end of line', pem.trim()],
    ['PEM with CRLF', pem.replaceAll('\n', '\r\n')],
    ['DER', der],
    ['JWK', JSON.stringify(jwk)],
    ['modulus', Buffer.from(String(jwk['n']), 'base64url')],
    ['modulus as text', String(jwk['n'])],
    ['nothing', ''],
  ];
  return ['HS256', 'HS384', 'HS512'].flatMap((alg) =>
    secrets.map(([name, secret]) => ({
      group: 'public key as the secret of a hash',
      name: `${alg} with ${name}`,
      token: hashed({ ...header, alg }, claims(), secret),
      status: 401,
    })),
  );
};

const keyIds: Maker = (issuer) =>
  each<unknown>(
    'key id',
    [
      '../../../../dev/null',
      '/etc/passwd',
      "' OR 1=1 --",
      'of-the-security-suite\0',
      'of-the-security-suite ',
      'OF-THE-SECURITY-SUITE',
      'https://evil.example/jwks.json',
      'x'.repeat(4000),
      '',
      '__proto__',
      'constructor',
      '\u202e',
      0,
      -1,
      true,
      null,
      [],
      ['of-the-security-suite'],
      {},
      { toString: 'of-the-security-suite' },
    ],
    (kid) => issuer.token({}, { kid }),
  );

/** The attacker brings the key along, or says where it lies. Signed with a key of their own. */
const keysInTheHeader: Maker = ({ header, claims, signed }) => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = publicKey.export({ format: 'jwk' });
  const x5c = [publicKey.export({ format: 'der', type: 'spki' }).toString('base64')];
  const address = 'http://127.0.0.1:9/jwks.json';
  const brought: Claims[] = [
    { jwk },
    { jwk, kid: undefined },
    { jwk: { ...jwk, kid: header['kid'] } },
    { jku: address },
    { jku: address, kid: 'theirs' },
    { jku: 'file:///etc/passwd' },
    { jku: 'https://login.microsoftonline.com@evil.example/keys' },
    { x5u: address },
    { x5u: address, kid: 'theirs' },
    { x5c },
    { x5c, kid: undefined },
    { x5t: createHash('sha1').update('theirs').digest('base64url') },
    { jwk, jku: address, x5u: address, x5c },
    {},
    { kid: undefined },
  ];
  return each('key brought along', brought, (more) =>
    signed(part({ ...header, ...more }), part(claims()), privateKey),
  );
};

const otherAlgorithms: Maker = ({ header, claims, signed }) => {
  const text = (alg: string) => `${part({ ...header, alg })}.${part(claims())}`;
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const edwards = generateKeyPairSync('ed25519').privateKey;
  const named = ['RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'RS1', 'rs256', 'Rs256', 'RSA'];
  const more = ['RSA-OAEP', 'dir', 'A128GCM', 'ES256K', 'RS256 ', 'SHA256', '__proto__'];
  return [
    ...each('another algorithm in the header', [...named, ...more], (alg) =>
      signed(part({ ...header, alg }), part(claims())),
    ),
    ...each('a curve', ['ES256', 'ES384', 'RS256'], (alg) => {
      const signature = sign('sha256', Buffer.from(text(alg)), elliptic);
      return `${text(alg)}.${signature.toString('base64url')}`;
    }),
    ...each('Edwards curve', ['EdDSA', 'Ed25519', 'RS256'], (alg) => {
      const signature = sign(null, Buffer.from(text(alg)), edwards);
      return `${text(alg)}.${signature.toString('base64url')}`;
    }),
    ...each('no algorithm', [undefined, 1, {}, ['RS256']], (alg) =>
      signed(part({ ...header, alg }), part(claims())),
    ),
  ];
};

const brokenSignatures: Maker = (issuer) => {
  const [head = '', payload = '', signature = ''] = issuer.token().split('.');
  const bytes = Buffer.from(signature, 'base64url');
  const changed = (change: (copy: Buffer) => Buffer | undefined) => {
    const copy = Buffer.from(bytes);
    return `${head}.${payload}.${(change(copy) ?? copy).toString('base64url')}`;
  };
  const flips = Array.from({ length: 32 }, (_, index) => index * 8);
  return [
    ...each('a bit of the signature', flips, (at) =>
      changed((copy) => {
        copy[at] = (copy[at] ?? 0) ^ 1;
        return undefined;
      }),
    ),
    ...each('length of the signature', [0, 1, 64, 128, 255], (length) =>
      changed((copy) => copy.subarray(0, length)),
    ),
    ...each('more bytes in the signature', [1, 2, 256], (length) =>
      changed((copy) => Buffer.concat([copy, Buffer.alloc(length)])),
    ),
    ...each('bytes before the signature', [1, 2, 256], (length) =>
      changed((copy) => Buffer.concat([Buffer.alloc(length), copy])),
    ),
    ...each('a signature of one kind of byte', [0, 1, 255], (byte) =>
      changed((copy) => copy.fill(byte)),
    ),
    ...each(
      'tenant changed after signing',
      ['tid'],
      (name) => [head, part({ ...issuer.claims(), [name]: 'changed' }), signature].join('.'),
      403,
    ),
    ...each('claims changed after signing', ['oid', 'sub', 'azp', 'scp', 'exp', 'name'], (name) =>
      [head, part({ ...issuer.claims(), [name]: 'changed' }), signature].join('.'),
    ),
    ...each('header changed after signing', ['typ', 'kid', 'alg', 'cty'], (name) =>
      [part({ ...issuer.header, [name]: 'changed' }), payload, signature].join('.'),
    ),
  ];
};

const audiences: Maker = (issuer) => {
  const { aud } = issuer.claims();
  return each(
    'audience',
    [
      'https://graph.microsoft.com',
      '00000003-0000-0000-c000-000000000000',
      `api://${aud}`,
      `api://localhost/${aud}`,
      aud.toUpperCase(),
      `${aud} `,
      ` ${aud}`,
      `${aud},other`,
      '*',
      '',
      undefined,
      null,
      [],
      ['other'],
      {},
      { [aud]: true },
      true,
      0,
    ],
    (changed) => issuer.token({ aud: changed }),
  );
};

const issuers = (issuer: Issuer, otherTenant: string): TokenCase[] => {
  const { tid } = issuer.claims();
  const authority = 'https://login.microsoftonline.com';
  const wrong = [
    `${authority}/${otherTenant}/v2.0`,
    `${authority}/common/v2.0`,
    `${authority}/organizations/v2.0`,
    `${authority}/consumers/v2.0`,
    `${authority}/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0`,
    `${authority}/${tid}/v2.0/`,
    `${authority}/${tid}`,
    `${authority}/${tid}/v1.0`,
    `${authority}.evil.example/${tid}/v2.0`,
    `http://login.microsoftonline.com/${tid}/v2.0`,
    `https://LOGIN.microsoftonline.com/${tid}/v2.0`,
    `https://login.microsoftonline.com@evil.example/${tid}/v2.0`,
    `https://login.microsoftonline.us/${tid}/v2.0`,
    `https://sts.windows.net/${tid}/`,
    `${authority}/${tid}/v2.0?x`,
    `${authority}/${tid}/v2.0#x`,
    '',
    undefined,
    null,
    [],
    [`${authority}/${tid}/v2.0`],
    {},
    1,
  ];
  const consumer = '9188040d-6c67-4c5b-b112-36a304b66dad';
  const tenants = [otherTenant, consumer, tid.toUpperCase(), `${tid} `, 'common', ''];
  return [
    ...each('issuer', wrong, (iss) => issuer.token({ iss })),
    ...each('tenant', tenants, (changed) => issuer.token({ tid: changed }), 403),
    ...each('no tenant', [undefined, null, 1, true, {}, [tid]], (changed) =>
      issuer.token({ tid: changed }),
    ),
    ...each(
      'issuer and tenant of another company',
      [otherTenant, consumer],
      (other) => issuer.token({ tid: other, iss: `${authority}/${other}/v2.0` }),
      403,
    ),
  ];
};

const versions: Maker = (issuer) =>
  each('version', ['1.0', '2', '2.00', ' 2.0', 2, 2.0, true, null, undefined, '', ['2.0']], (ver) =>
    issuer.token({ ver }),
  );

const times: Maker = (issuer) => {
  const now = Math.floor(Date.now() / 1000);
  const ends = [now - 900, now - 3600, now - 86_400, 0, -1, -1e308, undefined, null, ''];
  const strange = [String(now + 3600), '1e309', true, [], {}, [now + 3600]];
  const begins = [now + 400, now + 3600, 1e308, String(now), true, {}, []];
  return [
    ...each('end', [...ends, ...strange], (exp) => issuer.token({ exp })),
    ...each('begin', begins, (nbf) => issuer.token({ nbf })),
    ...each('end that JSON can’t hold', ['1e309', 'NaN', 'Infinity', '0x7fffffff'], (text) => {
      const payload = JSON.stringify({ ...issuer.claims(), exp: 0 }).replace(
        '"exp":0',
        `"exp":${text}`,
      );
      return issuer.signed(part(issuer.header), Buffer.from(payload).toString('base64url'));
    }),
  ];
};

const scopes: Maker = (issuer) => {
  const wrong = [
    '',
    ' ',
    'access_as_user2',
    'xaccess_as_user',
    'Access_As_User',
    'ACCESS_AS_USER',
    'access_as_user,openid',
    'access_as_user\topenid',
    'access_as_user\u00a0openid',
    'Mail.Send User.Read',
    `api://x/access_as_user`,
    undefined,
  ];
  return [
    ...each('scope', wrong, (scp) => issuer.token({ scp }), 403),
    ...each('scope of another kind', [1, true, null, ['access_as_user'], {}], (scp) =>
      issuer.token({ scp }),
    ),
    ...each(
      'an app without a person',
      [{ idtyp: 'app' }, { idtyp: 'app', scp: undefined, roles: ['access_as_user'] }],
      (changes) => issuer.token(changes),
      403,
    ),
    ...each(
      'roles in place of a scope',
      [['access_as_user'], 'access_as_user'],
      (roles) => issuer.token({ scp: undefined, roles }),
      403,
    ),
  ];
};

const clients: Maker = (issuer) => {
  const { azp } = issuer.claims();
  const unknown = [
    '00000000-0000-0000-0000-000000000000',
    '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
    azp.toUpperCase(),
    `${azp} `,
    '',
    '*',
  ];
  return [
    ...each('client', unknown, (changed) => issuer.token({ azp: changed }), 403),
    ...each('no client', [undefined, null, 1, true, [azp], {}], (changed) =>
      issuer.token({ azp: changed }),
    ),
    ...each('the client where version 1 has it', [azp], (appid) =>
      issuer.token({ azp: undefined, appid }),
    ),
    ...each(
      'a guest',
      [{ acct: 1 }, { acct: '1' }, { idp: 'https://sts.windows.net/other/' }, { idp: 'live.com' }],
      (changes) => issuer.token(changes),
      403,
    ),
  ];
};

const claimTypes: Maker = (issuer) => {
  const strange = [undefined, null, 1, true, '', '../users', "' or 1 eq 1", [], {}, 'me', '*'];
  return each('person', strange, (oid) => issuer.token({ oid }));
};

const encodings: Maker = (issuer) => {
  const [head = '', payload = '', signature = ''] = issuer.token().split('.');
  const standard = (text: string) => Buffer.from(text, 'base64url').toString('base64');
  const alike = signature.slice(0, -1) + nextLetter(signature.slice(-1));
  const whole = [
    [`${head}=`, payload, signature],
    [head, `${payload}=`, signature],
    [head, payload, `${signature}==`],
    [head, payload, `${signature}=`],
    [head, payload, alike],
    [`${head}\u00a0`, payload, signature],
    [head, payload, `${signature}%20`],
    [head, payload, `${signature}!`],
    [head, payload, `!${signature}`],
    [head, payload, `${signature.slice(0, 20)}!${signature.slice(20)}`],
    [head, payload, `${signature}AAAA`],
    [standard(head), standard(payload), standard(signature)],
    [encodeURIComponent(`${head}=`), payload, signature],
    ['', payload, signature],
    [head, '', signature],
    [head, payload, ''],
    ['', '', ''],
    ['e30', 'e30', 'e30'],
  ].filter((parts) => parts.join('.') !== [head, payload, signature].join('.'));
  return whole.map((parts, index) => ({
    group: 'encoding',
    name: `variant ${index + 1}`,
    token: Buffer.from(parts.join('.'), 'utf8').toString('latin1'),
    status: 401,
  }));
};

/** The last letter of a signature carries bits nobody reads: another one that decodes to the same bytes. */
function nextLetter(letter: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[(alphabet.indexOf(letter) + 1) % 64] ?? 'A';
}

const shapes: Maker = (issuer) => {
  const token = issuer.token();
  const [head = '', payload = '', signature = ''] = token.split('.');
  const doubled = (text: string) => Buffer.from(text).toString('base64url');
  const claims = JSON.stringify(issuer.claims());
  return each(
    'shape',
    [
      head,
      `${head}.${payload}`,
      `${token}.`,
      `.${token}`,
      `${token}.${signature}`,
      `${token}.${payload}.${signature}`,
      `${head}..${signature}`,
      'abc',
      'null',
      '{}',
      JSON.stringify({ protected: head, payload, signature }),
      JSON.stringify({ payload, signatures: [{ protected: head, signature }] }),
      issuer.signed(part(issuer.header), doubled('null')),
      issuer.signed(part(issuer.header), doubled('[]')),
      issuer.signed(part(issuer.header), doubled('"text"')),
      issuer.signed(part(issuer.header), doubled(claims.slice(0, -1))),
      issuer.signed(part(issuer.header), doubled(`${claims}x`)),
      issuer.signed(part(issuer.header), Buffer.from([0xff, 0xfe, 0x00]).toString('base64url')),
      issuer.signed(doubled('null'), payload),
      issuer.signed(doubled('[]'), payload),
      `${token}${'A'.repeat(9000)}`,
      `${part({ alg: 'dir', enc: 'A256GCM' })}..${payload}.${signature}.AA`,
    ],
    (value) => value,
  );
};

const criticalHeaders: Maker = (issuer) =>
  each<Claims>(
    'header that must be understood',
    [
      { crit: ['exp'], exp: 1 },
      { crit: ['b64'], b64: false },
      { crit: ['http://example.com/UNDEFINED'] },
      { crit: [] },
      { crit: 'exp' },
      { crit: null },
      { crit: ['alg'] },
      { zip: 'DEF', crit: ['zip'] },
    ],
    (more) => issuer.token({}, more),
  );
