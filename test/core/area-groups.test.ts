import { describe, expect, it } from 'vitest';
import { figuresOf, loadOf, newTally } from '../../src/core/area-figures.ts';
import { groupAreas, worksCouncilOf } from '../../src/core/area-groups.ts';
import { groupDemand } from '../../src/core/demand.ts';

const people = new Map(
  Object.entries({ A: ['1', '2', '3'], B: ['4'], C: ['5', '6'], D: ['4', '5'] }).map(
    ([area, oids]) => [area, new Set(oids)] as const,
  ),
);
const names = (areas: string[], least = 3) => {
  const { groups, hidden } = groupAreas(areas, people, least);
  return { groups: groups.map(({ areas: each }) => each.join('+')), hidden };
};

describe('figures are about enough people', () => {
  it('areas that are too small become one, counting each person once', () => {
    expect(names(['A', 'B', 'C'])).toEqual({ groups: ['A', 'B+C'], hidden: [] });
    expect(names(['B', 'D'])).toEqual({ groups: [], hidden: ['B', 'D'] });
  });

  it('a single small area is hidden, because everybody could tell whose it is', () => {
    expect(names(['A', 'C'])).toEqual({ groups: ['A'], hidden: ['C'] });
  });

  it('the works council mode is on unless it is switched off, and never means one person', () => {
    expect(worksCouncilOf({})).toEqual({ isOn: true, leastPeople: 3 });
    expect(worksCouncilOf({ WorksCouncil: 'Off' })).toEqual({ isOn: false, leastPeople: 1 });
    expect(worksCouncilOf({ LeastPeople: '1' }).leastPeople).toBe(2);
    expect(worksCouncilOf({ LeastPeople: 'viele', WorksCouncil: 'vielleicht' })).toEqual({
      isOn: true,
      leastPeople: 3,
    });
  });

  it('half and nine of ten are of all requests together, not means of means', () => {
    const tally = (...hours: number[]) => ({ ...newTally(), toDone: hours });
    expect(figuresOf([tally(1, 2, 3), tally(4, 5, 6, 7, 8, 9, 100)]).toDone).toEqual({
      half: 5,
      nineOfTen: 9,
      of: 10,
    });
    expect(figuresOf([tally()]).toDone).toBeUndefined();
  });

  it('load is said in words, by working days for each person', () => {
    expect([loadOf(15, 2), loadOf(16, 2), loadOf(49, 2), loadOf(1, 0)]).toEqual([
      'light',
      'medium',
      'heavy',
      'medium',
    ]);
  });
});

describe('requests nobody owned', () => {
  const request = (subject: string, landed?: string) => ({
    handoffKey: subject,
    subject,
    senderDomain: 'x.example',
    ...(landed && { landed }),
  });

  it('are grouped by the words they share, with where most ended up', () => {
    const groups = groupDemand(
      [
        request('Zollerklärung Lieferung 12', 'Einkauf'),
        request('Ihre Zollerklärung fehlt', 'Einkauf'),
        request('Zollerklärungen 2026', 'Logistik'),
        request('Parkplatz gesperrt'),
        request('Parkplatz Schlüssel'),
        request('Ganz etwas anderes'),
      ],
      2,
    );
    expect(groups.map(({ words, requests }) => [words[0], requests.length])).toEqual([
      ['Zollerklärung', 3],
      ['Parkplatz', 2],
      [undefined, 1],
    ]);
    expect(groups.map(({ landed }) => landed)).toEqual(['Einkauf', undefined, undefined]);
  });

  it('form no group below the least number', () => {
    expect(groupDemand([request('Parkplatz'), request('Parkplatz 2')], 3)).toHaveLength(1);
  });
});
