import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedRows, handoffRecord } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

/** Promise 6 of handoff.md, through the front doors. */
describe('a hand-off is seen by whom it concerns', () => {
  let world: World;
  const handoffKey = randomUUID();
  const sender = 'Petra Hansen';
  const owner = 'Jonas Petersen';
  let others: string[];

  beforeAll(async () => {
    world = await startWorld({ rows: 3, mails: false });
    const names = world.sample.tenant.users.map(({ displayName }) => displayName);
    const { responsibilities } = await world.product.context.currentRegister();
    const [first] = responsibilities;
    const listed = [first?.owner, ...(first?.deputies ?? []), ...(first?.informed ?? [])];
    others = names.filter(
      (name) => ![sender, owner, ...listed.map((person) => person?.name)].includes(name),
    );
    await world.product.context
      .handoffsAs({ oid: world.oid('Petra Hansen'), name: 'Petra Hansen' })
      .claim(
        handoffRecord({
          handoffKey,
          subject: 'Pfändung Müller',
          area: 'Rechnungen',
          responsibilityId: 99_999,
          handedOffBy: { oid: world.oid(sender), name: sender },
          owner: { oid: world.oid(owner), name: owner },
        }),
      );
  });
  afterAll(() => world.close());

  const list = (person: string, query = '') => world.api(person, 'GET', `/handoffs${query}`);
  const one = (person: string) => world.api(person, 'GET', `/handoffs/${handoffKey}`);
  const mailOf = (name: string) =>
    world.sample.tenant.users.find(({ displayName }) => displayName === name)?.mail ?? '';
  const setting = async (key: string, value: string) => {
    await world.product.registerList.writeSetting(key, value);
    await world.passTime(301);
  };

  it('by sender and owner, in lists and alone; by nobody else', async () => {
    for (const person of [sender, owner]) {
      expect((await list(person)).body).toMatchObject({ total: 1, stale: false });
      expect((await one(person)).status).toBe(200);
    }
    const stranger = others[0] ?? '';
    expect((await list(stranger)).body.total).toBe(0);
    expect((await list(stranger, '?q=pfaendung')).body.handoffs).toEqual([]);
    expect((await list(stranger, '/choices')).body).toEqual({ areas: [], owners: [] });
    expect((await one(stranger)).status).toBe(404);
    expect((await world.api(stranger, 'GET', '/desk')).body.offered.total).toBe(0);
    const act = await world.api(stranger, 'POST', `/handoffs/${handoffKey}/actions`, {
      action: 'accept',
    });
    expect(act.status).toBe(404);
  });

  it('by the lead of its area once the settings say so, who may take it over', async () => {
    const lead = others[1] ?? '';
    await setting('Leads', `Rechnungen: ${mailOf(lead)}`);
    expect((await list(lead, '?area=Rechnungen')).body.total).toBe(1);
    expect((await one(lead)).body).toMatchObject({
      subject: 'Pfändung Müller',
      actions: ['take_over'],
    });
  });

  it('by an auditor only where it is asked for as one, and then it is recorded', async () => {
    const auditor = others[2] ?? '';
    expect((await list(auditor, '?as=auditor')).status).toBe(403);
    await setting('Auditors', mailOf(auditor));
    expect((await list(auditor)).body.total).toBe(0);
    expect((await world.api(auditor, 'GET', '/me')).body.auditor).toBe(true);
    expect((await list(auditor, '?as=auditor&q=pfaendung')).body.total).toBe(1);
    expect((await list(auditor, '?as=auditor&q=pfaendung')).body.total).toBe(1);
    expect((await one(auditor)).status).toBe(200);
    const value = await embeddedRows(world, 'AuditorReadings').all();
    expect(value.map(({ fields }: any) => [fields.ReaderName, fields.Rows])).toEqual([
      [auditor, 1],
      [auditor, 1],
    ]);
    expect(JSON.parse(value[1].fields.What)).toEqual({ handoffKey });
  });

  it('by an auditor also only what a list can be narrowed down to, and that is recorded too', async () => {
    const auditor = others[2] ?? '';
    const choices = (more = '') => world.api(auditor, 'GET', `/handoffs/choices${more}`);
    await setting('Auditors', mailOf(auditor));
    const before = (await embeddedRows(world, 'AuditorReadings').all()).length;
    expect((await choices()).body.owners).toEqual([]);
    const { body } = await choices('?as=auditor');
    expect(body.owners.length).toBeGreaterThan(0);
    await choices('?as=auditor');
    const readings = (await embeddedRows(world, 'AuditorReadings').all()).slice(before);
    expect(readings.map(({ fields }) => fields.Rows)).toEqual([
      body.owners.length + body.areas.length,
    ]);
  });

  it('not by an auditor whose reading cannot be recorded', async () => {
    const auditor = others[2] ?? '';
    await world.control('POST', '/faults', {
      method: 'POST',
      path: 'lists/[^/]+/items$',
      status: 503,
      times: 5,
    });
    expect((await list(auditor, '?as=auditor&q=mueller')).status).toBe(503);
    await world.control('DELETE', '/faults');
  });
});

