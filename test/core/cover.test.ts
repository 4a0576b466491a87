import { describe, expect, it } from 'vitest';
import { whoReceives } from '../../src/core/cover.ts';
import { person, responsibility } from '../support/register.ts';

const [anna, bert, cleo, dora] = ['Anna', 'Bert', 'Cleo', 'Dora'].map(person) as [
  ReturnType<typeof person>,
  ReturnType<typeof person>,
  ReturnType<typeof person>,
  ReturnType<typeof person>,
];
const task = responsibility({ id: 1, owner: anna, deputies: [bert, cleo], team: [anna, dora] });
const today = '2026-11-23';
const away = (oid: string, from = today, to: string | undefined = today) =>
  to === undefined ? { oid, from } : { oid, from, to };

describe('who receives it', () => {
  it('is the owner who is there', () => {
    expect(whoReceives(task, [away('bert')], today)).toEqual({
      person: anna,
      role: 'owner',
      skipped: [],
    });
  });

  it('is the first deputy when the owner is away, and says until when', () => {
    expect(whoReceives(task, [away('anna', '2026-11-20', '2026-12-04')], today)).toEqual({
      person: bert,
      role: 'deputy',
      skipped: [{ person: anna, role: 'owner', reason: 'away', until: '2026-12-04' }],
    });
  });

  it('is the second deputy, then the team, each person asked once', () => {
    expect(
      whoReceives(
        task,
        ['anna', 'bert'].map((oid) => away(oid)),
        today,
      ),
    ).toMatchObject({
      person: cleo,
      role: 'second_deputy',
    });
    const team = whoReceives(
      task,
      ['anna', 'bert', 'cleo'].map((oid) => away(oid)),
      today,
    );
    expect(team).toMatchObject({ person: dora, role: 'team' });
    expect(team?.skipped.map(({ person: who }) => who.name)).toEqual(['Anna', 'Bert', 'Cleo']);
  });

  it('is nobody when everybody is away', () => {
    const all = ['anna', 'bert', 'cleo', 'dora'].map((oid) => away(oid));
    expect(whoReceives(task, all, today)).toBeUndefined();
  });
});

describe('whoever has a closed account', () => {
  const closed = [
    { oid: 'anna', from: today, account: 'disabled' },
    { oid: 'bert', from: today, account: 'left' },
    { oid: 'dora', from: today, account: 'no_mailbox' },
  ] as const;

  it('is skipped with the reason, whatever absence they have besides', () => {
    expect(whoReceives(task, [away('anna', today, undefined), ...closed], today)).toEqual({
      person: cleo,
      role: 'second_deputy',
      skipped: [
        { person: anna, role: 'owner', reason: 'disabled' },
        { person: bert, role: 'deputy', reason: 'left' },
      ],
    });
  });

  it('is still covered for by whoever agreed to it while they were away', () => {
    const everybody = [...closed, away('cleo')];
    const covered = { ...away('anna'), coveredBy: person('Emil') };
    expect(whoReceives(task, [...everybody, covered], today)).toMatchObject({
      person: { name: 'Emil' },
      covers: { name: 'Anna' },
    });
    const emil = { oid: 'emil', from: today, account: 'disabled' } as const;
    expect(whoReceives(task, [...everybody, covered, emil], today)).toBeUndefined();
  });

  it('is not asked though their part of the team has the least to do', () => {
    const openHours = new Map([
      ['dora', 0],
      ['anna', 5],
    ]);
    const received = whoReceives(task, closed.slice(2), today, { openHours });
    expect(received).toMatchObject({
      person: anna,
      skipped: [{ person: dora, reason: 'no_mailbox' }],
    });
  });
});

describe('an absence', () => {
  it.each([
    ['ended yesterday', away('anna', '2026-11-01', '2026-11-22'), 'owner'],
    ['begins tomorrow', away('anna', '2026-11-24', '2026-11-30'), 'owner'],
    ['ends today', away('anna', '2026-11-01', '2026-11-23'), 'deputy'],
    ['has no end', { oid: 'anna', from: '2026-01-01' }, 'deputy'],
    ['ends before it begins', away('anna', '2026-11-23', '2026-11-01'), 'owner'],
  ])('that %s: the %s receives it', (_, absence, role) => {
    expect(whoReceives(task, [absence], today)?.role).toBe(role);
  });

  it('without an end lasts longer than one with, and says no day', () => {
    const absences = [away('anna', today, '2026-12-31'), { oid: 'anna', from: today }];
    expect(whoReceives(task, absences, today)?.skipped[0]).not.toHaveProperty('until');
    expect(
      whoReceives(task, [away('anna'), away('anna', today, '2026-12-31')], today)?.skipped[0]
        ?.until,
    ).toBe('2026-12-31');
  });
});
