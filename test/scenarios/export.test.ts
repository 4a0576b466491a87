import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedRows, handoffRecord } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

/** Hand-offs as a file, and whether their record is intact. */
describe('a person takes what they see along', () => {
  let world: World;
  const key = randomUUID();
  const sender = { oid: '', name: 'Petra Hansen' };

  beforeAll(async () => {
    world = await startWorld({ rows: 2, mails: false });
    sender.oid = world.oid('Petra Hansen');
    const owner = { oid: world.oid('Jonas Petersen'), name: 'Jonas Petersen' };
    const list = world.product.context.handoffsAs(sender);
    const mine = { handedOffBy: sender, owner };
    await list.claim(handoffRecord({ ...mine, handoffKey: key, subject: '=cmd|calc' }));
    await list.claim(handoffRecord({ ...mine, subject: 'Grüße; mit "Zeichen"', area: 'Einkauf' }));
    await list.claim(
      handoffRecord({ subject: 'Geheim', owner: { oid: world.oid('Sabine Kern'), name: 'S' } }),
    );
  });
  afterAll(() => world.close());

  const file = async (person: string, query = '', language = 'de') => {
    const request = new Request(`https://baton.example/api/handoffs/export${query}`, {
      headers: {
        authorization: `Bearer ${await world.tokenFor(person)}`,
        'accept-language': language,
      },
    });
    const response = await world.raw(request);
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  it('as CSV that German Excel opens, with what they may see and nothing else', async () => {
    const { response, bytes } = await file('Petra Hansen');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString('utf8');
    expect(text.split('\r\n')[0]).toContain('Eingang;Übergeben;Betreff');
    expect(text).toContain('"Grüße; mit ""Zeichen"""');
    expect(text).toContain("'=cmd|calc");
    expect(text).not.toContain('Geheim');
    expect((await file('Wiebke Asmussen')).bytes.toString().trim().split('\r\n')).toHaveLength(1);
  });

  it('narrowed down as the list is, and in English with commas', async () => {
    const text = (await file('Petra Hansen', '?area=Einkauf', 'en')).bytes.toString();
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect(text).toContain('Received,Handed off,Subject');
  });

  it('all of it only as an auditor, which is recorded', async () => {
    expect((await file('Petra Hansen', '?as=auditor')).response.status).toBe(403);
    const auditor = 'Henrike Voss';
    const { mail } =
      world.sample.tenant.users.find(({ displayName }) => displayName === auditor) ?? {};
    await world.product.registerList.writeSetting('Auditors', mail ?? '');
    await world.passTime(301);
    expect((await file(auditor, '?as=auditor')).bytes.toString()).toContain('Geheim');
    const readings = await embeddedRows(world, 'AuditorReadings').all();
    expect(readings.map(({ fields }) => [fields.What, fields.Rows])).toEqual([
      ['{"export":true}', 3],
    ]);
  });

  it('and sees whether the record of a hand-off is intact and anchored', async () => {
    const proof = (person: string) => world.api(person, 'GET', `/handoffs/${key}/proof`);
    expect((await proof('Petra Hansen')).body).toEqual({ events: 1, listed: 0, findings: [] });
    await world.product.logKeeper.write();
    expect((await proof('Petra Hansen')).body).toEqual({ events: 1, listed: 1, findings: [] });
    expect((await proof('Wiebke Asmussen')).status).toBe(404);
  });
});
