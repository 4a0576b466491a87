import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
let world: World;
afterEach(() => world.close());

/** Petra hands a sample mail off; answers the hand-off as she sees it. */
async function handOff(mail: string, more: Record<string, unknown> = {}) {
  const ref = await world.mailId(mail);
  const { body: answer } = await world.api(petra, 'POST', '/suggestions', ref);
  const order = {
    ...ref,
    handoffKey: randomUUID(),
    kind: 'forward',
    responsibilityId: answer.suggestion.best.responsibilityId,
    ...more,
  };
  const { body } = await world.api(petra, 'POST', '/handoffs', order);
  return { ref, order, outcome: body, handoff: body.handoff };
}

const act = (person: string, key: string, body: Record<string, unknown>) =>
  world.api(person, 'POST', `/handoffs/${key}/actions`, body);

async function mailsSubmitted(): Promise<number> {
  const ledger = await world.control<{ event: string }[]>('GET', '/ledger');
  return ledger.filter(({ event }) => event === 'mail.submitted').length;
}

describe('the undo window', () => {
  it('claims at once and sends nothing until it ends', async () => {
    world = await startWorld({ undoSeconds: 10 });
    const { ref, handoff } = await handOff('finanzamt-frist');
    expect(handoff).toMatchObject({ mailState: 'claimed', sendsInSeconds: 10, held: false });
    expect(handoff.actions).toEqual(['undo', 'hold', 'send_now', 'change']);
    expect(await mailsSubmitted()).toBe(0);
    await world.passTime(9);
    expect(await mailsSubmitted()).toBe(0);
    await world.passTime(1);
    expect(await mailsSubmitted()).toBe(1);
    const { body } = await world.api(petra, 'POST', '/suggestions', ref);
    expect(body.status.handoff).toMatchObject({ mailState: 'sent', state: 'offered' });
  });

  it('lets the sender take it back: nothing was sent and the request is free again', async () => {
    world = await startWorld({ undoSeconds: 10 });
    const { handoff } = await handOff('finanzamt-frist');
    const undone = await act(petra, handoff.handoffKey, { action: 'undo' });
    expect(undone.body).toMatchObject({ state: 'withdrawn', mailState: 'cancelled', actions: [] });
    await world.passTime(60);
    expect(await mailsSubmitted()).toBe(0);
    const again = await handOff('finanzamt-frist');
    expect(again.outcome.kind).toBe('handed_off');
  });

  it('stops its clock when asked, and sends when told to', async () => {
    world = await startWorld({ undoSeconds: 10 });
    const { handoff } = await handOff('finanzamt-frist');
    expect((await act(petra, handoff.handoffKey, { action: 'hold' })).body).toMatchObject({
      held: true,
    });
    await world.passTime(600);
    expect(await mailsSubmitted()).toBe(0);
    expect((await act(petra, handoff.handoffKey, { action: 'send_now' })).body).toMatchObject({
      mailState: 'sent',
    });
    expect(await mailsSubmitted()).toBe(1);
  });

  it('shows a colleague in the meantime that somebody has it', async () => {
    world = await startWorld({ undoSeconds: 10 });
    const first = await handOff('mahnung-alsterdruck-rechnung');
    const second = await handOff('mahnung-alsterdruck-info');
    expect(second.outcome).toMatchObject({
      kind: 'already',
      status: { handoff: { handoffKey: first.handoff.handoffKey } },
    });
  });
});

