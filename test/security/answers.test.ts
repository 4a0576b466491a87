import { describe, expect, it } from 'vitest';
import { networkTransport } from '../../src/m365/transport.ts';
import { startTarget } from './target.ts';

/** Graph's answers are untrusted too: whoever can write one must not get a token sent elsewhere. */
const elsewhere = [
  'https://evil.example/v1.0/next',
  'http://graph.microsoft.com/v1.0/next',
  'https://graph.microsoft.com@evil.example/v1.0/next',
  'https://graph.microsoft.com.evil.example/v1.0/next',
  'https://graph.microsoft.com:8443/v1.0/next',
  'https://127.0.0.1/v1.0/next',
  'https://[::1]/v1.0/next',
  'https://169.254.169.254/metadata',
  'file:///etc/passwd',
  '//evil.example/next',
];

describe('addresses that an answer of Graph names', () => {
  it.each(elsewhere)('are followed only at Microsoft: %s', async (address) => {
    const target = await startTarget({
      answer: ({ url }) =>
        url.includes('/items') && !url.includes('evil')
          ? Response.json({ value: [], '@odata.nextLink': address, '@odata.deltaLink': address })
          : undefined,
    });
    await target.as('Petra Hansen', '/api/responsibilities');
    await target.as('Petra Hansen', '/api/desk');
    const called = target.calls.map((call) => new URL(call.replace(/^\w+ /, '')));
    for (const { host, protocol } of called) {
      expect(protocol).toBe('https:');
      expect(['graph.microsoft.com', 'login.microsoftonline.com']).toContain(host);
    }
    await target.stop();
  });

  it.each(['https://evil.example/', 'http://graph.microsoft.com/', 'https://127.0.0.1/'])(
    'are refused by the one way out of the process: %s',
    async (address) => {
      expect(() => networkTransport(new Request(address))).toThrow(/not one of Microsoft/);
    },
  );
});
