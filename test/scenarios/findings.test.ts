import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../../src/core/register-entry.ts';
import type { FindingsAnswer, OwnProposals } from '../../src/wire/register-check.ts';
import { startWorld, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld({ mails: false, today: new Date('2026-11-23T09:00:00Z') });
});
afterAll(() => world.close());

const petra = 'Petra Hansen';

/** Petra says "Wrong?" to what Baton was sure of. */
async function corrected(subject: string, { instead, into }: { instead: number; into: number }) {
  const address = `petra.hansen@${world.sample.tenant.domain}`;
  const { id } = await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, {
    subject,
    from: { emailAddress: { name: 'Mieter', address: `${randomUUID()}@mieter.example` } },
    internetMessageId: `<${randomUUID()}@mieter.example>`,
    body: { contentType: 'text', content: `${subject}. ${subject}!` },
  });
  const { body } = await world.api(petra, 'POST', '/suggestions', { messageId: id });
  expect(body.suggestion).toMatchObject({ kind: 'suggested', best: { responsibilityId: instead } });
  const order = {
    messageId: id,
    handoffKey: randomUUID(),
    kind: 'forward',
    responsibilityId: into,
  };
  expect((await world.api(petra, 'POST', '/handoffs', order)).status).toBe(200);
}

async function findings(): Promise<FindingsAnswer> {
  const { status, body } = await world.api('Petra Hansen', 'GET', '/findings');
  expect(status).toBe(200);
  return body;
}

