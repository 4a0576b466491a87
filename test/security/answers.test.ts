import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { embeddedTransport, networkTransport } from '../../src/m365/transport.ts';
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

  it.each(elsewhere)('are not gone to when a cursor is too old (410): %s', async (location) => {
    let refused = 0;
    const target = await startTarget({
      answer: ({ url }) => {
        if (!url.includes('/delta') || refused > 0) return undefined;
        refused += 1;
        const error = { code: 'resyncRequired', message: 'Resync required.' };
        return Response.json({ error }, { status: 410, headers: { location } });
      },
    });
    await target.as('Petra Hansen', '/api/desk');
    expect(refused).toBe(1);
    expect(target.calls.filter((call) => !/ https:\/\/(graph|login)\./.test(call))).toEqual([]);
    expect((await target.as('Petra Hansen', '/api/desk')).status).toBe(200);
    await target.stop();
  });

  it.each(['https://evil.example/', 'http://graph.microsoft.com/', 'https://127.0.0.1/'])(
    'are refused by the one way out of the process: %s',
    async (address) => {
      expect(() => networkTransport(new Request(address))).toThrow(/not one of Microsoft/);
    },
  );
});

describe('an answer that sends elsewhere', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0))
      await new Promise((resolve) => server.close(resolve).closeAllConnections());
  });
  const serve = async (server: Server) => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it.each([301, 302, 303, 307, 308])('is not followed (%i)', async (status) => {
    const heard: unknown[] = [];
    const listener = await serve(
      createServer(({ headers }, answer) => {
        heard.push(headers.authorization);
        answer.end('{}');
      }),
    );
    const graph = await serve(
      createServer((_asked, answer) => answer.writeHead(status, { location: listener }).end()),
    );
    const headers = { authorization: 'Bearer secret' };
    const request = new Request('https://graph.microsoft.com/v1.0/me', { headers });
    await expect(embeddedTransport(graph)(request)).rejects.toThrow();
    expect(heard).toEqual([]);
  });

  it('is not followed on the network either', async () => {
    const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{}'));
    await networkTransport(new Request('https://graph.microsoft.com/v1.0/me'));
    const [, how] = asked.mock.calls[0] ?? [];
    asked.mockRestore();
    expect(how?.redirect).toBe('error');
  });
});
