import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isProductError, type ProductError } from '../../src/core/errors.ts';
import { createGraph } from '../../src/m365/graph.ts';

const secret = 'network Kaltmiete 1.250 Euro';

describe('what Graph says when it fails', () => {
  it.each([
    ['its message', 400, { error: { code: 'ErrorInvalid', message: secret } }],
    ['its code', 400, { error: { code: secret, message: secret } }],
    ['a code that is no text', 400, { error: { code: { secret }, message: [secret] } }],
    ['its request id', 500, { error: { code: 'x', innerError: { 'request-id': secret } } }],
    ['an answer that is not JSON', 200, `{"body": ${secret}`],
    ['a refusal that is not JSON', 502, `<html>${secret}`],
    ['half an answer', 200, `"${secret}`],
    ['an unknown form', 200, { id: [secret], [secret]: secret }],
  ])('stands in no log line and no failure: %s', async (_, status, body) => {
    const failure = await failureOf(Response.json(body, { status }), body);
    expect(failure.code).toBe(status >= 500 ? 'microsoft_unreachable' : 'microsoft_refused');
    expect(logged(failure)).not.toContain('Kaltmiete');
    expect(failure.message).toContain('GET /me/messages/1');
  });

  it('keeps status, code and request id for the log', async () => {
    const error = { code: 'ErrorItemNotFound', innerError: { 'request-id': 'a-1' } };
    const failure = await failureOf(Response.json({ error }, { status: 404 }), { error });
    expect(failure.message).toBe(
      'GET /me/messages/1: Graph answered 404 ErrorItemNotFound (request-id a-1)',
    );
    expect(failure).toMatchObject({ code: 'not_found', status: 404 });
  });

  it('finds the request id of an empty answer in its header', async () => {
    const headers = { 'request-id': 'a-2' };
    const failure = await failureOf(new Response(null, { status: 403, headers }), '');
    expect(failure.message).toContain('(request-id a-2)');
  });

  it('does not say whose mailbox it was about', async () => {
    const answer = new Response(null, { status: 403 });
    const failure = await failureOf(answer, '', '/users/anna%40firm.example/messages/1?$select=id');
    expect(failure.message).toMatch(/^GET \/users\/…\/messages\/1: Graph answered 403/);
  });

  it('is unreachable when the rest of an answer never comes', async () => {
    const stream = new ReadableStream({ start: (each) => each.error(new TypeError('terminated')) });
    const headers = { 'content-type': 'application/json' };
    const failure = await failureOf(new Response(stream, { headers }), '');
    expect(failure.code).toBe('microsoft_unreachable');
  });
});

/** The failure of reading a mail that is answered so; text is sent as it stands. */
async function failureOf(
  response: Response,
  body: unknown,
  path = '/me/messages/1',
): Promise<ProductError> {
  const { status, headers } = response;
  const raw = typeof body === 'string' && body !== '';
  const answer = () => (raw ? new Response(body, { status, headers }) : response.clone());
  const graph = createGraph(
    () => Promise.resolve(answer()),
    () => Promise.resolve('token'),
  );
  const failure: unknown = await graph
    .get(path, z.object({ id: z.string() }))
    .catch((error: unknown) => error);
  if (isProductError(failure)) return failure;
  throw new Error('it did not fail', { cause: failure });
}

function logged(err: Error): string {
  const lines: string[] = [];
  pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }).error({ err });
  return lines.join('');
}