describe('passing on', () => {
  it('makes a new hand-off linked to the first, from the owner’s own copy, and closes the first', async () => {
    world = await startWorld();
    const { ref, handoff } = await handOff('finanzamt-frist');
    const owner = handoff.owner.name as string;
    const target = {
      handoffKey: randomUUID(),
      responsibilityId: await idOf('Eingangsrechnungen erfassen'),
    };
    const passed = await act(owner, handoff.handoffKey, {
      action: 'pass_on',
      target,
      reason: 'Bitte die Liste erstellen.',
    });
    expect(passed.body).toMatchObject({
      handoffKey: target.handoffKey,
      mailState: 'sent',
      hops: 1,
      note: 'Bitte die Liste erstellen.',
    });
    expect((await world.api(petra, 'GET', `/handoffs/${handoff.handoffKey}`)).body).toMatchObject({
      state: 'passed_on',
    });
    const { body } = await world.api(owner, 'POST', '/suggestions', await receivedBy(owner));
    expect(body.status.handoff.handoffKey).toBeDefined();
    const { body: forPetra } = await world.api(petra, 'POST', '/suggestions', ref);
    expect(forPetra.status.kind).toBe('taken');
    expect(await mailsSubmitted()).toBe(2);
  });

  it('leaves nobody without it when the list refuses to close the first', async () => {
    world = await startWorld();
    const { handoff } = await handOff('finanzamt-frist');
    const owner = handoff.owner.name as string;
    const target = {
      handoffKey: randomUUID(),
      responsibilityId: await idOf('Eingangsrechnungen erfassen'),
    };
    const body = { error: { code: 'accessDenied', message: 'Access denied.' } };
    const path = '/lists/[^/]+/items/\\d+';
    await world.control('POST', '/faults', { method: 'PATCH', path, status: 403, body });
    expect((await act(owner, handoff.handoffKey, { action: 'pass_on', target })).status).toBe(403);
    const { handoffs } = world.product.context;
    const rowOf = async (key: string) => (await handoffs.findByHandoffKey(key))?.record;
    expect(await rowOf(handoff.handoffKey)).toMatchObject({ state: 'offered' });
    expect(await rowOf(target.handoffKey)).toMatchObject({
      state: 'offered',
      mailState: 'claimed',
    });
    await world.passTime(200);
    await world.api(owner, 'GET', '/me');
    const ended = async () => (await rowOf(target.handoffKey))?.mailState;
    await expect.poll(ended, { timeout: 10_000 }).toBe('sent');
    expect(await rowOf(handoff.handoffKey)).toMatchObject({ state: 'passed_on' });
  });

  it('goes on from a shared mailbox where somebody kept it for themselves', async () => {
    world = await startWorld({ mails: false });
    const mailbox = `info@${world.sample.tenant.domain}`;
    const message = { subject: 'Anfrage', body: { contentType: 'text', content: 'Bitte.' } };
    const path = `/mailboxes/${mailbox}/messages`;
    const { id: messageId } = await world.control<{ id: string }>('POST', path, message);
    const responsibilityId = await idOf('Eingangsrechnungen erfassen');
    const order = { messageId, mailbox, handoffKey: randomUUID(), kind: 'take', responsibilityId };
    expect((await world.api(petra, 'POST', '/handoffs', order)).status).toBe(200);
    const target = { handoffKey: randomUUID(), responsibilityId };
    const passed = await act(petra, order.handoffKey, { action: 'pass_on', target });
    expect(passed.body).toMatchObject({ mailState: 'sent' });
  });

  it('does not go back to whoever had it before without a word', async () => {
    world = await startWorld();
    const { handoff } = await handOff('finanzamt-frist');
    const first = handoff.owner.name as string;
    const second = {
      handoffKey: randomUUID(),
      responsibilityId: await idOf('Eingangsrechnungen erfassen'),
    };
    const passed = await act(first, handoff.handoffKey, { action: 'pass_on', target: second });
    const back = {
      handoffKey: randomUUID(),
      responsibilityId: handoff.responsibilityId,
      recipientOid: handoff.owner.oid,
    };
    const silent = await act(passed.body.owner.name, second.handoffKey, {
      action: 'pass_on',
      target: back,
    });
    expect({ status: silent.status, code: silent.body.code }).toEqual({
      status: 422,
      code: 'reason_needed',
    });
    const said = await act(passed.body.owner.name, second.handoffKey, {
      action: 'pass_on',
      target: back,
      reason: 'Es geht doch um die Prüfung.',
    });
    expect(said.body).toMatchObject({ hops: 2, owner: { oid: handoff.owner.oid } });
  });
});

