import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { embeddedRows } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
const wiebke = 'Wiebke Asmussen';
const sixMinutes = 360;
let world: World;
beforeEach(async () => {
  world = await startWorld({ today: new Date('2026-11-25T09:00:00Z'), mails: false });
});
afterEach(() => world.close());

const close = (oid: string) => world.control('PATCH', `/people/${oid}`, { accountEnabled: false });

/** A responsibility without a process, whose owner and deputy are there and are not Petra. */
async function anyone(): Promise<{ row: Responsibility; deputy: string }> {
  const { responsibilities, absences } = await world.product.context.currentRegister();
  const isHere = ({ oid }: { oid: string }) => absences.every((each) => each.oid !== oid);
  const row = responsibilities.find(
    ({ owner, deputies: [deputy], team, process }) =>
      process === undefined &&
      team.length === 0 &&
      deputy !== undefined &&
      [owner, deputy].every((each) => isHere(each) && each.name !== petra && each.name !== wiebke),
  );
  if (row?.deputies[0] === undefined) throw new Error('no such responsibility');
  return { row, deputy: row.deputies[0].name };
}

async function newMail(subject = 'Anfrage', text = 'Bitte.'): Promise<string> {
  const address = world.sample.tenant.users.find((each) => each.displayName === petra)?.mail;
  const { id } = await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, {
    subject,
    from: { emailAddress: { name: 'Kunde', address: 'post@kunde.example' } },
    internetMessageId: `<${randomUUID()}@kunde.example>`,
    body: { contentType: 'text', content: text },
  });
  return id;
}

async function handOff(more: Record<string, unknown>, server = world.api) {
  const order = { messageId: await newMail(), handoffKey: randomUUID(), kind: 'forward', ...more };
  return server(petra, 'POST', '/handoffs', order);
}

