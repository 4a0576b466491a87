import { assert, integer, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registerAsOf } from '../../src/core/as-of.ts';
import { whoReceives } from '../../src/core/cover.ts';
import type { Absence, Day } from '../../src/core/responsibility.ts';
import { daysLater } from '../../src/core/zoned-time.ts';
import { diceOf } from '../simulation/faults.ts';
import { person } from '../support/register.ts';

type Row = Record<string, unknown> & { id: number };

const first: Day = '2024-01-01';
const deputy = person('Vertretung');

/** A register that was changed a thousand times, and a diary of who owned what on which day. */
function history(seed: number, changes = 1_000) {
  const dice = diceOf(seed);
  const rows: Row[] = [];
  const open = new Map<string, Row>();
  const diary: { title: string; owner: string; from: Day; to?: Day }[] = [];
  const absences: Absence[] = [];
  let day = first;
  for (let change = 0; change < changes; change++) {
    day = daysLater(day, Math.floor(dice() * 3));
    const title = `Aufgabe ${Math.floor(dice() * 40)}`;
    const owner = person(`Person ${Math.floor(dice() * 25)}`);
    const before = open.get(title);
    if (dice() < 0.2) absences.push({ oid: owner.oid, from: day, to: daysLater(day, 5) });
    if (before !== undefined) {
      if (before['ValidFrom'] === day) continue;
      const to = daysLater(day, -1);
      Object.assign(before, { ValidTo: to, ...(dice() < 0.3 && { Status: 'Retired' }) });
      const entry = diary.findLast((each) => each.title === title);
      if (entry) entry.to = to;
      open.delete(title);
      if (dice() < 0.2) continue;
    }
    const row: Row = {
      id: rows.length + 1,
      Title: title,
      Area: 'A',
      Owner: owner,
      Deputy: deputy,
      ValidFrom: day,
      Status: 'Active',
    };
    rows.push(row);
    open.set(title, row);
    diary.push({ title, owner: owner.oid, from: day });
  }
  rows.push({ id: rows.length + 1, Title: 'Entwurf', Owner: deputy, Status: 'Draft' });
  return { rows, diary, absences, last: day };
}

describe('the register as of a day', () => {
  it('names the owners the diary names, and who stood in, for any day of a thousand changes', () => {
    assert(
      property(integer({ min: 1, max: 1_000_000 }), nat({ max: 1_500 }), (seed, ahead) => {
        const { rows, diary, absences } = history(seed);
        const day = daysLater(first, ahead);
        const { responsibilities, doubts } = registerAsOf(rows, day);
        const said = responsibilities.map((each) => `${each.title}: ${each.owner.oid}`);
        const true_ = diary
          .filter(({ from, to }) => from <= day && (to === undefined || day <= to))
          .map(({ title, owner }) => `${title}: ${owner}`);
        expect(said.toSorted(byText)).toEqual(true_.toSorted(byText));
        expect(doubts).toEqual([]);
        for (const each of responsibilities) {
          const isAway = absences.some(
            ({ oid, from, to = '' }) => oid === each.owner.oid && from <= day && day <= to,
          );
          const received = whoReceives(each, absences, day)?.person.oid;
          expect(received).toBe(isAway ? deputy.oid : each.owner.oid);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('says what cannot be known: a first day that is missing, and a retired row without a last one', () => {
    const rows = [
      { id: 1, Title: 'Fax', Owner: person('Anna'), Status: 'Retired', ValidFrom: '2024-01-01' },
      { id: 2, Title: 'Post', Owner: person('Ben') },
    ];
    expect(registerAsOf(rows, '2026-03-14')).toMatchObject({
      responsibilities: [{ id: 2 }],
      doubts: [
        { row: 2, title: 'Post', why: 'begin_unknown' },
        { row: 1, title: 'Fax', why: 'end_unknown' },
      ],
    });
  });

  it('never takes a draft for something that was in force', () => {
    const rows = [{ id: 1, Title: 'Fax', Owner: person('Anna'), Status: 'Draft' }];
    expect(registerAsOf(rows, '2026-03-14')).toEqual({ responsibilities: [], doubts: [] });
  });
});

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
