import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSetting } from '../support/setting.ts';
import { startWorld, type World } from '../support/world.ts';

const today = new Date('2026-11-26T10:00:00Z');
const me = 'Petra Hansen';

describe('how busy colleagues are', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ today, mails: false });
  });
  afterAll(() => world.close());

  const show = (value: string) => writeSetting(world, 'ShowLoad', value);
  const arrive = async () => {
    const address = world.sample.tenant.users.find((each) => each.displayName === me)?.mail;
    const { id } = await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, {
      subject: 'Mahnung zur Rechnung',
      from: { emailAddress: { name: 'Druck', address: 'buero@druck.example' } },
      internetMessageId: `<${randomUUID()}@druck.example>`,
      body: { contentType: 'text', content: 'Bitte zahlen Sie die offene Rechnung.' },
    });
    return { messageId: id };
  };
  const suggest = async () => (await world.api(me, 'POST', '/suggestions', await arrive())).body;
  const find = async (ask: string) => (await world.api(me, 'GET', `/responsibilities?${ask}`)).body;
  const handOffTo = async (responsibilityId: number, recipientOid: string) => {
    const order = { kind: 'forward', responsibilityId, recipientOid, handoffKey: randomUUID() };
    const { body } = await world.api(me, 'POST', '/handoffs', { ...(await arrive()), ...order });
    expect(body.kind).toBe('handed_off');
  };

  it('is told to nobody unless the company says so', async () => {
    await show('');
    expect(await suggest()).not.toHaveProperty('loads');
    expect(await find('q=Mahnung')).not.toHaveProperty('loads');
  });

  it('is told in words of those who are proposed or looked for, and grows with what lies with them', async () => {
    await show('ja');
    const { suggestion, loads } = await suggest();
    const { responsibilityId, recipient } = suggestion.best;
    const { oid } = recipient.person;
    expect(loads[oid]).toBe('light');
    for (let times = 0; times < 4; times += 1) await handOffTo(responsibilityId, oid);
    expect((await suggest()).loads[oid]).toMatch(/medium|heavy/);
    expect((await find('q=Mahnung')).loads[oid]).toMatch(/medium|heavy/);
  });

  it('is never told of everybody, nor of a day in the past', async () => {
    await show('ja');
    expect(await find('q=')).not.toHaveProperty('loads');
    expect(await find('q=%20')).not.toHaveProperty('loads');
    expect(await find('q=Mahnung&asOf=2026-11-02')).not.toHaveProperty('loads');
  });

  it('is never a number, also where a team shares its load', async () => {
    await show('ja');
    expect(JSON.stringify(await suggest())).not.toMatch(/"open(Hours)?":|"against":/);
  });
});