describe('whoever has an account that is disabled', () => {
  it('is skipped wherever somebody is proposed, and why is said', async () => {
    const { row, deputy } = await anyone();
    await close(row.owner.oid);
    await world.passTime(sixMinutes);
    const skipped = [{ person: { name: row.owner.name }, role: 'owner', reason: 'disabled' }];
    const { body: found } = await world.api(petra, 'GET', `/responsibilities?row=${row.id}`);
    expect(found.entries[0].recipient).toMatchObject({ person: { name: deputy }, skipped });
    const messageId = await newMail(row.title, row.keywords.join('. '));
    const { body } = await world.api(petra, 'POST', '/suggestions', { messageId });
    const { best, alternatives = [], options = [] } = body.suggestion;
    const proposed = [best, ...alternatives, ...options].filter(Boolean);
    expect(proposed.find((each) => each.responsibilityId === row.id)?.recipient).toMatchObject({
      person: { name: deputy },
      skipped,
    });
    for (const { recipient } of proposed) expect(recipient.person.oid).not.toBe(row.owner.oid);
  });

  it('gets nothing although they were proposed a moment ago', async () => {
    const { row, deputy } = await anyone();
    const before = await world.api(petra, 'GET', `/responsibilities?row=${row.id}`);
    expect(before.body.entries[0].recipient.person.oid).toBe(row.owner.oid);
    await close(row.owner.oid);
    const chosen = { responsibilityId: row.id, recipientOid: row.owner.oid };
    const { status, body } = await handOff(chosen);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'recipient_closed' });
    const open = await handOff({ responsibilityId: row.id });
    expect(open.body.handoff).toMatchObject({ owner: { name: deputy }, mailState: 'sent' });
  });

  it('gets nothing when the account is closed while it can still be undone, and the request is free again', async () => {
    await world.close();
    world = await startWorld({ mails: false, undoSeconds: 120 });
    const { row } = await anyone();
    const messageId = await newMail();
    const { body } = await handOff({ messageId, responsibilityId: row.id });
    expect(body.handoff).toMatchObject({ owner: { name: row.owner.name }, mailState: 'claimed' });
    await close(row.owner.oid);
    await world.passTime(121);
    const ended = await world.api(petra, 'GET', `/handoffs/${body.handoff.handoffKey}`);
    expect(ended.body).toMatchObject({ mailState: 'failed', state: 'withdrawn' });
    const again = await handOff({ messageId, responsibilityId: row.id });
    expect(again.body).toMatchObject({ kind: 'handed_off' });
    expect(again.body.handoff.owner.name).not.toBe(row.owner.name);
  });

  it('stays known as closed while the directory does not answer, and nobody is refused for that', async () => {
    const { row, deputy } = await anyone();
    await close(row.owner.oid);
    await world.passTime(sixMinutes);
    await world.product.context.currentRegister();
    await world.control('POST', '/faults', {
      method: 'GET',
      path: '/users',
      status: 503,
      times: 99,
    });
    const { body } = await handOff({ responsibilityId: row.id });
    expect(body.handoff).toMatchObject({ owner: { name: deputy }, mailState: 'sent' });
  });

  it('is not asked at the triage desk', async () => {
    await close(world.oid(wiebke));
    const { body } = await handOff({ triage: true });
    expect(body.code).toBe('recipient_not_listed');
    await world.passTime(sixMinutes);
    const messageId = await newMail();
    const answer = await world.api(petra, 'POST', '/suggestions', { messageId });
    expect(answer.body.triageDesk).toBeUndefined();
  });

  it('neither covers nor can be asked to', async () => {
    const { row } = await anyone();
    const mirko = world.oid('Mirko Albrecht');
    const people = [row.owner, ...row.deputies].filter(({ oid }) => oid !== mirko);
    for (const { oid } of people) {
      const covered = oid === row.owner.oid ? { CoveredByOid: mirko, Accepted: true } : {};
      const fields = { Title: oid, PersonOid: oid, From: '2026-11-20T12:00:00Z', ...covered };
      await embeddedRows(world, 'Absences').add(fields);
    }
    await close(mirko);
    await world.passTime(sixMinutes);
    const { body } = await world.api(petra, 'GET', `/responsibilities?row=${row.id}`);
    expect(body.entries[0].recipient).toBeUndefined();
    const { body: entered } = await world.api(petra, 'POST', '/absences', {
      from: '2026-12-07',
      to: '2026-12-09',
    });
    const [mine] = entered.own;
    expect(mine.choices.map(({ oid }: { oid: string }) => oid)).not.toContain(mirko);
    const asked = await world.api(petra, 'POST', `/absences/${mine.id}/actions`, {
      action: 'ask',
      oid: mirko,
    });
    expect(asked.body.code).toBe('recipient_closed');
  });
});

describe('an owner whom the directory does not know any more', () => {
  it('is skipped, and whoever stands in gets the mail', async () => {
    const { row } = await anyone();
    const gone = { name: 'Gone', mail: 'gone@nordlicht-technik.example' };
    await world.product.registerList.writeRows([
      { Title: 'Drehgenehmigung', Owner: gone, Deputy: row.owner, Status: 'Active' },
    ]);
    await world.passTime(sixMinutes);
    const { body } = await world.api(petra, 'GET', '/responsibilities?q=Drehgenehmigung');
    const { responsibility, recipient } = body.entries[0];
    expect(recipient).toMatchObject({
      person: { oid: row.owner.oid },
      skipped: [{ person: { name: gone.mail }, reason: 'left' }],
    });
    const sent = await handOff({ responsibilityId: responsibility.id });
    expect(sent.body.handoff).toMatchObject({ owner: { name: row.owner.name }, mailState: 'sent' });
    expect(sent.body.handoff.onBehalfOf).toBeUndefined();
    const { body: told } = await world.api(petra, 'GET', '/findings');
    expect(
      told.findings.filter((each: { row: number }) => each.row === responsibility.id),
    ).toMatchObject([{ kind: 'unreadable', column: 'Owner', weight: 'urgent' }]);
  });
});
