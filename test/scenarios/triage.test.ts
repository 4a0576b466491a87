import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

describe('what nobody can be named for', () => {
  let world: World;
  let mail: { messageId: string };
  beforeAll(async () => {
    world = await startWorld({ mails: false });
    const { domain } = world.sample.tenant;
    const address = `sabine.kern@${domain}`;
    const { id } = await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, {
      subject: 'Drehgenehmigung',
      from: { emailAddress: { name: 'Film', address: 'buero@film.example' } },
      internetMessageId: `<${randomUUID()}@film.example>`,
      body: { contentType: 'text', content: 'Wir würden gern bei Ihnen drehen.' },
    });
    mail = { messageId: id };
  });
  afterAll(() => world.close());

  it('can go to the triage desk, and teaches nothing', async () => {
    const { body: answer } = await world.api('Sabine Kern', 'POST', '/suggestions', mail);
    expect(answer.triageDesk.name).toBe('Wiebke Asmussen');
    const order = { ...mail, handoffKey: randomUUID(), kind: 'forward', triage: true };
    const { body } = await world.api('Sabine Kern', 'POST', '/handoffs', order);
    expect(body.handoff).toMatchObject({ owner: { name: 'Wiebke Asmussen' }, mailState: 'sent' });
    expect(body.handoff.responsibilityId).toBeUndefined();
    expect((await world.product.context.learned())?.learned).toBe(0);
  });

  it('is refused when the chosen person is away by now', async () => {
    const { responsibilities } = await world.product.context.currentRegister();
    const [chosen] = responsibilities;
    const oid = chosen?.owner.oid ?? '';
    await world.product.registerList.writeAbsences([{ oid, from: '2026-01-01' }]);
    const order = { kind: 'forward', responsibilityId: chosen?.id, recipientOid: oid, again: true };
    const { status, body } = await world.api('Sabine Kern', 'POST', '/handoffs', {
      ...mail,
      ...order,
      handoffKey: randomUUID(),
    });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'recipient_away' });
  });
});
