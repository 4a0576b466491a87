import { describe, expect, it } from 'vitest';
import { internalDomains, isExternal, isInternalMail } from '../../src/core/internal-domains.ts';

const domains = internalDomains({
  InternalDomains: '@Nordlicht.example\n nordlicht-service.example ',
});

describe('who is one of us', () => {
  it('reads domains line by line, whatever stands around them', () => {
    expect(domains).toEqual(['nordlicht.example', 'nordlicht-service.example']);
    expect(internalDomains({})).toEqual([]);
  });

  it.each([
    ['a@nordlicht.example', false],
    ['a@post.nordlicht.example', false],
    ['a@evil-nordlicht.example', true],
    ['a@nordlicht.example.evil.example', true],
    ['', true],
  ])('%s is external: %s', (address, external) => {
    expect(isExternal(address, domains)).toBe(external);
  });

  it('takes a colleague’s own mail for internal, but not what they forward', () => {
    const sender = 'jonas@nordlicht.example';
    expect(isInternalMail({ sender, subject: 'Kuchen!' }, domains)).toBe(true);
    expect(isInternalMail({ sender, subject: 'WG: Mahnung' }, domains)).toBe(false);
    expect(isInternalMail({ sender, subject: 'FW: invoice' }, domains)).toBe(false);
    expect(isInternalMail({ sender: 'a@kunde.example', subject: 'Mahnung' }, domains)).toBe(false);
    expect(isInternalMail({ sender, subject: 'Kuchen!' }, [])).toBe(false);
  });
});
