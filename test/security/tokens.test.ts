import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateKeyPairSync } from 'node:crypto';
import { part } from './issuer.ts';
import { startTarget, type Target } from './target.ts';
import { type TokenCase, tokenCases } from './token-cases.ts';

const otherTenant = 'f2f2b2c0-0d3c-4b1e-9f5e-0f6f7a1f9a01';

describe('tokens that must not open anything', () => {
  let target: Target;
  let cases: TokenCase[];
  beforeAll(async () => {
    target = await startTarget();
    cases = tokenCases(target.issuer, otherTenant);
  });
  afterAll(() => target.stop());

  const present = (token: string) =>
    target.ask('/api/me', { headers: { authorization: `Bearer ${token}` } });

  it('one that is in order does, so that the others are refused for what is wrong with them', async () => {
    const reply = await present(target.issuer.token());
    expect(reply.code).not.toMatch(/not_signed_in|no_access|wrong_tenant/);
  });

  it('are at least three hundred, no two alike', ({ annotate }) => {
    void annotate(`${cases.length} tokens`);
    expect(cases.length).toBeGreaterThanOrEqual(300);
    expect(new Set(cases.map(({ token }) => token)).size).toBeGreaterThanOrEqual(300);
  });

  it('are refused one by one, and nothing leaves for Microsoft', async () => {
    const wrong: string[] = [];
    for (const { group, name, token, status } of cases) {
      target.calls.length = 0;
      const reply = await present(token);
      const isRight = reply.status === status && reply.code !== '' && target.calls.length === 0;
      if (!isRight) wrong.push(`${group}: ${name} → ${reply.status} ${target.calls.join()}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('say nothing of the token in what is logged or answered', async () => {
    const [, payload = ''] = target.issuer.token({ name: 'Kanarienvogel' }).split('.');
    const reply = await present(`${part(target.issuer.header)}.${payload}.AAAA`);
    const said = [reply.text, ...target.logged].join('\n');
    expect(said).not.toContain(payload.slice(0, 60));
    expect(said).not.toContain('Kanarienvogel');
    expect(said).not.toMatch(/\bat .+:\d+:\d+\b.*"code":"not_signed_in"/);
  });

  it('with a thousand unknown key ids do not make the server ask for keys a thousand times', async () => {
    const before = target.keyReads();
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { issuer } = target;
    for (let number = 0; number < 1000; number += 1) {
      const header = part({ ...issuer.header, kid: `unknown-${number}` });
      const reply = await present(issuer.signed(header, part(issuer.claims()), privateKey));
      expect(reply.status).toBe(401);
    }
    expect(target.keyReads() - before).toBeLessThanOrEqual(2);
  }, 120_000);

  it('are not taken from anywhere but the one header', async () => {
    const token = await target.world.tokenFor('Petra Hansen');
    const places: [string, RequestInit][] = [
      [`/api/me?access_token=${token}`, {}],
      [`/api/me?token=${token}`, {}],
      ['/api/me', { headers: { cookie: `access_token=${token}` } }],
      ['/api/me', { headers: { 'x-access-token': token } }],
      ['/api/me', { headers: { 'x-ms-token-aad-access-token': token } }],
      ['/api/me', { headers: { 'proxy-authorization': `Bearer ${token}` } }],
      ['/api/me', { headers: { authorization: token } }],
      ['/api/me', { headers: { authorization: `Token ${token}` } }],
      ['/api/me', { headers: { authorization: `Basic ${token}` } }],
      ['/api/me', { headers: { authorization: `Bearer  ${token}` } }],
      ['/api/me', { headers: { authorization: `Bearer ${token} ${token}` } }],
      ['/api/me', { headers: { authorization: `Bearer ${token}, Bearer ${token}` } }],
    ];
    target.calls.length = 0;
    for (const [path, init] of places) expect((await target.ask(path, init)).status).toBe(401);
    expect(target.calls).toEqual([]);
  });

  it('two headers with a token each are one refusal', async () => {
    const token = await target.world.tokenFor('Petra Hansen');
    const line = `Authorization: Bearer ${token}\r\n`;
    const answer = await target.bytes(
      `GET /api/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${line}Authorization: Bearer abc\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 (400|401)/);
  });

  it('one that was good until now is refused at once when it has run out', async () => {
    const token = target.issuer.token({ exp: Math.floor(Date.now() / 1000) - 200 });
    expect((await present(token)).code).not.toBe('not_signed_in');
    await target.world.passTime(600);
    target.calls.length = 0;
    expect((await present(token)).code).toBe('not_signed_in');
    expect(target.calls).toEqual([]);
  });
});
