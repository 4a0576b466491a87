import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../src/sample/company.ts';
import type { Sample } from '../support/tenant-doors.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
let world: World;
let responsibilityId = 0;
let domain = '';
const otherDomain = 'brandt-soehne.example';

/** Every partner writes from a second domain as well, which the register names. */
function withTwoDomains(company: Sample): Sample {
  const responsibilities = company.register.responsibilities.map((each) => {
    const named = 'PartnerDomains' in each ? `${String(each.PartnerDomains)}, ${otherDomain}` : '';
    return named === '' ? each : { ...each, PartnerDomains: named };
  });
  return { ...company, register: { ...company.register, responsibilities } };
}

beforeAll(async () => {
  world = await startWorld({ mails: false, company: withTwoDomains(sampleCompany(new Date())) });
  const { responsibilities } = await world.product.context.currentRegister();
  const found = responsibilities.find(({ partner }) => (partner?.domains.length ?? 0) > 0);
  responsibilityId = found?.id ?? 0;
  domain = found?.partner?.domains[0] ?? '';
});
afterAll(() => world.close());

const act = async (person: string, key: string, body: Record<string, unknown>) =>
  world.api(person, 'POST', `/handoffs/${key}/actions`, body);

function mailboxOf(person: string): string {
  return world.sample.tenant.users.find((each) => each.displayName === person)?.mail ?? '';
}

async function deliver(person: string, message: Record<string, unknown>): Promise<string> {
  const path = `/mailboxes/${mailboxOf(person)}/messages`;
  const body = { contentType: 'text', content: 'Bitte.' };
  return (await world.control<{ id: string }>('POST', path, { subject: 'Lohn', body, ...message }))
    .id;
}

async function accepted() {
  const internetMessageId = `<${randomUUID()}@kunde.example>`;
  const messageId = await deliver(petra, { internetMessageId });
  const order = { messageId, handoffKey: randomUUID(), kind: 'forward', responsibilityId };
  const { body } = await world.api(petra, 'POST', '/handoffs', order);
  await act(body.handoff.owner.name, order.handoffKey, { action: 'accept' });
  return { owner: body.handoff.owner.name as string, key: order.handoffKey };
}

async function sent(owner: string, key: string) {
  const partner = { handoffKey: randomUUID(), address: `lohn@${domain}`, confirmed: true };
  return (await act(owner, key, { action: 'to_partner', partner })).body;
}

/** Message id of what somebody sent last. */
async function lastForward(person: string): Promise<string> {
  const path =
    '/me/mailFolders/sentitems/messages?$top=1&$orderby=sentDateTime desc&$select=internetMessageId';
  const { value } = await world.graph<{ value: { internetMessageId: string }[] }>(person, path);
  return value[0]?.internetMessageId ?? '';
}

