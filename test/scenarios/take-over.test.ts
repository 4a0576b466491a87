import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { writeSetting } from '../support/setting.ts';
import { openSiteAdmin } from '../support/site-admin.ts';
import { startWorld, type World } from '../support/world.ts';

const [petra, jonas, mirko] = ['Petra Hansen', 'Jonas Petersen', 'Mirko Albrecht'] as const;
const info = 'info@nordlicht-technik.example';
let world: World;
beforeEach(async () => {
  world = await startWorld({ today: new Date('2026-11-25T09:00:00Z'), mails: false });
});
afterEach(() => world.close());

const mailOf = (person: string) =>
  world.sample.tenant.users.find((each) => each.displayName === person)?.mail ?? '';
const act = (person: string, handoffKey: string, wish: object) =>
  world.api(person, 'POST', `/handoffs/${handoffKey}/actions`, wish);

/** Two rows of the register that come to their owners, none of the three who act here. */
async function twoRows(): Promise<[Responsibility, Responsibility]> {
  const { responsibilities, absences } = await world.product.context.currentRegister();
  const busy = new Set([petra, jonas, mirko].map((name) => world.oid(name)));
  const [one, ...others] = responsibilities.filter(
    ({ process, partner, owner, team }) =>
      process === undefined &&
      partner === undefined &&
      team.length === 0 &&
      !busy.has(owner.oid) &&
      absences.every(({ oid }) => oid !== owner.oid),
  );
  const other = others.find(({ owner }) => owner.oid !== one?.owner.oid);
  if (one === undefined || other === undefined) throw new Error('no two such rows');
  return [one, other];
}

/** Petra hands a mail off from this mailbox; whoever leads the area takes the work over. */
async function takenOver(lead: string, mailbox: string, { id, area }: Responsibility) {
  const mail = await world.control<{ id: string }>('POST', `/mailboxes/${mailbox}/messages`, {
    subject: 'Anfrage',
    internetMessageId: `<${randomUUID()}@kunde.example>`,
    body: { contentType: 'text', content: 'Bitte.' },
  });
  const leads = [...new Set([lead, mirko])].map(mailOf).join(', ');
  await writeSetting(world, 'Leads', `${area}: ${leads}`);
  const place = mailbox === mailOf(petra) ? {} : { mailbox };
  const order = { messageId: mail.id, handoffKey: randomUUID(), kind: 'forward', ...place };
  const given = await world.api(petra, 'POST', '/handoffs', { ...order, responsibilityId: id });
  const { handoffKey, owner } = given.body.handoff;
  const { status, body } = await act(lead, handoffKey, { action: 'take_over' });
  expect(status).toBe(200);
  return { handoffKey, owner, taken: body };
}

const passOn = ({ id }: Responsibility) => ({
  action: 'pass_on',
  reason: 'Gehört dorthin.',
  target: { handoffKey: randomUUID(), responsibilityId: id },
});

describe('work that was taken over', () => {
  it('says in whose mailbox the mail lies, and offers nothing that would need it', async () => {
    const [row, other] = await twoRows();
    const { handoffKey, owner, taken } = await takenOver(mirko, mailOf(petra), row);
    expect(taken).toMatchObject({
      owner: { name: mirko },
      mailAt: { name: owner.name, kind: 'person' },
    });
    expect(taken.actions).toEqual(['done', 'wait', 'duplicate']);
    const again = await world.api(mirko, 'GET', `/handoffs/${handoffKey}`);
    expect(again.body.mailAt).toEqual(taken.mailAt);
    expect((await act(mirko, handoffKey, passOn(other))).status).toBe(409);
  });

  it('is passed on from the shared mailbox it came in to, by whoever may read there', async () => {
    const [row, other] = await twoRows();
    const { handoffKey, taken } = await takenOver(jonas, info, row);
    expect(taken.mailAt).toEqual({ name: info, kind: 'open' });
    expect(taken.actions).toContain('pass_on');
    const { body } = await act(jonas, handoffKey, passOn(other));
    expect(body).toMatchObject({ owner: { name: other.owner.name }, mailState: 'sent' });
    expect(body.mailAt).toBeUndefined();
  });

  it('is not offered to be passed on by a third who may not open the shared mailbox, until somebody has it who may', async () => {
    const [row, other] = await twoRows();
    const { handoffKey } = await takenOver(jonas, info, row);
    const { body: third } = await act(mirko, handoffKey, { action: 'take_over' });
    expect(third).toMatchObject({ owner: { name: mirko }, mailAt: { name: info, kind: 'closed' } });
    expect(third.actions).toEqual(['done', 'wait', 'duplicate']);
    expect((await act(mirko, handoffKey, passOn(other))).status).toBe(409);
    const { body: again } = await act(jonas, handoffKey, { action: 'take_over' });
    expect(again.mailAt).toEqual({ name: info, kind: 'open' });
    expect((await act(jonas, handoffKey, passOn(other))).body).toMatchObject({ mailState: 'sent' });
  });

  it('is taken over also where the list has no column yet for where the mail lies', async () => {
    const admin = await openSiteAdmin(world, world.clientId, async (request) =>
      world.emulator.fetch(request),
    );
    for (const column of ['MailAtOid', 'MailAtName'])
      await admin.inList('DELETE', 'Handoffs', `/columns/${column}`);
    const [row] = await twoRows();
    const { taken } = await takenOver(mirko, mailOf(petra), row);
    expect(taken).toMatchObject({ state: 'accepted', owner: { name: mirko } });
    expect(taken.mailAt).toBeUndefined();
  });

  it('is found again by whom the mail went to also after somebody had it in a shared mailbox', async () => {
    const [row, other] = await twoRows();
    const { handoffKey, owner } = await takenOver(jonas, info, row);
    const back = await act(owner.name, handoffKey, { action: 'take_over' });
    expect(back.body.mailAt).toBeUndefined();
    const { body } = await act(owner.name, handoffKey, passOn(other));
    expect(body).toMatchObject({ owner: { name: other.owner.name }, mailState: 'sent' });
  });

  it('is passed on from one’s own mailbox again once it is back with whom the mail went to', async () => {
    const [row, other] = await twoRows();
    const { handoffKey, owner } = await takenOver(mirko, mailOf(petra), row);
    const back = await act(owner.name, handoffKey, { action: 'take_over' });
    expect(back.body.mailAt).toBeUndefined();
    const { body } = await act(owner.name, handoffKey, passOn(other));
    expect(body).toMatchObject({ owner: { name: other.owner.name }, mailState: 'sent' });
  });
});
