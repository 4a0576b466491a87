import { beforeEach, describe, expect, it } from 'vitest';
import {
  anna,
  bernd,
  type Caller,
  clara,
  info,
  startTenant,
  type World,
} from './support/tenant.ts';

const immutable = { prefer: 'IdType="ImmutableId"' };
const property = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name HandoffKey';
const to = (address: string) => [{ emailAddress: { address } }];
const berndsMail = 'bernd.boehm@nordlicht.example';

describe('mail', () => {
  let world: World;
  let graph: Caller;
  let original: string;
  beforeEach(async () => {
    world = await startTenant();
    graph = await world.as(anna);
    const { body } = await world.control('POST', `mailboxes/${info}/messages`, {
      subject: 'Mahnung 4711',
      from: { emailAddress: { name: 'Alster Druck', address: 'buchhaltung@alsterdruck.example' } },
      toRecipients: to(info),
      body: {
        contentType: 'html',
        content: '<html><body><p>Bitte <b>zahlen</b> &amp; melden.</p></body></html>',
      },
      receivedDateTime: '2026-11-20T08:15:00Z',
      internetMessageId: '<mahnung@alsterdruck.example>',
      internetMessageHeaders: [{ name: 'X-Spam', value: 'no' }],
      attachments: [{ name: 'Mahnung.pdf', contentType: 'application/pdf', contentBytes: 'UERG' }],
    });
    original = body.id;
  });
  const messages = `/users/${info}/messages`;

  it('shows a message as it was recorded on a real tenant', async () => {
    const { body } = await graph.get(`${messages}/${original}`);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^AAMkA[\w-]+=*$/),
      conversationId: expect.stringMatching(/^AAQkA[\w-]+=*$/),
      subject: 'Mahnung 4711',
      bodyPreview: 'Bitte zahlen & melden.',
      receivedDateTime: '2026-11-20T08:15:00Z',
      hasAttachments: true,
      isDraft: false,
      isRead: false,
      flag: { flagStatus: 'notFlagged' },
      inferenceClassification: 'focused',
    });
    expect(body).not.toHaveProperty('internetMessageHeaders');
    expect(body).not.toHaveProperty('uniqueBody');
    const select = '?$select=internetMessageHeaders,uniqueBody';
    const selected = (await graph.get(`${messages}/${original}${select}`)).body;
    expect(selected.internetMessageHeaders).toEqual([{ name: 'X-Spam', value: 'no' }]);
    expect(Object.keys(selected).toSorted()).toEqual([
      '@odata.context',
      '@odata.etag',
      'id',
      'internetMessageHeaders',
      'uniqueBody',
    ]);
  });

  it('gives the body as text when asked to', async () => {
    const prefer = { prefer: 'outlook.body-content-type="text"' };
    const { body, headers } = await graph.get(`${messages}/${original}?$select=body`, prefer);
    expect(body.body).toEqual({ contentType: 'text', content: 'Bitte zahlen & melden.' });
    expect(headers.get('preference-applied')).toBe('outlook.body-content-type="text"');
  });

  it('forwards: a draft in the same conversation that quotes the original and carries its files', async () => {
    const { status, body } = await graph.post(`${messages}/${original}/createForward`, {
      comment: 'Bitte <prüfen>',
      toRecipients: to(berndsMail),
    });
    expect(status).toBe(201);
    const before = (await graph.get(`${messages}/${original}`)).body;
    expect(body).toMatchObject({
      subject: 'FW: Mahnung 4711',
      isDraft: true,
      conversationId: before.conversationId,
      hasAttachments: true,
      toRecipients: [{ emailAddress: { name: 'Bernd Böhm', address: berndsMail } }],
    });
    expect(body.internetMessageId).not.toBe(before.internetMessageId);
    expect(body.body.content).toContain('Bitte &lt;prüfen&gt;');
    expect(body.body.content).toContain('<b>Subject:</b> Mahnung 4711');
    expect(body.body.content).toContain('Bitte <b>zahlen</b>');
    const { body: files } = await graph.get(`${messages}/${body.id}/attachments`);
    expect(files.value).toMatchObject([
      {
        '@odata.type': '#microsoft.graph.fileAttachment',
        name: 'Mahnung.pdf',
        contentBytes: 'UERG',
        size: 3,
      },
    ]);
  });

  it.each([
    ['neither recipients', { comment: 'x' }],
    ['recipients twice', { toRecipients: to(info), message: { toRecipients: to(info) } }],
    [
      'a comment and a body',
      { comment: 'x', message: { toRecipients: to(info), body: { content: 'y' } } },
    ],
    ['an unknown property', { toRecipients: to(info), note: 'y' }],
  ])('refuses to forward with %s', async (_, body) => {
    expect((await graph.post(`${messages}/${original}/createForward`, body)).status).toBe(400);
  });

  it('sends: the ordinary id ends, the immutable one stays, and the mail lies in the inbox of the recipient', async () => {
    const forward = { toRecipients: to(berndsMail) };
    const { body: draft } = await graph.post(
      `${messages}/${original}/createForward`,
      forward,
      immutable,
    );
    const ordinary = (await graph.get(`${messages}/${draft.id}`)).body.id;
    expect(ordinary).not.toBe(draft.id);
    const sent = await graph.post(`${messages}/${draft.id}/send`);
    expect([sent.status, sent.body]).toEqual([202, '']);

    expect((await graph.get(`${messages}/${ordinary}`)).status).toBe(404);
    const { body: copy } = await graph.get(`${messages}/${draft.id}`, immutable);
    expect(copy).toMatchObject({
      id: draft.id,
      isDraft: false,
      internetMessageId: draft.internetMessageId,
    });
    const { body: items } = await graph.get(
      `/users/${info}/mailFolders('SentItems')/messages?$select=subject`,
    );
    expect(items.value).toMatchObject([{ subject: 'FW: Mahnung 4711' }]);

    const inbox = (await (await world.as(bernd)).get('/me/mailFolders/inbox/messages')).body.value;
    expect(inbox).toMatchObject([
      {
        subject: 'FW: Mahnung 4711',
        internetMessageId: draft.internetMessageId,
        from: { emailAddress: { name: 'Info', address: info } },
        isRead: false,
        isDraft: false,
        hasAttachments: true,
      },
    ]);
    expect(inbox[0].conversationId).not.toBe(draft.conversationId);
    const ledger = (await world.control('GET', 'ledger')).body;
    expect(ledger).toMatchObject([
      {
        event: 'mail.submitted',
        oid: anna,
        detail: { mailbox: info, delivered: [berndsMail], external: [] },
      },
    ]);
  });

  it('does not send a message a second time', async () => {
    const forward = { toRecipients: to(berndsMail) };
    const { body: draft } = await graph.post(
      `${messages}/${original}/createForward`,
      forward,
      immutable,
    );
    await graph.post(`${messages}/${draft.id}/send`);
    expect((await graph.post(`${messages}/${draft.id}/send`)).status).toBe(400);
    expect((await world.control('GET', 'ledger')).body).toHaveLength(1);
  });

  it('does not send without a recipient, nor to what is no address', async () => {
    const { body: draft } = await graph.post(`${messages}/${original}/createForward`);
    expect(draft.toRecipients).toEqual([]);
    const refusal = await graph.post(`${messages}/${draft.id}/send`);
    expect([refusal.status, refusal.body.error.code]).toEqual([400, 'ErrorInvalidRecipients']);
    await graph.patch(`${messages}/${draft.id}`, { toRecipients: to('nobody') });
    expect((await graph.post(`${messages}/${draft.id}/send`)).status).toBe(400);
    expect((await graph.get(`${messages}/${draft.id}`)).body.isDraft).toBe(true);
  });

  it('finds a message by its extended property, value in any case, before and after it was sent', async () => {
    const { body: draft } = await graph.post(`${messages}/${original}/createForward`);
    await graph.patch(`${messages}/${draft.id}`, {
      toRecipients: to('extern@kunde.example'),
      replyTo: to('buchhaltung@alsterdruck.example'),
      body: { contentType: 'html', content: '<p>Karte</p>' },
      singleValueExtendedProperties: [{ id: property, value: 'Key-1' }],
    });
    const id = property.replace('66f5', '66F5');
    const filter = encodeURIComponent(
      `singleValueExtendedProperties/Any(ep: ep/id eq '${id}' and ep/value eq 'key-1')`,
    );
    const expand = `$expand=singleValueExtendedProperties($filter=id eq '${property}')`;
    const find = async () =>
      (await graph.get(`${messages}?$select=isDraft&$filter=${filter}&${expand}`)).body.value;
    const values = [{ id: property, value: 'Key-1' }];
    expect(await find()).toMatchObject([{ isDraft: true, singleValueExtendedProperties: values }]);
    await graph.post(`${messages}/${draft.id}/send`);
    expect(await find()).toMatchObject([{ isDraft: false, singleValueExtendedProperties: values }]);
    const wrong = filter.replace('key-1', 'key-2');
    expect((await graph.get(`${messages}?$filter=${wrong}`)).body.value).toEqual([]);
    const { body } = await graph.get(`${messages}/${original}`);
    expect(body).not.toHaveProperty('singleValueExtendedProperties');
  });

  it('sends on behalf of a shared mailbox, as it, or not at all, by right', async () => {
    const message = {
      subject: 'x',
      body: { content: 'x' },
      toRecipients: to(berndsMail),
      from: to(info)[0],
    };
    expect((await graph.post('/me/sendMail', { message })).status).toBe(202);
    expect((await (await world.as(bernd)).post('/me/sendMail', { message })).status).toBe(202);
    const denied = await (await world.as(clara)).post('/me/sendMail', { message });
    expect([denied.status, denied.body.error.code]).toEqual([403, 'ErrorSendAsDenied']);
    const { body } = await (await world.as(bernd)).get(
      '/me/mailFolders/inbox/messages?$select=from,sender',
    );
    const senders = body.value.map((one: any) =>
      [one.from, one.sender].map((who) => who.emailAddress.name),
    );
    expect(senders.toSorted()).toEqual([
      ['Info', 'Bernd Böhm'],
      ['Info', 'Info'],
    ]);
    // Through /me the copy lies with the sender, not in the shared mailbox.
    const own = await graph.get('/me/mailFolders/sentitems/messages');
    expect(own.body.value).toHaveLength(1);
  });

  it('filters, orders and pages', async () => {
    for (const hour of [10, 12, 11])
      await world.control('POST', `mailboxes/${info}/messages`, {
        subject: `um ${hour}`,
        receivedDateTime: `2026-11-21T${hour}:00:00Z`,
        internetMessageId: `<${hour}@x>`,
      });
    const subjects = async (query: string): Promise<string[]> =>
      (await graph.get(`${messages}?$select=subject&${query}`)).body.value.map(
        (one: any) => one.subject,
      );
    expect(await subjects('')).toEqual(['um 12', 'um 11', 'um 10', 'Mahnung 4711']);
    expect(await subjects("$filter=internetMessageId eq '<11@x>'")).toEqual(['um 11']);
    const since = '$filter=receivedDateTime ge 2026-11-21T11:00:00Z';
    expect(await subjects(since)).toEqual(['um 11', 'um 12']);
    expect(await subjects(`${since}&$orderby=receivedDateTime desc`)).toEqual(['um 12', 'um 11']);
    const inefficient = await graph.get(
      `${messages}?$filter=isRead eq false&$orderby=receivedDateTime`,
    );
    expect(inefficient.body.error.code).toBe('InefficientFilter');
    const { body } = await graph.get(`${messages}?$top=3&$select=subject`);
    expect(body['@odata.nextLink']).toMatch(
      /^https:\/\/graph\.microsoft\.com\/v1\.0\/users\/.*\$skip=3/,
    );
    expect((await graph.get(body['@odata.nextLink'])).body.value).toHaveLength(1);
    const { conversationId } = (await graph.get(`${messages}/${original}`)).body;
    expect(await subjects(`$filter=conversationId eq '${conversationId}'`)).toEqual([
      'Mahnung 4711',
    ]);
  });

  it('lets only drafts be changed, but everything be marked as read', async () => {
    const late = await graph.patch(`${messages}/${original}`, { subject: 'anders' });
    expect([late.status, late.body.error.code]).toEqual([
      400,
      'ErrorInvalidPropertyUpdateSentMessage',
    ]);
    const read = await graph.patch(`${messages}/${original}`, { isRead: true });
    expect([read.status, read.body.isRead]).toEqual([200, true]);
    const stale = await graph.patch(
      `${messages}/${original}`,
      { isRead: false },
      { 'if-match': 'W/"old"' },
    );
    expect(stale.status).toBe(412);
  });

  it.each([
    [[{ name: 'Reply-By', value: 'x' }], 'InvalidInternetMessageHeader'],
    [
      Array.from({ length: 6 }, (_, i) => ({ name: `x-${i}`, value: '' })),
      'InvalidInternetMessageHeaderCollection',
    ],
  ])('refuses own headers %o', async (internetMessageHeaders, code) => {
    const { status, body } = await graph.post('/me/messages', {
      subject: 'x',
      internetMessageHeaders,
    });
    expect([status, body.error.code]).toEqual([400, code]);
  });

  it('carries own headers to the recipient', async () => {
    const message = {
      subject: 'x',
      body: { contentType: 'text', content: 'Grüße' },
      toRecipients: to(berndsMail),
      internetMessageHeaders: [{ name: 'X-Baton', value: 'k1' }],
    };
    await graph.post('/me/sendMail', { message, saveToSentItems: 'false' });
    expect((await graph.get('/me/mailFolders/sentitems/messages')).body.value).toEqual([]);
    const his = await world.as(bernd);
    const { body } = await his.get('/me/messages?$select=internetMessageHeaders');
    expect(body.value[0].internetMessageHeaders).toContainEqual({ name: 'X-Baton', value: 'k1' });
    const { body: mime } = await his.get(`/me/messages/${body.value[0].id}/$value`);
    expect(mime).toMatch(/^X-Baton: k1\r$/m);
    expect(mime).toContain(Buffer.from('Grüße').toString('base64'));
  });

  it('moves what is deleted to Deleted Items, and from there for good', async () => {
    await graph.delete(`${messages}/${original}`);
    const { body } = await graph.get(`/users/${info}/mailFolders/deleteditems/messages`);
    expect(body.value).toHaveLength(1);
    expect(body.value[0].id).not.toBe(original);
    await graph.delete(`${messages}/${body.value[0].id}`);
    expect((await graph.get(messages)).body.value).toEqual([]);
  });

  it('tells before sending who is away', async () => {
    const { body } = await graph.post('/me/getMailTips', {
      EmailAddresses: ['clara.cordes@nordlicht.example', berndsMail],
      MailTipsOptions: 'automaticReplies, mailboxFullStatus',
    });
    expect(body.value).toMatchObject([
      {
        emailAddress: { address: 'clara.cordes@nordlicht.example' },
        automaticReplies: { message: 'Bin im Urlaub.' },
        mailboxFull: false,
      },
      { automaticReplies: { message: '' } },
    ]);
    const settings = await (await world.as(clara)).get('/me/mailboxSettings');
    expect(settings.body.automaticRepliesSetting).toMatchObject({
      status: 'alwaysEnabled',
      externalReplyMessage: 'Ich bin nicht da.',
    });
  });
});
