import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';

describe('rows of the register that cannot be used', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ mails: false });
    const owner = world.sample.register.responsibilities[0]?.['Owner'];
    await world.product.registerList.writeRows([
      { Title: 'Ohne Zuständige', Area: 'Einkauf', Status: 'Active' },
      {
        Title: 'Unbekannte Person',
        Area: 'Einkauf',
        OwnerMail: 'niemand@nordlicht-technik.example',
        Status: 'Active',
      },
      {
        Title: 'Ungültige Zahl',
        Area: 'Einkauf',
        Owner: owner,
        SeparateFrom: 'drei',
        Status: 'Active',
      },
    ]);
  });
  afterAll(() => world.close());

  it('are named one by one, and everything else is found as before', async () => {
    const { status, body } = await world.api(petra, 'GET', '/responsibilities');
    expect(status).toBe(200);
    expect(body.findings).toMatchObject([
      { kind: 'no_owner', title: 'Ohne Zuständige', column: 'Owner', skipped: true },
      {
        kind: 'unknown_person',
        title: 'Unbekannte Person',
        value: expect.stringContaining('niemand@'),
        skipped: true,
      },
      { kind: 'invalid_number', title: 'Ungültige Zahl', skipped: false },
    ]);
    expect(body.register.skippedRows).toBe(2);
    expect(body.total).toBe(62);
  });

  it('do not disturb the suggestion', async () => {
    await importMail(world, 'Subject: Mahnung zu Rechnung 4711\r\n\r\nBitte zahlen Sie.');
    const { body } = await world.api(petra, 'POST', '/suggestions', {
      messageId: await newestMail(world),
    });
    expect(body.suggestion.best.title).toBe('Mahnungen von Lieferanten');
    expect(body.register.skippedRows).toBe(2);
  });
});

describe('settings that cannot be used', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ mails: false });
    await world.product.registerList.writeSetting('Site Kiel', 'Bundesland: Preußen');
    await world.product.registerList.writeSetting('FilingLibrary', '');
    await world.passTime(400);
  });
  afterAll(() => world.close());

  it('are named with what they would have done, and no row is left out for them', async () => {
    const { body } = await world.api(petra, 'GET', '/responsibilities');
    expect(body.findings).toMatchObject([
      { kind: 'unreadable_line', title: 'Site Kiel', value: 'Bundesland: Preußen', row: 0 },
      { kind: 'no_library', title: 'FilingLibrary', row: 0 },
    ]);
    expect(body.register.skippedRows).toBe(0);
  });
});

describe('mails that lack what others have', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ mails: false });
  });
  afterAll(() => world.close());

  const odd: [string, string, string | undefined][] = [
    [
      'without subject',
      '\r\nIch möchte wissen, welche Daten Sie über mich gespeichert haben. DSGVO Auskunft.',
      'suggested',
    ],
    ['without text', 'Subject: Auskunft nach Art. 15 DSGVO\r\n\r\n', 'suggested'],
    ['without either', '\r\n', 'unclear'],
    [
      'with 2 MB of HTML',
      `Subject: Mahnung\r\nContent-Type: text/html\r\n\r\n${'<table><tr><td><b>Rechnung</b></td></tr></table>\r\n'.repeat(42_000)}`,
      undefined,
    ],
  ];

  it.each(odd)('a mail %s gets one clear answer', async (_what, rest, kind) => {
    await importMail(world, rest);
    const messageId = await newestMail(world);
    const { status, body } = await world.api(petra, 'POST', '/suggestions', { messageId });
    expect(status).toBe(200);
    if (kind !== undefined) expect(body.suggestion.kind).toBe(kind);
  });

  it.each(odd)('a mail %s can be handed off', async (_what, rest) => {
    await importMail(world, rest);
    const handed = await world.api(petra, 'POST', '/handoffs', {
      messageId: await newestMail(world),
      handoffKey: randomUUID(),
      kind: 'forward',
      responsibilityId: 1,
    });
    expect(handed.body).toMatchObject({ kind: 'handed_off', handoff: { mailState: 'sent' } });
  });
});