describe('an outside partner', () => {
  it('gets the mail from the inner owner, who has accepted and stays accountable', async () => {
    const { owner, key } = await accepted();
    const body = await sent(owner, key);
    expect(body).toMatchObject({
      state: 'accepted',
      mailState: 'sent',
      owner: { name: owner },
      partner: { address: `lohn@${domain}` },
    });
    expect((await world.api(petra, 'GET', `/handoffs/${key}`)).body.state).toBe('passed_on');
  });

  it('gets nothing at another domain, and nothing that was not confirmed', async () => {
    const { owner, key } = await accepted();
    const partner = { handoffKey: randomUUID(), address: 'x@anderswo.example', confirmed: true };
    const elsewhere = await act(owner, key, { action: 'to_partner', partner });
    expect(elsewhere.body.code).toBe('partner_not_listed');
    const silent = { ...partner, address: `lohn@${domain}`, confirmed: false };
    expect((await act(owner, key, { action: 'to_partner', partner: silent })).status).toBe(400);
  });

  it('may have given an address that does not exist: its owner sends the mail to another', async () => {
    const { owner, key } = await accepted();
    const { handoffKey } = await sent(owner, key);
    const messageId = await deliver(owner, {
      from: { emailAddress: { name: 'Mail Delivery System', address: `daemon@${domain}` } },
      internetMessageHeaders: [
        { name: 'In-Reply-To', value: await lastForward(owner) },
        { name: 'Content-Type', value: 'multipart/report; report-type=delivery-status' },
        { name: 'X-MS-Exchange-Message-Is-Ndr', value: '' },
      ],
    });
    const { body } = await world.api(owner, 'POST', '/suggestions', { messageId });
    expect(body.status.handoff).toMatchObject({
      handoffKey,
      mailState: 'undelivered',
      actions: expect.arrayContaining(['to_partner']),
    });
    const again = { handoffKey: randomUUID(), address: `buero@${domain}`, confirmed: true };
    expect(
      (await act(owner, handoffKey, { action: 'to_partner', partner: again })).body,
    ).toMatchObject({ mailState: 'sent', partner: { address: again.address } });
  });

  it('answers in the conversation, which proposes that it is done', async () => {
    const { owner, key } = await accepted();
    const body = await sent(owner, key);
    const messageId = await deliver(owner, {
      from: { emailAddress: { name: 'Lohnbüro', address: `lohn@${domain}` } },
      internetMessageHeaders: [{ name: 'In-Reply-To', value: await lastForward(owner) }],
    });
    const { body: answer } = await world.api(owner, 'POST', '/suggestions', { messageId });
    expect(answer.answers).toMatchObject({
      by: 'partner',
      handoff: { handoffKey: body.handoffKey },
    });
    expect(answer.answers.handoff.actions).toContain('done');
    const { body: forPetra } = await world.api(petra, 'POST', '/suggestions', {
      messageId: await deliver(petra, {
        internetMessageHeaders: [{ name: 'In-Reply-To', value: await lastForward(owner) }],
      }),
    });
    expect(forPetra.answers).toBeUndefined();
  });

  it.each([
    ['from any of the domains that the register names', otherDomain, 'partner'],
    ['not from anywhere else', 'anderswo.example', undefined],
  ])('answers %s', async (_whence, from, by) => {
    const { owner, key } = await accepted();
    await sent(owner, key);
    const messageId = await deliver(owner, {
      from: { emailAddress: { name: 'Brandt', address: `brandt@${from}` } },
      internetMessageHeaders: [{ name: 'In-Reply-To', value: await lastForward(owner) }],
    });
    const { body } = await world.api(owner, 'POST', '/suggestions', { messageId });
    expect(body.answers?.by).toBe(by);
  });
});

describe('an answer that the owner has written', () => {
  it('proposes to them that the request is done', async () => {
    const { owner, key } = await accepted();
    const messageId = await deliver(owner, {
      from: { emailAddress: { name: owner, address: mailboxOf(owner) } },
      internetMessageHeaders: [{ name: 'In-Reply-To', value: await lastForward(petra) }],
    });
    const { body } = await world.api(owner, 'POST', '/suggestions', { messageId });
    expect(body.answers).toMatchObject({ by: 'owner', handoff: { handoffKey: key } });
    expect(body.answers.handoff.actions).toContain('done');
    await act(owner, key, { action: 'done' });
    const after = await world.api(owner, 'POST', '/suggestions', { messageId });
    expect(after.body.answers).toBeUndefined();
  });
});

describe('a duplicate', () => {
  it('is finished and linked to the hand-off that asks for the same', async () => {
    const [first, second] = [await accepted(), await accepted()];
    const originals = await world.api(first.owner, 'GET', `/handoffs/${second.key}/originals`);
    const keys = originals.body.handoffs.map((each: any) => each.handoffKey);
    expect(keys).toContain(first.key);
    expect(keys).not.toContain(second.key);
    const { body } = await act(first.owner, second.key, {
      action: 'duplicate',
      original: first.key,
    });
    expect(body).toMatchObject({ state: 'done', duplicateOf: first.key });
    const back = await act(first.owner, first.key, { action: 'duplicate', original: second.key });
    expect(back.status).toBe(409);
  });
});
