import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedRows } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

/** Rows of the register that somebody may not read: whatever they ask, nothing of such a row is in the answer. */
describe('rows that somebody may not read', () => {
  const petra = 'Petra Hansen';
  const today = new Date('2026-11-23T09:00:00Z');
  /** What only the hidden rows say. */
  const secrets = ['Zirbelholz', 'Lurchfang', 'Geheimbereich', 'Knurrhahn', 'quarzwerk.example'];
  let world: World;
  let hidden: number[];
  let run: string;
  let message: { messageId: string };

  beforeAll(async () => {
    world = await startWorld({ today, mails: false, rows: 4 });
    const mail = mailOf(petra);
    for (const [key, value] of [
      ['Leads', `Rechnungen: ${mail}`],
      ['Auditors', mail],
    ] as const)
      await world.product.registerList.writeSetting(key, value);
    const rows = embeddedRows(world, 'Responsibilities');
    const about = { OwnerMail: mail, Status: 'Active', ReviewBy: '2026-11-01T12:00:00Z' };
    const step = { Process: 'Eingangsrechnung', Step: 5, StepKind: 'file' };
    const partner = { PartnerName: 'Quarzwerk', PartnerDomains: 'quarzwerk.example' };
    const claims = { Title: 'Reklamationen', Area: 'Qualität', Description: 'Geheimbereich' };
    const made = [
      await rows.add({ ...about, ...step, Title: 'Zirbelholz', Area: 'Rechnungen' }),
      await rows.add({
        ...about,
        ...partner,
        Title: 'Lurchfang',
        Area: 'Geheimbereich',
        Description: 'Amphibien umsiedeln, Zäune für Kröten',
        Keywords: 'Knurrhahn\n-Krötenzaun',
      }),
      await rows.add({ ...about, ...claims }),
    ];
    hidden = made.map(({ id }) => Number(id));
    message = { messageId: await newMail('Amphibien umsiedeln', 'h@quarzwerk.de') };
    await ask('POST', '/absences', { from: '2026-12-07', to: '2026-12-11' });
    await world.passTime(301);
    run = randomUUID();
    const order = { messageId: await newMail('Rechnung 4711', 'r@kunde.example') };
    await ask('POST', '/handoffs', {
      ...order,
      handoffKey: run,
      kind: 'forward',
      responsibilityId: 1,
    });
  });
  afterAll(() => world.close());

  const mailOf = (name: string) =>
    world.sample.tenant.users.find(({ displayName }) => displayName === name)?.mail ?? '';

  async function newMail(content: string, address: string): Promise<string> {
    const { id } = await world.control<{ id: string }>(
      'POST',
      `/mailboxes/${mailOf(petra)}/messages`,
      {
        subject: 'Anfrage',
        from: { emailAddress: { name: 'H. Quarz', address } },
        internetMessageId: `<${randomUUID()}@kunde.example>`,
        body: { contentType: 'text', content },
      },
    );
    return id;
  }

  const ask = (method: 'GET' | 'POST', path: string, body?: object) =>
    world.api(petra, method, path, body);

  type Question = readonly [method: 'GET' | 'POST', path: string, body?: object];
  const pasted = { subject: 'Zäune', from: 'h@quarzwerk.de', text: 'Amphibien umsiedeln.' };
  const ruledOut = { ...pasted, text: 'Der Krötenzaun fehlt, Amphibien umsiedeln.' };
  const written = { subject: 'Zäune', body: 'Amphibien umsiedeln.', recipients: [] };
  /** Each names a hidden row to whoever may read it. */
  const telling = (): Question[] => [
    ['POST', '/suggestions', message],
    ['POST', '/drafts/suggestions', written],
    ['POST', '/trace', pasted],
    ['POST', '/trace', ruledOut],
    ['POST', '/trace', { ...pasted, asOf: '2026-11-20' }],
    ['POST', '/trace', { ...pasted, asOf: '2026-11-27' }],
    ['GET', '/responsibilities?q=Lurchfang'],
    ['GET', '/responsibilities?asOf=2026-11-20'],
    ['GET', '/responsibilities/offline'],
    ['GET', '/register'],
    ['GET', '/register?state=all&q=zirbel'],
    ['GET', '/starter'],
    ['GET', '/reviews'],
    ['GET', '/findings'],
    ['GET', `/runs/${run}`],
    ['GET', '/runs'],
    ['GET', `/runs/open?responsibility=${hidden[0]}`],
    ['GET', '/absences'],
    ['GET', '/absences/outlook?from=2026-12-14&to=2026-12-18'],
    ['GET', '/overview?days=7'],
    ['GET', '/overview?days=7&as=auditor'],
  ];
  /** These name none, and shall not begin to. */
  const silent: Question[] = [
    ['GET', '/me'],
    ['GET', '/desk'],
    ['GET', '/handoffs'],
    ['GET', '/handoffs/choices'],
    ['GET', '/register/rights'],
    ['GET', '/register/people?q=petra'],
    [
      'POST',
      '/replay',
      { columns: { Title: 'Neu', Owner: { oid: 'a', name: 'A', mail: 'a@b.example' } } },
    ],
  ];

  const said = async ([method, path, body]: Question) => {
    const answer = await ask(method, path, body);
    expect(answer.status, path).toBe(200);
    return JSON.stringify(answer.body);
  };

  it('are told to those who may', async () => {
    const found = await Promise.all(
      telling().map(async (question) => [question, await said(question)] as const),
    );
    const nothing = found.filter(([, text]) => !secrets.some((secret) => text.includes(secret)));
    expect(nothing.map(([[, path]]) => path)).toEqual([]);
    expect((await ask('GET', '/register/templates')).body.there).toContain(801);
    const { suggestion } = (await ask('POST', '/suggestions', message)).body;
    expect(suggestion.best.responsibilityId).toBe(hidden[1]);
  });

  it('are told to nobody else, by no route', async () => {
    await world.product.registerList.writeSetting('RowRights', 'yes');
    for (const item of hidden) {
      const place = { site: '/sites/baton', list: 'Responsibilities', item };
      await world.control('PUT', '/rights', { ...place, owners: [] });
    }
    await world.passTime(301);
    await world.product.currentRegister();
    const leaks: string[] = [];
    for (const question of [...telling(), ...silent]) {
      const text = await said(question);
      leaks.push(
        ...secrets.filter((each) => text.includes(each)).map((each) => `${question[1]}: ${each}`),
      );
    }
    expect(leaks).toEqual([]);
    expect((await ask('GET', '/register/templates')).body.there).not.toContain(801);
  });

  it('are as if they were not there when they are asked for', async () => {
    const [row] = hidden;
    expect((await ask('POST', '/replay', { row, columns: {} })).status).toBe(404);
    expect((await ask('POST', `/reviews/${row}`, { answer: 'yes' })).status).toBe(422);
  });

  it('are not noted as what was proposed to somebody who may not read them', async () => {
    const handoffKey = randomUUID();
    const order = { ...message, handoffKey, kind: 'forward', responsibilityId: 1 };
    expect((await ask('POST', '/handoffs', order)).status).toBe(200);
    const me = { oid: world.oid(petra), name: petra };
    const stored = await world.product.context.handoffsAs(me).findByHandoffKey(handoffKey);
    // whoever may read it is proposed a hidden row, as the first of these tests saw: here it is the best of the others
    expect(stored?.record.suggestedId).toBe(1);
    // what they say to it is kept all the same, for whoever replays a change of them
    const said = stored?.record.signals.split('|').at(-1);
    expect(said).toContain(`${hidden[1]}=`);
  });
});