describe('requests that are refused', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('a token of another tenant: one sentence, and no call to Graph', async () => {
    const other = await startWorld({
      mails: false,
      tenantId: 'f2f2b2c0-0d3c-4b1e-9f5e-0f6f7a1f9a01',
    });
    const token = await other.tokenFor(petra);
    await other.close();
    const before = world.sentRequests();
    const response = await world.raw(
      new Request('https://baton.example/api/me', {
        headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' },
      }),
    );
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      code: 'wrong_tenant',
      title: 'Your company is not set up here.',
    });
    expect(world.sentRequests()).toBe(before);
  });

  it.each([
    ['no token', undefined],
    ['a scheme we do not know', 'Basic abc'],
    ['no JWT', 'Bearer abc'],
    ['alg none', `Bearer ${part({ alg: 'none' })}.${part({ oid: randomUUID() })}.`],
    ['two tokens', 'Bearer a b'],
  ])('%s: 401 with a challenge', async (_what, authorization) => {
    const response = await world.raw(
      new Request('https://baton.example/api/me', {
        headers: authorization ? { authorization } : {},
      }),
    );
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
  });

  it('a body that is no JSON, has a wrong field, or is too large', async () => {
    const token = await world.tokenFor(petra);
    const post = (body: string, type = 'application/json') =>
      world.raw(
        new Request('https://baton.example/api/handoffs', {
          method: 'POST',
          body,
          headers: { authorization: `Bearer ${token}`, 'content-type': type },
        }),
      );
    expect((await post('{')).status).toBe(400);
    expect((await post('{}', 'text/plain')).status).toBe(400);
    expect(
      (await post(JSON.stringify({ messageId: '../../users', handoffKey: 'x', kind: 'forward' })))
        .status,
    ).toBe(400);
    expect((await post(`"${'x'.repeat(100_000)}"`)).status).toBe(413);
  });

  it('a recipient who does not stand in the register for it', async () => {
    const mail = await world.mailId('finanzamt-frist');
    const { status, body } = await world.api(petra, 'POST', '/handoffs', {
      ...mail,
      handoffKey: randomUUID(),
      kind: 'forward',
      responsibilityId: 1,
      recipientOid: randomUUID(),
    });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'recipient_not_listed' });
  });

  it('somebody else’s mailbox', async () => {
    const mail = await world.mailId('intern-zahlungslauf');
    const { status, body } = await world.api('Jens Maier', 'POST', '/suggestions', mail);
    expect([403, 404]).toContain(status);
    expect(body.suggestion).toBeUndefined();
  });
});

describe('when Microsoft 365 does not answer', () => {
  it('says so in one sentence, keeps the register readable with its age, and writes nothing', async () => {
    const world = await startWorld();
    const mail = await world.mailId('finanzamt-frist');
    await world.api(petra, 'POST', '/suggestions', mail);
    const find = () => world.api(petra, 'GET', '/responsibilities?q=Mahnung');
    world.cutConnection();
    await world.passTime(280);
    await expect.poll(async () => (await find()).body.register.stale).toBe(true);
    const directory = await find();
    expect(directory.body.entries[0].responsibility.title).toMatch(/Mahn/);
    const suggestion = await world.api(petra, 'POST', '/suggestions', mail);
    expect({ status: suggestion.status, code: suggestion.body.code }).toEqual({
      status: 503,
      code: 'microsoft_unreachable',
    });
    const handoff = await world.api(petra, 'POST', '/handoffs', {
      ...mail,
      handoffKey: randomUUID(),
      kind: 'forward',
      responsibilityId: 1,
    });
    expect(handoff.status).toBe(503);
    // nobody can say any more whether they may read the register
    await world.passTime(60);
    expect((await find()).status).toBe(503);
    await world.close();
  });
});

async function importMail(world: World, rest: string): Promise<void> {
  const raw = `From: kunde@kunde.example\r\nTo: petra.hansen@nordlicht-technik.example\r\nMessage-ID: <${randomUUID()}@kunde.example>\r\n${rest}`;
  const response = await world.emulator.fetch(
    new Request(
      'http://localhost/__emulator/mailboxes/petra.hansen@nordlicht-technik.example/messages',
      {
        method: 'POST',
        body: raw,
        headers: { 'content-type': 'message/rfc822' },
      },
    ),
  );
  expect(response.status).toBe(201);
}

async function newestMail(world: World): Promise<string> {
  const path = '/me/mailFolders/inbox/messages?$top=50&$select=id,receivedDateTime';
  const { value } = await world.graph<{ value: { id: string }[] }>(petra, path);
  const seen = seenMails.get(world) ?? new Set();
  const fresh = value.find(({ id }) => !seen.has(id));
  if (fresh === undefined) throw new Error('no new mail');
  seenMails.set(world, seen.add(fresh.id));
  return fresh.id;
}

const seenMails = new WeakMap<World, Set<string>>();

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
