import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { startTarget, type Target } from './target.ts';

const petra = 'Petra Hansen';
let target: Target | undefined;
afterEach(() => target?.stop());

/** A tenant where Graph refuses the mail, with an id for Microsoft's support, and what it was asked with. */
async function startRefusing(status: number) {
  const ids = new Map<string, string | null>();
  const graphId = randomUUID();
  target = await startTarget({
    answer: (request) => {
      if (!request.url.includes('/messages')) return undefined;
      ids.set(new URL(request.url).pathname, request.headers.get('client-request-id'));
      const error = { code: 'ErrorAccessDenied', message: 'Geheimes über Kaltmiete' };
      return Response.json({ error }, { status, headers: { 'request-id': graphId } });
    },
  });
  const open = target;
  const suggest = async (messageId: string) => {
    const mailbox = 'buchhaltung@nordlicht-technik.example';
    const reply = await open.as(petra, '/api/suggestions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({ messageId, mailbox }),
    });
    return { status: reply.status, requestId: String(JSON.parse(reply.text).requestId) };
  };
  return { ids, graphId, suggest, logged: open.logged };
}

describe('the log of a request', () => {
  it.each([403, 404, 400])(
    'carries the id that the person sees, that Graph was given, and the one Graph gave (%i)',
    async (status) => {
      const { ids, graphId, suggest, logged } = await startRefusing(status);
      const [one, other] = await Promise.all([suggest('AAMkOne'), suggest('AAMkOther')]);
      for (const [asked, id] of [
        [one, 'AAMkOne'],
        [other, 'AAMkOther'],
      ] as const) {
        const called = [...ids].find(([path]) => path.endsWith(id));
        expect(called?.[1]).toBe(asked.requestId);
        const lines = logged.filter((line) => line.includes(asked.requestId));
        expect(lines.join('')).toContain(`request-id ${graphId}`);
      }
      expect(one.requestId).not.toBe(other.requestId);
    },
  );

  it('says nothing of the person, the mailbox or the mail', async () => {
    const { suggest, logged } = await startRefusing(400);
    await suggest('AAMkOne');
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join('')).not.toMatch(
      /petra|hansen|buchhaltung|nordlicht-technik\.example|Kaltmiete/i,
    );
  });

  it('gives every call to Graph an id, also what belongs to no request', async () => {
    const ids: (string | null)[] = [];
    const open = await startTarget({
      answer: (request) => {
        if (request.url.startsWith('https://graph.'))
          ids.push(request.headers.get('client-request-id'));
        return undefined;
      },
    });
    target = open;
    expect((await open.ask('/readyz')).status).toBe(200);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });
});
