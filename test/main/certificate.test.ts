import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { selfMadeCertificate } from '../../src/main/certificate.ts';

describe('a self-made certificate', () => {
  const now = new Date('2026-11-24T08:00:00Z');
  const many = Array.from({ length: 12 }, (_, n) => `host-${n}.example.test`);

  it.each([[['localhost', '127.0.0.1']], [many]])('names %o and vouches for itself', (names) => {
    const { cert } = selfMadeCertificate(names, now);
    const read = new X509Certificate(cert);
    for (const name of names) expect(read.checkHost(name) ?? read.checkIP(name), name).toBe(name);
    expect(read.checkHost('elsewhere.example')).toBeUndefined();
    expect([read.ca, read.verify(read.publicKey)]).toEqual([true, true]);
  });

  it('is good from now on for about a year', () => {
    const { validFromDate, validToDate } = new X509Certificate(
      selfMadeCertificate(['localhost'], now).cert,
    );
    expect(validFromDate).toEqual(now);
    expect(validToDate.getTime() - now.getTime()).toBe(397 * 86_400_000);
  });

  it('has a name of its own, so that two can be trusted at once', () => {
    const subjects = [1, 2].map(
      () => new X509Certificate(selfMadeCertificate(['localhost'], now).cert).subject,
    );
    expect(new Set(subjects).size).toBe(2);
  });

  it('fits its key', () => {
    const { key, cert } = selfMadeCertificate(['localhost'], now);
    expect(new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))).toBe(true);
  });
});