describe('what is wrong in the register', () => {
  it('is told to whoever may read it, with a remedy for each', async () => {
    const answer = await findings();
    expect(answer.findings.map(({ kind, row }) => [kind, row])).toEqual([
      ['review_overdue', 10],
      ['review_overdue', 26],
      ['stand_in_circle', 2],
    ]);
    expect(answer.findings[0]?.remedy).toEqual({
      does: 'confirm_review',
      row: 10,
      columns: { ReviewedAt: '2026-11-23', ReviewBy: '2027-11-23' },
    });
    expect(answer.unchecked).toEqual([]);
  });

  it('comes in the size somebody asks for, with how many there are; or for a few rows alone', async () => {
    const ask = async (query: string) =>
      (await world.api('Petra Hansen', 'GET', `/findings?${query}`)).body;
    const all = await findings();
    const [first] = all.findings;
    expect(all.counts).toEqual({ urgent: 0, soon: 0, note: 0, [first?.weight ?? '']: 3 });
    const cut = await ask(`${first?.weight}=1`);
    expect(cut).toMatchObject({ findings: [first], counts: all.counts });
    const few = await ask('rows=2,26');
    expect(few.findings.map(({ row }: { row: number }) => row)).toEqual([26, 2]);
    const { status } = await world.api('Petra Hansen', 'GET', '/findings?rows=x');
    expect(status).toBe(400);
  });

  it('is also what people corrected: told at the row they chose, with a border that can be replayed', async () => {
    for (const subject of [
      'Mahnung',
      'Payment reminder: overdue',
      'Zahlungserinnerung, Mahnstufe 2',
    ])
      await corrected(subject, { instead: 5, into: 41 });
    // the register is checked anew when it was read anew
    await world.passTime(3601);
    const { findings: found } = await findings();
    const told = found.find(({ kind }) => kind === 'corrected_into');
    expect(told).toMatchObject({ row: 41, about: { count: 3, others: [{ row: 5 }] } });
    expect(told?.remedy).toMatchObject({ does: 'draw_border', row: 5 });
    expect(told?.remedy?.columns['NotHere']).toContain(told?.title);
    // whose mails they were is told to who keeps the register, and to the owner of the row
    expect(found.some(({ kind }) => kind === 'sender_corrected')).toBe(false);
    const kept: FindingsAnswer = (await world.api('Linh Nguyen', 'GET', '/findings')).body;
    expect(kept.findings.find(({ kind }) => kind === 'sender_corrected')).toMatchObject({
      row: 41,
      about: { count: 3, words: ['@mieter.example'] },
      remedy: { does: 'add_sender', row: 41 },
    });
    const wish = { row: 5, columns: told?.remedy?.columns };
    expect((await world.api(petra, 'POST', '/replay', wish)).body).toMatchObject({ asked: 3 });
  });

  it('lets the owner of the row say no, take it back, and is not asked again for the same corrections', async () => {
    const owner = 'Deniz Yıldız';
    const own = async (): Promise<OwnProposals['proposals']> =>
      (await world.api(owner, 'GET', '/reviews/proposals')).body.proposals;
    const [proposal] = await own();
    const columns = proposal?.remedy.columns;
    const say = (person: string, answer: string, wanted = columns) =>
      world.api(person, 'POST', '/reviews/5/proposal', { columns: wanted, answer });
    expect((await say(petra, 'decline')).status).toBe(403);
    const other = await say(owner, 'decline', { NotHere: 'Anderes' });
    expect(other.body.code).toBe('changed_meanwhile');
    const said = await say(owner, 'decline');
    expect(said).toMatchObject({ status: 200, body: { id: 5, declined: [{ by: owner }] } });
    const [declined] = said.body.declined;
    // pressed in two windows, it is one answer
    expect((await say(owner, 'decline')).body.declined).toEqual([declined]);
    const toldAs = async (person: string) => {
      const { body } = await world.api(person, 'GET', '/findings');
      return (body as FindingsAnswer).findings.find(({ kind }) => kind === 'corrected_into');
    };
    const about = { declined: { at: declined.at, by: owner, stands: true } };
    // at once, and after the register was checked anew
    expect(await toldAs('Linh Nguyen')).toMatchObject({ weight: 'note', about });
    expect(await own()).toMatchObject([{ about }]);
    await world.passTime(3601);
    expect(await toldAs('Linh Nguyen')).toMatchObject({ weight: 'note', about });
    expect(await own()).toMatchObject([{ about }]);
    const { body: row } = await world.api('Linh Nguyen', 'GET', '/register/5');
    expect(row.columns['NotHere']).not.toBe(columns?.['NotHere']);
    expect((await say(owner, 'ask_again')).body.declined).toBeUndefined();
    expect((await say(owner, 'ask_again')).status).toBe(200);
    expect(await own()).toEqual([proposal]);
    await world.passTime(3601);
    expect(await own()).toEqual([proposal]);
  });

  it('lets the owner of the row agree, who need not be allowed to write the register', async () => {
    const owner = 'Deniz Yıldız';
    const asked = async (person: string): Promise<OwnProposals> =>
      (await world.api(person, 'GET', '/reviews/proposals')).body;
    expect((await asked(petra)).proposals).toEqual([]);
    const [proposal, ...more] = (await asked(owner)).proposals;
    expect(more).toEqual([]);
    expect(proposal).toMatchObject({ kind: 'corrected_into', row: 41, remedy: { row: 5 } });
    const columns = proposal?.remedy.columns;
    const approve = (person: string, body: object) =>
      world.api(person, 'POST', '/reviews/5/proposal', body);
    expect((await approve(petra, { columns })).status).toBe(403);
    // nothing but what was proposed
    const other = { ...columns, Owner: null };
    expect((await approve(owner, { columns: other })).body.code).toBe('changed_meanwhile');
    const smuggled = { NotHere: `${textOf(columns?.['NotHere'])}!` };
    expect((await approve(owner, { columns: smuggled })).body.code).toBe('changed_meanwhile');
    expect(await approve(owner, { columns })).toMatchObject({
      status: 200,
      body: { id: 5, columns, reviewedAt: '2026-11-23', reviewedBy: owner },
    });
    expect((await asked(owner)).proposals).toEqual([]);
    expect((await approve(owner, { columns })).body.code).toBe('changed_meanwhile');
    const { body: row } = await world.api('Linh Nguyen', 'GET', '/register/5');
    expect(row.columns).toMatchObject({ ...columns, ReviewBy: expect.any(String) });
  });

  it('says whose account is closed, and proposes who could answer instead', async () => {
    const maren = world.oid('Maren Jessen');
    await world.control('PATCH', `/people/${maren}`, { accountEnabled: false });
    await world.passTime(3601);
    const { findings: found } = await findings();
    const closed = found.filter(({ kind }) => kind === 'disabled');
    expect(closed.map(({ row, column }) => [row, column])).toEqual([
      [4, 'Owner'],
      [21, 'Owner'],
      [26, 'Owner'],
      [29, 'Owner'],
      [27, 'Deputy'],
      [50, 'Deputy'],
    ]);
    expect(closed[0]).toMatchObject({
      weight: 'urgent',
      about: { people: [{ name: 'Maren Jessen' }] },
      remedy: { does: 'name_owner', columns: { Owner: { name: 'Wiebke Asmussen' }, Deputy: null } },
    });
    // her deputy for row 21 is Olga Schneider, who will be away
    expect(found.filter(({ kind }) => kind === 'nobody_answers')).toMatchObject([
      { row: 21, weight: 'soon', about: { from: '2026-11-30', to: '2026-12-09' } },
    ]);
  });

  it('is refused to whoever may not read the register', async () => {
    const stranger = await world.raw(new Request('https://baton.example/api/findings'));
    expect(stranger.status).toBe(401);
  });
});
