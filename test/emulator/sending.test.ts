import { beforeEach, describe, expect, it } from 'vitest';
import {
  anna,
  bernd,
  type Caller,
  clara,
  info,
  type Json,
  startTenant,
  type World,
} from './support/tenant.ts';

const immutable = { prefer: 'IdType="ImmutableId"' };
const property = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name HandoffKey';
const to = (...addresses: string[]) => addresses.map((address) => ({ emailAddress: { address } }));
const berndsMail = 'bernd.boehm@nordlicht.example';
const clarasMail = 'clara.cordes@nordlicht.example';
const sentItems = '/me/mailFolders/sentitems/messages';
const inbox = '/me/mailFolders/inbox/messages';
const plainText = { 'content-type': 'text/plain' };

describe('sending', () => {
  let world: World;
  let graph: Caller;
  beforeEach(async () => {
    world = await startTenant();
    graph = await world.as(anna);
    await world.control('POST', 'clock', { at: '2026-11-20T09:00:00Z' });
    graph = await world.as(anna);
  });
  const mail = (more = {}) => ({
    subject: 'Rechnung',
    body: { contentType: 'text', content: 'x' },
    toRecipients: to(berndsMail),
    ...more,
  });
  const draft = async (more = {}): Promise<Json> =>
    (await graph.post('/me/messages', mail(more), immutable)).body;
  const send = (id: string) => graph.post(`/me/messages/${id}/send`);
  const set = (values: object) => world.control('PATCH', 'switches', values);
  const moveClock = (moveMs: number) => world.control('POST', 'clock', { moveMs });
  const values = async (path: string, caller = graph): Promise<Json[]> =>
    (await caller.get(path)).body.value;
  const ledger = async (event: string): Promise<Json[]> =>
    (await world.control('GET', 'ledger')).body.filter((one: Json) => one.event === event);

  describe('for a shared mailbox', () => {
    it('puts the copy with the sender through /me, and into the shared mailbox through /users', async () => {
      const message = mail({ from: to(info)[0] });
      expect((await graph.post('/me/sendMail', { message })).status).toBe(202);
      expect((await graph.post(`/users/${info}/sendMail`, { message: mail() })).status).toBe(202);
      expect(await values(sentItems)).toHaveLength(1);
      expect(await values(`/users/${info}/mailFolders/sentitems/messages`)).toHaveLength(1);
      const [received] = await values(`${inbox}?$select=from,sender`, await world.as(bernd));
      expect([received.from, received.sender]).toEqual(
        Array.from({ length: 2 }, () => ({ emailAddress: { name: 'Info', address: info } })),
      );
    });

    it('needs Full Access through /users, a right to send, and the permission for shared mailboxes', async () => {
      const through = async (oid: string, scopes?: string[]) =>
        (await world.as(oid, scopes)).post(`/users/${info}/sendMail`, { message: mail() });
      // Bernd has Full Access and Send on Behalf, Clara nothing.
      expect((await through(bernd)).status).toBe(202);
      expect((await through(clara)).status).toBe(404);
      expect((await through(anna, ['Mail.Send'])).status).toBe(403);
      const [copy] = await values(`/users/${info}/mailFolders/sentitems/messages`);
      expect([copy.from, copy.sender].map((who) => who.emailAddress.name)).toEqual([
        'Info',
        'Bernd Böhm',
      ]);
      const select = '?$select=internetMessageHeaders';
      const [received] = await values(`${inbox}${select}`, await world.as(bernd));
      expect(received.internetMessageHeaders).toContainEqual({
        name: 'Sender',
        value: `Bernd Böhm <${berndsMail}>`,
      });
    });
  });

  describe('to somebody who is not there', () => {
    it('sends a report to the inbox of the sender, in the same conversation', async () => {
      const { conversationId, id } = await draft({
        toRecipients: to('niemand@nordlicht.example', berndsMail),
      });
      expect((await send(id)).status).toBe(202);
      const [report] = await values(
        `${inbox}?$select=subject,from,conversationId,internetMessageHeaders`,
      );
      expect(report).toMatchObject({
        subject: 'Undeliverable: Rechnung',
        conversationId,
        from: { emailAddress: { name: 'Microsoft Outlook' } },
      });
      expect(report.internetMessageHeaders).toContainEqual({
        name: 'X-Failed-Recipients',
        value: 'niemand@nordlicht.example',
      });
      expect(await ledger('mail.bounced')).toMatchObject([
        { detail: { unknown: ['niemand@nordlicht.example'] } },
      ]);
      expect(await ledger('mail.submitted')).toMatchObject([
        {
          detail: { delivered: [berndsMail], external: [], unknown: ['niemand@nordlicht.example'] },
        },
      ]);
    });

    it('reports nothing about addresses outside', async () => {
      await graph.post('/me/sendMail', {
        message: mail({ toRecipients: to('wer@weiss.example') }),
      });
      expect(await values(inbox)).toEqual([]);
    });

    it('tells the person who sent on behalf of others', async () => {
      const message = mail({ from: to(info)[0], toRecipients: to('niemand@nordlicht.example') });
      await (await world.as(bernd)).post('/me/sendMail', { message });
      expect(await values(inbox, await world.as(bernd))).toHaveLength(1);
      expect(await values(`/users/${info}/messages`)).toEqual([]);
    });

    it('is answered once per sender by who is away, and never by a machine to a machine', async () => {
      const message = mail({ toRecipients: to(clarasMail) });
      await graph.post('/me/sendMail', { message });
      await graph.post('/me/sendMail', { message });
      const answers = await values(`${inbox}?$select=subject,body,from`);
      expect(answers).toMatchObject([
        { subject: 'Automatic reply: Rechnung', from: { emailAddress: { address: clarasMail } } },
      ]);
      expect(answers[0].body.content).toContain('Bin im Urlaub.');
      await (await world.as(bernd)).post('/me/sendMail', { message });
      expect(await ledger('mail.answered automatically')).toHaveLength(2);
      expect(await values(sentItems, await world.as(clara))).toEqual([]);
      const headers = [{ name: 'X-Auto-Response-Suppress', value: 'OOF, AutoReply' }];
      const silent = mail({ toRecipients: to(clarasMail), internetMessageHeaders: headers });
      await (await world.as(anna)).post(`/users/${info}/sendMail`, { message: silent });
      expect(await ledger('mail.answered automatically')).toHaveLength(2);
    });
  });

  describe('where Microsoft’s behaviour is not known for sure', () => {
    it.each([
      ['refused', 400, 1],
      ['accepted', 202, 2],
    ])('has a second send %s', async (secondSend, status, mails) => {
      await set({ secondSend });
      const { id } = await draft();
      await send(id);
      expect((await send(id)).status).toBe(status);
      expect(await ledger('mail.submitted')).toHaveLength(mails);
      expect(await values(inbox, await world.as(bernd))).toHaveLength(mails);
      expect(await values(sentItems)).toHaveLength(1);
    });

    it('keeps or changes the immutable id', async () => {
      await set({ immutableIdAfterSend: 'changed' });
      const { id } = await draft();
      await send(id);
      expect((await graph.get(`/me/messages/${id}`)).status).toBe(404);
      const copies = (await graph.get(sentItems, immutable)).body.value;
      expect(copies).toHaveLength(1);
      expect(copies[0].id).not.toBe(id);
    });

    it.each([
      ['kept', 1],
      ['lost', 0],
    ])(
      'has extended properties %s on the sent copy',
      async (extendedPropertiesOnSentCopy, found) => {
        await set({ extendedPropertiesOnSentCopy });
        const { id } = await draft({
          singleValueExtendedProperties: [{ id: property, value: 'k' }],
        });
        const filter = `$filter=singleValueExtendedProperties/Any(ep: ep/id eq '${property}' and ep/value eq 'k')`;
        expect(await values(`/me/messages?${filter}`)).toHaveLength(1);
        await send(id);
        expect(await values(`/me/messages?${filter}`)).toHaveLength(found);
      },
    );

    it.each(['shown', 'hidden'])(
      'has own headers %s on the sent copy',
      async (headersOnSentCopy) => {
        await set({ headersOnSentCopy });
        const { id } = await draft({ internetMessageHeaders: [{ name: 'X-Baton', value: 'k' }] });
        await send(id);
        const { body } = await graph.get(`/me/messages/${id}?$select=internetMessageHeaders`);
        expect('internetMessageHeaders' in body).toBe(headersOnSentCopy === 'shown');
        expect((await graph.get(`/me/messages/${id}/$value`)).body).toContain('X-Baton: k');
      },
    );

    it('lets the sent copy come later, the message being nowhere meanwhile', async () => {
      await set({ sentCopyAfterSeconds: '60' });
      const { id } = await draft();
      await send(id);
      expect(await values(inbox, await world.as(bernd))).toHaveLength(1);
      expect((await graph.get(`/me/messages/${id}`)).status).toBe(404);
      expect(await values('/me/messages')).toEqual([]);
      await moveClock(59_000);
      expect(await values('/me/messages')).toEqual([]);
      await moveClock(1000);
      expect(await values(sentItems)).toMatchObject([{ isDraft: false }]);
      expect((await graph.get(`/me/messages/${id}`)).status).toBe(200);
    });

    it('lets it come later, the message looking like a draft meanwhile, which is not sent again', async () => {
      await set({ sentCopyAfterSeconds: '5', whileBeingSent: 'still a draft' });
      const { id } = await draft();
      await send(id);
      expect((await graph.get(`/me/messages/${id}`)).body.isDraft).toBe(true);
      expect((await send(id)).status).toBe(400);
      await moveClock(5000);
      expect((await graph.get(`/me/messages/${id}`)).body.isDraft).toBe(false);
      expect(await ledger('mail.submitted')).toHaveLength(1);
    });

    it.each([
      ['refused', 429, 30, 30],
      ['delayed', 202, 31, 31],
    ])('has the 31st mail of a minute %s', async (mailsOverTheRate, status, submitted, arrived) => {
      await set({ throttling: 'on', mailsOverTheRate });
      const post = () => graph.post('/me/sendMail', { message: mail() });
      for (let i = 0; i < 30; i += 1) expect((await post()).status).toBe(202);
      const last = await post();
      expect(last.status).toBe(status);
      expect(last.headers.get('retry-after')).toBe(status === 429 ? '60' : null);
      const box = await world.as(bernd);
      expect(await values(`${inbox}?$top=50`, box)).toHaveLength(30);
      await moveClock(60_000);
      expect(await values(`${inbox}?$top=50`, box)).toHaveLength(arrived);
      expect(await values(`${sentItems}?$top=50`)).toHaveLength(submitted);
    });
  });

  describe('in MIME', () => {
    const mime = [
      `From: Anna <anna.albrecht@nordlicht.example>`,
      `To: ${berndsMail}`,
      'Subject: =?utf-8?B?R3LDvMOfZQ==?=',
      'X-Baton: k',
      'Received: from nowhere',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Guten Tag',
    ].join('\r\n');
    const post = (path: string, content: string, headers = plainText) =>
      world.emulator.fetch(
        new Request(`https://graph.microsoft.com/v1.0${path}`, {
          method: 'POST',
          headers: { ...headers, authorization: bearer },
          body: content,
        }),
      );
    let bearer = '';
    beforeEach(async () => {
      const { body } = await world.control('POST', 'token', {
        user: anna,
        app: 'aaaaaaaa-0000-4000-8000-000000000001',
        audience: 'graph',
      });
      bearer = `Bearer ${body.access_token}`;
    });

    it('makes a draft, or sends', async () => {
      const content = Buffer.from(mime).toString('base64');
      const made = await post('/me/messages', content);
      expect([made.status, await made.json()]).toMatchObject([
        201,
        {
          isDraft: true,
          subject: 'Grüße',
          toRecipients: to(berndsMail),
          body: { contentType: 'text' },
        },
      ]);
      expect((await post('/me/sendMail', content)).status).toBe(202);
      const select = '?$select=subject,internetMessageHeaders';
      const [received] = await values(`${inbox}${select}`, await world.as(bernd));
      expect(received.subject).toBe('Grüße');
      expect(received.internetMessageHeaders).toContainEqual({ name: 'X-Baton', value: 'k' });
      expect(received.internetMessageHeaders).not.toContainEqual({
        name: 'Received',
        value: 'from nowhere',
      });
    });

    it('says which part of it cannot be read', async () => {
      const code = async (content: string) => {
        const answer = await post('/me/messages', content);
        const refusal: Json = await answer.json();
        return [answer.status, refusal.error.code];
      };
      expect(await code('not base64!')).toEqual([400, 'ErrorMimeContentInvalidBase64String']);
      expect(await code('')).toEqual([400, 'ErrorMimeContentInvalidBase64String']);
      expect(await code(Buffer.from('no header at all').toString('base64'))).toEqual([
        400,
        'ErrorMimeContentInvalid',
      ]);
      const inFolder = await post(
        '/me/mailFolders/drafts/messages',
        Buffer.from(mime).toString('base64'),
      );
      expect(inFolder.status).toBe(501);
    });
  });
});
