import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedPath } from '../support/shared.ts';
import { anna, info, startTenant, type World } from './support/tenant.ts';

const odd = sharedPath('mails/odd');

describe('raw mails', () => {
  let world: World;
  beforeAll(async () => {
    world = await startTenant();
  });

  const put = async (content: Uint8Array<ArrayBuffer> | string) => {
    const url = `http://localhost/__emulator/mailboxes/${info}/messages`;
    const headers = { 'content-type': 'message/rfc822' };
    const response = await world.emulator.fetch(
      new Request(url, { method: 'POST', headers, body: content }),
    );
    return {
      status: response.status,
      body: (await response.json()) as { id?: string; reason?: string },
    };
  };

  it('arrive in the inbox with subject, people, text, files, headers and conversation', async () => {
    const first =
      'Message-ID: <one@x>\r\nFrom: =?utf-8?Q?J=C3=BCrgen?= <j@x.example>\r\nTo: info@nordlicht.example\r\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\nDate: Fri, 20 Nov 2026 09:15:00 +0100\r\nX-Mailer: Test\r\n\r\nHallo';
    const answer =
      'Message-ID: <two@x>\r\nFrom: j@x.example\r\nReferences: <one@x>\r\nSubject: Re: x\r\n\r\nNoch etwas';
    const { body } = await put(first);
    const graph = await world.as(anna);
    const path = `/users/${info}/messages`;
    const mail = (await graph.get(`${path}/${body.id}`)).body;
    expect(mail).toMatchObject({
      subject: 'Grüße',
      internetMessageId: '<one@x>',
      from: { emailAddress: { name: 'Jürgen', address: 'j@x.example' } },
      body: { contentType: 'text', content: expect.stringContaining('Hallo') },
      sentDateTime: '2026-11-20T08:15:00Z',
      isRead: false,
    });
    const headers = (await graph.get(`${path}/${body.id}?$select=internetMessageHeaders`)).body;
    expect(headers.internetMessageHeaders).toContainEqual({ name: 'X-Mailer', value: 'Test' });
    expect((await graph.get(`${path}/${body.id}/$value`)).body).toBe(first);
    const second = await put(answer);
    const reply = (await graph.get(`${path}/${second.body.id}`)).body;
    expect(reply.conversationId).toBe(mail.conversationId);
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'not a mail'],
    ['plain words', 'Hallo zusammen\n\nbis morgen', 'not a mail'],
  ])('refuses %s in words', async (_, content, reason) => {
    const { status, body } = await put(content);
    expect([status, body.reason]).toEqual([422, expect.stringContaining(reason)]);
  });

  it('refuses more than 25 MB', async () => {
    const { status, body } = await put(`Subject: x\r\n\r\n${'x'.repeat(25 * 1024 * 1024)}`);
    expect([status, body.reason]).toEqual([422, 'The mail is larger than 25 MB.']);
  });

  it('has no mailbox for an address that nobody has', async () => {
    const answer = await world.control('POST', 'mailboxes/nobody@x.example/messages', {});
    expect(answer.status).toBe(404);
  });

  describe.skipIf(odd === undefined)(
    'that break parsers (skipped: not present, without the shared folder)',
    () => {
      it.each(odd === undefined ? [] : readdirSync(odd).filter((name) => name.endsWith('.eml')))(
        '%s',
        async (name) => {
          const { status, body } = await put(new Uint8Array(readFileSync(join(odd ?? '', name))));
          if (status === 422) {
            expect(body.reason).toMatch(/^[A-Z].{15,}\.$/);
            return;
          }
          expect(status).toBe(201);
          const graph = await world.as(anna);
          const path = `/users/${info}/messages/${body.id}`;
          const read = await graph.get(`${path}?$expand=attachments`, {
            prefer: 'outlook.body-content-type="text"',
          });
          expect(read.status).toBe(200);
          expect((await graph.post(`${path}/createForward`)).status).toBe(201);
          expect((await graph.get(`${path}/$value`)).status).toBe(200);
        },
      );
    },
  );
});
