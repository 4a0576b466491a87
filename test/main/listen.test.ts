import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../src/main/listen.ts';

/** R2 of facts/security.md: connections that are kept open by sending a byte now and then. */
describe('whoever sends slowly', () => {
  let server: Awaited<ReturnType<typeof listen>>;
  const asked: string[] = [];
  beforeEach(async () => {
    asked.length = 0;
    const answer = async (request: Request) => {
      asked.push(await request.text());
      return new Response('fine');
    };
    server = await listen(answer, '127.0.0.1', 0, { slowest: { headersMs: 200, requestMs: 400 } });
  });
  afterEach(() => server.close());

  /** Sends the beginning, then a byte again and again until the server ends it; what it said. */
  const trickle = (beginning: string) =>
    new Promise<string>((resolve) => {
      let said = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.write(beginning));
      const drip = setInterval(() => socket.write('x'), 20);
      socket.on('data', (chunk) => {
        said += chunk.toString('latin1');
      });
      socket.on('error', () => {});
      socket.on('close', () => {
        clearInterval(drip);
        resolve(said);
      });
    });

  it('the head of a request is told to come back, and let go', async () => {
    expect(await trickle('GET / HTTP/1.1\r\nHost: x\r\nX-A: ')).toMatch(/^HTTP\/1\.1 408 /);
    expect(asked).toEqual([]);
  });

  it('the body of one, too', async () => {
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n';
    expect(await trickle(head)).toMatch(/^HTTP\/1\.1 408 /);
    expect(asked).toEqual([]);
  });

  it('keeps nobody else from an answer', async () => {
    const slow = trickle('GET / HTTP/1.1\r\nHost: x\r\nX-A: ');
    const answer = await fetch(`http://127.0.0.1:${server.port}/`);
    expect(await answer.text()).toBe('fine');
    await slow;
  });
});
