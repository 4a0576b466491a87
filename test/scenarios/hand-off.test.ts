import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

describe('a mail becomes a logged hand-off', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const handoffKey = randomUUID();

  it('suggests who is reachable today, and says who was skipped and why', async () => {
    const { status, body } = await world.api(
      'Petra Hansen',
      'POST',
      '/suggestions',
      await world.mailId('pfaendung'),
    );
    expect(status).toBe(200);
    expect(body.mail).toMatchObject({
      external: true,
      subject: expect.stringContaining('Pfändungs'),
    });
    expect(body.status).toEqual({ kind: 'open' });
    expect(body.suggestion.kind).toBe('suggested');
    expect(body.suggestion.best.title).toBe('Pfändungen und Abtretungen');
    expect(body.suggestion.best.evidence.length).toBeGreaterThan(0);
  });

  it('forwards the mail, logs the hand-off and answers both in one call', async () => {
    const mail = await world.mailId('pfaendung');
    const { body: answer } = await world.api('Petra Hansen', 'POST', '/suggestions', mail);
    const { responsibilityId, recipient } = answer.suggestion.best;
    const { status, body } = await world.api('Petra Hansen', 'POST', '/handoffs', {
      ...mail,
      handoffKey,
      kind: 'forward',
      responsibilityId,
      note: 'Gefragt ist: <b>Frist</b> prüfen.',
      due: '2026-12-04',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'handed_off',
      handoff: {
        handoffKey,
        state: 'offered',
        mailState: 'sent',
        owner: { oid: recipient.person.oid },
        due: '2026-12-04',
      },
    });
    const inbox = await world.graph<{
      value: { subject: string; body: { content: string }; replyTo: unknown[] }[];
    }>(
      recipient.person.name,
      '/me/mailFolders/inbox/messages?$top=1&$orderby=receivedDateTime desc',
    );
    expect(inbox.value[0]?.subject).toMatch(/Pfändungs- und Überweisungsbeschluss/);
    expect(inbox.value[0]?.body.content).toContain('Gefragt ist: &lt;b&gt;Frist&lt;/b&gt; prüfen.');
    expect(inbox.value[0]?.replyTo).toMatchObject([
      { emailAddress: { address: 'vollstreckung@kanzlei-ritter.example' } },
    ]);
  });

  it('gives the same answer to the same key, and sends no second mail', async () => {
    const before = await mailsSubmitted(world);
    const mail = await world.mailId('pfaendung');
    const { body: shown } = await world.api('Petra Hansen', 'GET', `/handoffs/${handoffKey}`);
    const order = {
      ...mail,
      handoffKey,
      kind: 'forward',
      responsibilityId: shown.responsibilityId,
      note: shown.note,
      due: shown.due,
    };
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.api('Petra Hansen', 'POST', '/handoffs', order)),
    );
    for (const { body } of answers)
      expect(body).toMatchObject({ kind: 'handed_off', handoff: { mailState: 'sent' } });
    expect(await mailsSubmitted(world)).toBe(before);
  });

  it('refuses the same key with another order', async () => {
    const mail = await world.mailId('pfaendung');
    const { status, body } = await world.api('Petra Hansen', 'POST', '/handoffs', {
      ...mail,
      handoffKey,
      kind: 'forward',
      responsibilityId: 1,
    });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'key_reused' });
  });

  it('shows it on the desk of the owner, who accepts; the sender sees that', async () => {
    const { body: seen } = await world.api('Petra Hansen', 'GET', `/handoffs/${handoffKey}`);
    const owner = seen.owner.name as string;
    const { body: desk } = await world.api(owner, 'GET', '/desk');
    expect(desk.offered.handoffs).toMatchObject([
      { handoffKey, actions: ['accept', 'decline', 'pass_on', 'done', 'duplicate'] },
    ]);
    const accepted = await world.api(owner, 'POST', `/handoffs/${handoffKey}/actions`, {
      action: 'accept',
    });
    expect(accepted.body).toMatchObject({ state: 'accepted' });
    const mail = await world.mailId('pfaendung');
    const { body: answer } = await world.api('Petra Hansen', 'POST', '/suggestions', mail);
    expect(answer.status).toMatchObject({
      kind: 'handed_off',
      handoff: { state: 'accepted', actions: [] },
    });
  });

  it('does not let the sender accept, nor the owner decline without a reason', async () => {
    const { body: seen } = await world.api('Petra Hansen', 'GET', `/handoffs/${handoffKey}`);
    const sender = await world.api('Petra Hansen', 'POST', `/handoffs/${handoffKey}/actions`, {
      action: 'accept',
    });
    expect({ status: sender.status, code: sender.body.code }).toEqual({
      status: 409,
      code: 'not_allowed_now',
    });
    const other = await world.api('Mirko Albrecht', 'GET', `/handoffs/${handoffKey}`);
    expect(other.status).toBe(seen.owner.name === 'Mirko Albrecht' ? 200 : 404);
  });

  it('finds the hand-off from the forwarded mail in the owner’s inbox', async () => {
    const { body: seen } = await world.api('Petra Hansen', 'GET', `/handoffs/${handoffKey}`);
    const inbox = await world.graph<{ value: { id: string }[] }>(
      seen.owner.name,
      '/me/mailFolders/inbox/messages?$top=1&$orderby=receivedDateTime desc&$select=id',
    );
    const { body } = await world.api(seen.owner.name, 'POST', '/suggestions', {
      messageId: inbox.value[0]?.id,
    });
    expect(body.status).toMatchObject({
      kind: 'handed_off',
      handoff: { handoffKey, actions: ['pass_on', 'done', 'wait', 'to_partner', 'duplicate'] },
    });
  });

  it('meets on one row when two colleagues act on the same request in two mailboxes', async () => {
    const orders = await Promise.all(
      (['mahnung-alsterdruck-rechnung', 'mahnung-alsterdruck-info'] as const).map(async (key) => {
        const mail = await world.mailId(key);
        const { body } = await world.api('Petra Hansen', 'POST', '/suggestions', mail);
        return {
          ...mail,
          handoffKey: randomUUID(),
          kind: 'forward',
          responsibilityId: body.suggestion.best.responsibilityId,
        };
      }),
    );
    const before = await mailsSubmitted(world);
    const answers = await Promise.all(
      orders.map((order) => world.api('Petra Hansen', 'POST', '/handoffs', order)),
    );
    expect(answers.map(({ body }) => body.kind).toSorted()).toEqual(['already', 'handed_off']);
    expect(await mailsSubmitted(world)).toBe(before + 1);
  });

  it('keeps a request for oneself without sending a mail', async () => {
    const before = await mailsSubmitted(world);
    const mail = await world.mailId('besuch-kammer');
    const { body } = await world.api('Petra Hansen', 'POST', '/handoffs', {
      ...mail,
      handoffKey: randomUUID(),
      kind: 'take',
    });
    expect(body).toMatchObject({
      kind: 'handed_off',
      handoff: { state: 'accepted', mailState: 'none' },
    });
    expect(await mailsSubmitted(world)).toBe(before);
  });

  it('stops at “uncertain” when the answer to the submit is lost, and never sends again by itself', async () => {
    await world.control('POST', '/faults', {
      method: 'POST',
      path: '/send$',
      times: 1,
      status: 504,
      effect: false,
    });
    const mail = await world.mailId('finanzamt-frist');
    const { body: answer } = await world.api('Petra Hansen', 'POST', '/suggestions', mail);
    const order = {
      ...mail,
      handoffKey: randomUUID(),
      kind: 'forward',
      responsibilityId: answer.suggestion.best.responsibilityId,
    };
    const before = await mailsSubmitted(world);
    const { body } = await world.api('Petra Hansen', 'POST', '/handoffs', order);
    expect(body).toMatchObject({ handoff: { mailState: 'uncertain' } });
    await world.api('Petra Hansen', 'POST', '/handoffs', order);
    expect(await mailsSubmitted(world)).toBe(before);
  });

  it('recognises a mail that left although the answer was an error', async () => {
    await world.control('POST', '/faults', {
      method: 'POST',
      path: '/send$',
      times: 1,
      status: 504,
      effect: true,
    });
    const mail = await world.mailId('elterngeld');
    const { body: answer } = await world.api('Petra Hansen', 'POST', '/suggestions', mail);
    const order = {
      ...mail,
      handoffKey: randomUUID(),
      kind: 'forward',
      responsibilityId: answer.suggestion.best.responsibilityId,
    };
    const before = await mailsSubmitted(world);
    const { body } = await world.api('Petra Hansen', 'POST', '/handoffs', order);
    expect(body).toMatchObject({ handoff: { mailState: 'sent' } });
    expect(await mailsSubmitted(world)).toBe(before + 1);
  });

  it('leaves the sender out of Reply-To where the company has set it so', async () => {
    await world.product.registerList.writeSetting('ReplyTo', 'nein');
    await world.passTime(1);
    await world.product.currentRegister();
    await expect
      .poll(async () => (await world.product.currentRegister()).settings['ReplyTo'])
      .toBe('nein');
    const mail = await world.mailId('stromabschlag');
    const { body: shown } = await world.api('Petra Hansen', 'POST', '/suggestions', mail);
    const { responsibilityId, recipient } = shown.suggestion.best;
    const { body } = await world.api('Petra Hansen', 'POST', '/handoffs', {
      ...mail,
      handoffKey: randomUUID(),
      kind: 'forward',
      responsibilityId,
    });
    expect(body).toMatchObject({ handoff: { mailState: 'sent' } });
    const inbox = await world.graph<{ value: { replyTo: unknown[] }[] }>(
      recipient.person.name,
      '/me/mailFolders/inbox/messages?$top=1&$orderby=receivedDateTime desc&$select=replyTo',
    );
    expect(inbox.value[0]?.replyTo).toEqual([]);
  });
});

interface LedgerEntry {
  event: string;
}

async function mailsSubmitted(world: World): Promise<number> {
  const ledger = await world.control<LedgerEntry[]>('GET', '/ledger');
  return ledger.filter(({ event }) => event === 'mail.submitted').length;
}
