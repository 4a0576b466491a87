import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { asCaller } from '../../src/server/context.ts';
import { resumeHandoffs } from '../../src/usecases/resume-handoffs.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
let world: World;
afterEach(() => world.close());

async function newMail(): Promise<string> {
  const address = `petra.hansen@${world.sample.tenant.domain}`;
  const message = {
    subject: 'Anfrage',
    internetMessageId: `<${randomUUID()}@kunde.example>`,
    body: { contentType: 'text', content: 'Bitte.' },
  };
  return (await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, message))
    .id;
}

async function handOff(more: Record<string, unknown> = {}) {
  const [responsibility] = (await world.product.context.currentRegister()).responsibilities;
  const messageId = await newMail();
  const order = {
    messageId,
    handoffKey: randomUUID(),
    kind: 'forward',
    responsibilityId: responsibility?.id,
    ...more,
  };
  return { order, ...(await world.api(petra, 'POST', '/handoffs', order)) };
}

async function signIn(): Promise<number> {
  const { context } = world.product;
  const caller = await context.checkToken(await world.tokenFor(petra));
  return resumeHandoffs(asCaller(context, caller));
}

async function drafts(): Promise<number> {
  const path = '/me/mailFolders/drafts/messages?$select=id';
  return (await world.graph<{ value: unknown[] }>(petra, path)).value.length;
}

describe('at sign-in', () => {
  it('what was left alone is driven on, but only when its lease has run out', async () => {
    world = await startWorld({ mails: false, rows: 3 });
    const fault = { method: 'POST', path: '/createForward$', times: 1, status: 503 };
    await world.control('POST', '/faults', fault);
    const { order } = await handOff();
    expect(await signIn()).toBe(0);
    await world.passTime(150);
    expect(await signIn()).toBe(1);
    const { body } = await world.api(petra, 'GET', `/handoffs/${order.handoffKey}`);
    expect(body.mailState).toBe('sent');
  });

  it('a draft that nobody will ever send is found and deleted', async () => {
    world = await startWorld({ mails: false, rows: 3 });
    const fault = { method: 'PATCH', path: '/messages/[^/]+$', times: 1, status: 503 };
    await world.control('POST', '/faults', fault);
    const { order } = await handOff();
    expect(await drafts()).toBe(1);
    await world.passTime(150);
    await signIn();
    expect(await drafts()).toBe(0);
    const { body } = await world.api(petra, 'GET', `/handoffs/${order.handoffKey}`);
    expect(body.mailState).toBe('sent');
  });

  it('an uncertain mail says what is known, and is looked for again', async () => {
    world = await startWorld({ mails: false, rows: 3 });
    const fault = { method: 'POST', path: '/send$', times: 1, status: 504 };
    await world.control('POST', '/faults', fault);
    const { body } = await handOff();
    expect(body.handoff).toMatchObject({
      mailState: 'uncertain',
      evidence: { found: 'still_a_draft', attempts: 1 },
    });
    await world.passTime(300);
    await signIn();
    const again = await world.api(petra, 'GET', `/handoffs/${body.handoff.handoffKey}`);
    const [before, after] = [body.handoff.evidence.lookedAt, again.body.evidence.lookedAt];
    expect(Date.parse(after)).toBeGreaterThan(Date.parse(before));
  });
});

describe('a held hand-off', () => {
  it('gets another note and day without being taken back', async () => {
    world = await startWorld({ mails: false, rows: 3, undoSeconds: 10 });
    const { order } = await handOff({ note: 'Alt', due: '2030-01-07' });
    const path = `/handoffs/${order.handoffKey}/actions`;
    await world.api(petra, 'POST', path, { action: 'hold' });
    const { body } = await world.api(petra, 'POST', path, {
      action: 'change',
      note: 'Neu',
      due: '',
    });
    expect(body).toMatchObject({ note: 'Neu', mailState: 'claimed', held: true });
    expect(body.due).toBeUndefined();
    const sent = await world.api(petra, 'POST', path, { action: 'send_now' });
    expect(sent.body).toMatchObject({ note: 'Neu', mailState: 'sent' });
  });
});
