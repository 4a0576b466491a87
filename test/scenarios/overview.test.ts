import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HandoffRecord } from '../../src/core/handoff-record.ts';
import { embeddedRows, handoffRecord } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

/** The overview through the front door: who sees which figures, and of whom none are shown. */
describe('the overview', () => {
  let world: World;
  const today = new Date('2026-11-25T10:00:00Z');
  const [lead, auditor, nobody] = ['Thomas Wendt', 'Henrike Voss', 'Petra Hansen'];
  const sender = { oid: '', name: 'Petra Hansen' };

  const add = (more: Partial<HandoffRecord>) =>
    world.product.context.handoffsAs(sender).claim(
      handoffRecord({
        handedOffBy: sender,
        owner: { oid: world.oid('Sabine Kern'), name: 'Sabine Kern' },
        receivedAt: '2026-11-23T07:00:00Z',
        handedOffAt: '2026-11-23T08:00:00Z',
        ...more,
      }),
    );
  const ask = (person: string, query = '') => world.api(person, 'GET', `/overview${query}`);

  beforeAll(async () => {
    world = await startWorld({ mails: false, today });
    sender.oid = world.oid('Petra Hansen');
    await world.product.registerList.writeSetting(
      'Leads',
      `Rechnungen: ${mailOf(lead)}\nEinkauf: ${mailOf(lead)}`,
    );
    await world.product.registerList.writeSetting('Auditors', mailOf(auditor));
    await world.passTime(301);
    const first = await add({ subject: 'Angebot Paletten', state: 'passed_on' });
    await add({
      subject: 'Angebot Paletten',
      area: 'Einkauf',
      hops: 1,
      previous: first.record.handoffKey,
      state: 'done',
      stateSince: '2026-11-24T08:00:00Z',
    });
    await add({ subject: 'Mahnung', due: '2026-11-24', state: 'accepted' });
    await add({ subject: 'Pfändung Müller', area: 'Lohn und Personal' });
    for (const domain of ['a.example', 'b.example', 'c.example']) {
      const { responsibilityId: _, ...rest } = handoffRecord();
      await world.product.context.handoffsAs(sender).claim({
        ...rest,
        handoffKey: crypto.randomUUID(),
        claimKey: `1:${domain}`,
        senderDomain: domain,
        subject: `Zollerklärung ${domain}`,
        area: '',
        title: '',
        handedOffBy: sender,
      });
    }
  });
  afterAll(() => world.close());

  const mailOf = (name: string) =>
    world.sample.tenant.users.find(({ displayName }) => displayName === name)?.mail ?? '';

  it('shows leads their areas and no others', async () => {
    const { status, body } = await ask(lead);
    expect(status).toBe(200);
    expect(body.areas).toEqual(['Rechnungen', 'Einkauf']);
    expect(body.coverage.map((each: { area: string }) => each.area).toSorted()).toEqual([
      'Einkauf',
      'Rechnungen',
    ]);
    const figures = body.figures.find((each: { area: string }) => each.area === 'Rechnungen');
    expect(figures).toMatchObject({ volume: 2, accepted: 1, overdue: 1, toOwner: { of: 1 } });
    expect(JSON.stringify(body)).not.toContain('Lohn');
    expect(JSON.stringify(body)).not.toContain('Pfändung');
    expect(JSON.stringify(body)).not.toContain(world.oid('Sabine Kern'));
    expect(JSON.stringify(body)).not.toContain('Sabine');
  });

  it('says how often one area passed on to another, with subjects as the lead may see them', async () => {
    const [cell] = (await ask(lead)).body.passes;
    expect(cell).toMatchObject({
      from: 'Rechnungen',
      count: 1,
      samples: [{ subject: 'Angebot Paletten' }],
    });
  });

  it('groups what nobody owned; leads see what is asked for, not the single requests', async () => {
    const { body } = await ask(lead);
    expect(body.unowned).toMatchObject([{ count: 3, samples: [] }]);
    expect(body.unowned[0].words).toContain('Zollerklärung');
    expect(JSON.stringify(body)).not.toContain('a.example');
  });

  it('shows whoever leads nothing only their own figures', async () => {
    const { body } = await ask(nobody);
    expect(body).toMatchObject({ areas: [], coverage: [], figures: [], passes: [], unowned: [] });
    expect((await ask('Sabine Kern')).body.own).toMatchObject({ accepted: 1, overdue: 2 });
    expect((await world.api(lead, 'GET', '/me')).body.lead).toBe(true);
    expect((await world.api(nobody, 'GET', '/me')).body.lead).toBe(false);
  });

  it('shows auditors all areas where they ask as such, and records it; nobody else', async () => {
    expect((await ask(nobody, '?as=auditor')).status).toBe(403);
    expect((await ask(auditor)).body.areas).toEqual([]);
    const { body } = await ask(auditor, '?as=auditor&days=7');
    expect(body.areas).toContain('Lohn und Personal');
    expect(body.unowned[0].samples).toHaveLength(3);
    const readings = await embeddedRows(world, 'AuditorReadings').all();
    expect(readings.map(({ fields }) => fields.What)).toEqual(['{"overview":7}']);
  });

  it('shows one area when asked, and hides it when it is too small', async () => {
    await world.product.registerList.writeSetting('LeastPeople', '900');
    await world.passTime(301);
    const { body } = await ask(lead, '?area=Einkauf');
    expect(body).toMatchObject({ figures: [], tooSmall: ['Einkauf'] });
    await world.product.registerList.writeSetting('LeastPeople', '3');
  });

  it('asks SharePoint nothing for a second viewer', async () => {
    await ask(lead);
    const before = world.sentRequests();
    await ask(auditor, '?days=30');
    expect(world.sentRequests() - before).toBeLessThan(12);
  });
});
