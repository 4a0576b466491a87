import { describe, expect, it } from 'vitest';
import { readRequest } from '../../src/core/mail.ts';
import { mail } from '../support/register.ts';
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
    const isInternal = (subject: string, address = sender) =>
      isInternalMail(readRequest(mail({ subject, from: { name: '', address } })), domains);
    expect(isInternal('Kuchen!')).toBe(true);
    expect(isInternal('AW: Mahnung')).toBe(true);
    expect(isInternal('WG: Mahnung')).toBe(false);
    expect(isInternal('[EXTERN] FW: invoice')).toBe(false);
    expect(isInternal('Mahnung', 'a@kunde.example')).toBe(false);
    expect(isInternalMail({ sender }, [])).toBe(false);
  });
});