describe('waiting, withdrawing, deciding', () => {
  it('waits until a day, and can be taken up again or finished', async () => {
    world = await startWorld();
    const { handoff } = await handOff('finanzamt-frist');
    const owner = handoff.owner.name as string;
    await act(owner, handoff.handoffKey, { action: 'accept' });
    expect((await act(owner, handoff.handoffKey, { action: 'wait' })).status).toBe(400);
    const waiting = await act(owner, handoff.handoffKey, { action: 'wait', until: '2026-12-01' });
    expect(waiting.body).toMatchObject({
      state: 'waiting',
      waitUntil: '2026-12-01',
      actions: ['resume', 'done', 'duplicate'],
    });
    expect((await act(owner, handoff.handoffKey, { action: 'resume' })).body.state).toBe(
      'accepted',
    );
  });

  it('keeps when it was accepted, whatever comes afterwards; whoever gets it next is asked anew', async () => {
    world = await startWorld();
    const { handoff } = await handOff('finanzamt-frist');
    const { handoffKey, owner } = handoff;
    expect(handoff.acceptedAt).toBeUndefined();
    const accepted = await act(owner.name, handoffKey, { action: 'accept' });
    expect(accepted.body.acceptedAt).toBe(accepted.body.stateSince);
    // what comes back from SharePoint has whole seconds
    const acceptedAt = expect.stringContaining(accepted.body.acceptedAt.slice(0, 19));
    await world.passTime(60);
    const later = [{ action: 'wait', until: '2026-12-01' }, { action: 'resume' }];
    for (const wish of [...later, { action: 'done' }, { action: 'reopen' }])
      expect((await act(owner.name, handoffKey, wish)).body).toMatchObject({ acceptedAt });
    const target = {
      handoffKey: randomUUID(),
      responsibilityId: await idOf('Eingangsrechnungen erfassen'),
    };
    const passed = await act(owner.name, handoffKey, { action: 'pass_on', target });
    expect(passed.body.acceptedAt).toBeUndefined();
    const { body: before } = await world.api(petra, 'GET', `/handoffs/${handoffKey}`);
    expect(before).toMatchObject({ state: 'passed_on', acceptedAt });
    const done = await act(passed.body.owner.name, target.handoffKey, { action: 'done' });
    expect(done.body.acceptedAt).toBe(done.body.stateSince);
  });

  it('says that it is with this person already when it would come back to whoever passes it on', async () => {
    world = await startWorld();
    const { handoff } = await handOff('finanzamt-frist');
    const target = { handoffKey: randomUUID(), responsibilityId: handoff.responsibilityId };
    const passed = await act(handoff.owner.name, handoff.handoffKey, { action: 'pass_on', target });
    expect(passed.status).toBe(409);
    expect(passed.body).toMatchObject({ code: 'with_them_already' });
    expect(passed.body.title).toBe('Die Anfrage liegt schon bei dieser Person.');
  });

  it('withdraws with a reason, and the request is free again', async () => {
    world = await startWorld();
    const { handoff } = await handOff('finanzamt-frist');
    const withdrawn = await act(petra, handoff.handoffKey, {
      action: 'withdraw',
      reason: 'Hat sich erledigt.',
    });
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn', reason: 'Hat sich erledigt.' });
    expect((await handOff('finanzamt-frist')).outcome.kind).toBe('handed_off');
  });

  /** The mailbox does not answer whether the mail has left. */
  async function handOffUncertain() {
    world = await startWorld();
    const fault = { method: 'POST', path: '/send$', times: 1, status: 504 };
    await world.control('POST', '/faults', fault);
    return (await handOff('finanzamt-frist')).handoff;
  }

  it.each([
    ['it went out', 'confirm_sent', { mailState: 'sent', state: 'offered' }, 0],
    ['send the same draft now', 'send_again', { mailState: 'sent', state: 'offered' }, 1],
    ['cancel', 'cancel', { mailState: 'cancelled', state: 'withdrawn' }, 0],
  ])('an uncertain mail is decided by a person: %s', async (_what, action, expected, sent) => {
    const handoff = await handOffUncertain();
    expect(handoff.mailState).toBe('uncertain');
    expect((await act(petra, handoff.handoffKey, { action })).body).toMatchObject(expected);
    expect(await mailsSubmitted()).toBe(sent);
  });

  it('an uncertain mail that was answered all the same is still its sender’s to settle', async () => {
    const handoff = await handOffUncertain();
    const { handoffKey, owner } = handoff;
    const wish = { action: 'decline', reason: 'Nicht meins.' };
    expect((await act(owner.name, handoffKey, wish)).status).toBe(200);
    const mine = await world.api(petra, 'GET', `/handoffs/${handoffKey}`);
    expect(mine.body).toMatchObject({ mailState: 'uncertain', actions: ['confirm_sent'] });
    const settled = await act(petra, handoffKey, { action: 'confirm_sent' });
    expect(settled.body).toMatchObject({ state: 'declined', mailState: 'sent', actions: [] });
  });

  it('hands off again on purpose, linked to the one before', async () => {
    world = await startWorld();
    const first = await handOff('finanzamt-frist');
    const second = await handOff('finanzamt-frist', { again: true, note: 'Zweiter Teil.' });
    expect(second.outcome.kind).toBe('handed_off');
    expect(second.handoff.handoffKey).not.toBe(first.handoff.handoffKey);
    const { body } = await world.api(petra, 'POST', '/suggestions', second.ref);
    expect(body.status.handoff.handoffKey).toBe(second.handoff.handoffKey);
  });
});

async function idOf(title: string): Promise<number> {
  const { responsibilities } = await world.product.context.currentRegister();
  const found = responsibilities.find((each) => each.title === title);
  if (found === undefined) throw new Error(`no responsibility ${title}`);
  return found.id;
}

async function receivedBy(person: string): Promise<{ messageId: string }> {
  const path = '/me/mailFolders/inbox/messages?$top=1&$orderby=receivedDateTime desc&$select=id';
  const { value } = await world.graph<{ value: { id: string }[] }>(person, path);
  return { messageId: value[0]?.id ?? '' };
}