describe('the log, as a person asks it', () => {
  let world: World;
  const me = 'Petra Hansen';
  beforeAll(async () => {
    world = await startWorld({ rows: 1, mails: false });
    for (let at = 1; at <= 60; at++) {
      const day = `2026-10-${String(1 + (at % 28)).padStart(2, '0')}`;
      await world.product.context
        .handoffsAs({ oid: world.oid('Petra Hansen'), name: 'Petra Hansen' })
        .claim(
          handoffRecord({
            subject: at % 2 === 0 ? `Rechnung ${at}` : `Gehaltszettel ${at}`,
            area: at % 3 === 0 ? 'Lohn und Personal' : 'Rechnungen',
            state: at % 5 === 0 ? 'done' : 'offered',
            handedOffAt: `${day}T08:00:00Z`,
            handedOffBy: { oid: world.oid(me), name: me },
            owner: { oid: world.oid(me), name: me },
            mailState: 'none',
            hops: at === 7 ? 3 : 0,
          }),
        );
    }
  });
  afterAll(() => world.close());
  const ask = async (query: string) => (await world.api(me, 'GET', `/handoffs${query}`)).body;

  it('comes in pages of fifty, newest first', async () => {
    const first = await ask('');
    expect([first.handoffs.length, first.total]).toEqual([50, 60]);
    const second = await ask('?skip=50');
    expect(second.handoffs).toHaveLength(10);
    const days = [...first.handoffs, ...second.handoffs].map(({ handedOffAt }) => handedOffAt);
    expect(days).toEqual(days.toSorted().toReversed());
  });

  it('is narrowed down by everything at once', async () => {
    expect((await ask('?q=rechnung')).total).toBe(30);
    expect((await ask('?area=Lohn und Personal&state=offered,accepted')).total).toBe(16);
    expect((await ask('?from=2026-10-02&to=2026-10-03')).total).toBe(6);
    expect((await ask('?often=yes')).handoffs).toMatchObject([{ subject: 'Gehaltszettel 7' }]);
    expect(await ask('/choices')).toMatchObject({
      areas: ['Lohn und Personal', 'Rechnungen'],
      owners: [{ name: me }],
    });
  });

  it('refuses what it does not know, by name', async () => {
    for (const query of ['?state=open', '?order=subject', '?skip=-1', '?from=yesterday']) {
      const answer = await world.api(me, 'GET', `/handoffs${query}`);
      expect([query, answer.status, answer.body.code]).toEqual([query, 400, 'invalid_request']);
    }
  });

  it('lies on the desk section by section, with the numbers of all and the first rows', async () => {
    const { body } = await world.api(me, 'GET', '/desk?offered=10&q=rechnung');
    expect([body.offered.handoffs.length, body.offered.total]).toEqual([10, 24]);
    expect([body.done.total, body.given.total]).toEqual([6, 0]);
  });
});
