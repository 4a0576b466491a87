import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingsAnswer } from '../../src/wire/api.ts';
import { startWorld, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld({ mails: false, today: new Date('2026-11-23T09:00:00Z') });
});
afterAll(() => world.close());

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
