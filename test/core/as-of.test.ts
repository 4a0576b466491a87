import { assert, integer, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registerAsOf } from '../../src/core/as-of.ts';
import { whoReceives } from '../../src/core/cover.ts';
import type { Absence, Day } from '../../src/core/responsibility.ts';
import {
  changedSince,
  type ListedRow,
  noHistory,
  type RowHistory,
  type RowVersion,
} from '../../src/core/row-history.ts';
import { daysLater } from '../../src/core/zoned-time.ts';
import { diceOf } from '../simulation/faults.ts';
import { person } from '../support/register.ts';

type Row = Record<string, unknown> & { id: number };

/** What somebody who watched the whole time would have written down about one task, day by day. */
interface Entry {
  title: string;
  owner: string;
  deputy: string;
  text: string;
  from: Day;
  to?: Day;
}

const first: Day = '2024-01-01';

/** A list that was changed a thousand times, as SharePoint keeps it, and a diary of who answered and who stood in. */
function history(seed: number, changes = 1_000) {
  const dice = diceOf(seed);
  const someone = () => person(`Person ${Math.floor(dice() * 25)}`);
  const list = new Map<number, RowVersion[]>();
  const open = new Map<string, Row>();
  const diary: Entry[] = [];
  const absences: Absence[] = [];
  let [day, second] = [first, 0];
  const write = (row: Row) => {
    second += 1;
    const at = new Date(Date.parse(`${day}T06:00:00Z`) + second * 1000).toISOString();
    const versions = list.get(row.id) ?? [];
    const Created = versions.at(-1)?.writtenAt ?? at;
    const written = { writtenAt: at, row: { ...row, Created, Modified: at } };
    list.set(row.id, [written, ...versions]);
  };
  const note = (entry: Omit<Entry, 'from' | 'to'>) => {
    const before = diary.findLast(({ title }) => title === entry.title);
    if (before?.from === day) {
      Object.assign(before, entry);
      delete before.to;
    } else {
      if (before) before.to ??= daysLater(day, -1);
      diary.push({ ...entry, from: day });
    }
  };
  const begin = (title: string) => {
    const [owner, deputy, text] = [someone(), someone(), `${title} ${dice()}`];
    const id = list.size + 1;
    const said = { Title: title, Area: 'A', Owner: owner, Deputy: deputy, Description: text };
    const row: Row = { id, ...said, ValidFrom: day, Status: 'Active' };
    open.set(title, row);
    write(row);
    note({ title, owner: owner.oid, deputy: deputy.oid, text });
  };
  const end = (row: Row, title: string) => {
    const isBare = dice() < 0.2;
    const lastDay = isBare ? {} : { ValidTo: daysLater(day, -1) };
    const isRetired = isBare || dice() < 0.3;
    write({ ...row, ...lastDay, ...(isRetired && { Status: 'Retired' }) });
    const entry = diary.findLast((each) => each.title === title);
    if (entry) entry.to = daysLater(day, -1);
    open.delete(title);
  };
  const overwrite = (row: Row, title: string) => {
    const [deputy, text] = [someone(), `${title} ${dice()}`];
    const changed = { ...row, Deputy: deputy, ...(dice() < 0.5 && { Description: text }) };
    open.set(title, changed);
    write(changed);
    const { owner = '', text: old = '' } = diary.findLast((each) => each.title === title) ?? {};
    note({ title, owner, deputy: deputy.oid, text: changed.Description === text ? text : old });
  };
  for (let change = 0; change < changes; change++) {
    const passed = Math.floor(dice() * 3);
    if (passed > 0) [day, second] = [daysLater(day, passed), 0];
    const title = `Aufgabe ${Math.floor(dice() * 40)}`;
    const before = open.get(title);
    if (dice() < 0.2) absences.push({ oid: someone().oid, from: day, to: daysLater(day, 5) });
    if (before === undefined) begin(title);
    else if (dice() < 0.6) overwrite(before, title);
    else if (before['ValidFrom'] !== day) {
      end(before, title);
      if (dice() < 0.8) begin(title);
    }
  }
  const rows = [...list.values()].flatMap(([newest]) => (newest ? [newest.row] : []));
  rows.push({ id: rows.length + 1, Title: 'Entwurf', Owner: someone(), Status: 'Draft' });
  return { rows, list, diary, absences };
}

/** What Baton asks SharePoint for, and nothing more. */
function asked(rows: readonly ListedRow[], day: Day, list: ReadonlyMap<number, RowVersion[]>) {
  const wanted = changedSince(rows, day).map(({ id }) => [id, list.get(id) ?? []] as const);
  return { versions: new Map(wanted), missing: 'versions_unread' } satisfies RowHistory;
}

describe('the register as of a day', () => {
  it('names owners, deputies and texts as the diary has them, and who stood in, for any day of a thousand changes', () => {
    assert(
      property(integer({ min: 1, max: 1_000_000 }), nat({ max: 1_500 }), (seed, ahead) => {
        const { rows, list, diary, absences } = history(seed);
        const day = daysLater(first, ahead);
        const { responsibilities, doubts } = registerAsOf(rows, day, asked(rows, day, list));
        const said = responsibilities.map(({ title, owner, deputies: [deputy], description }) =>
          [title, owner.oid, deputy?.oid, description].join(' | '),
        );
        const true_ = diary.filter(
          ({ from, to }) => from <= day && (to === undefined || day <= to),
        );
        const noted = true_.map(({ title, owner, deputy, text }) =>
          [title, owner, deputy, text].join(' | '),
        );
        expect(said.toSorted(byText)).toEqual(noted.toSorted(byText));
        expect(doubts).toEqual([]);
        const isAway = (who: string) =>
          absences.some(({ oid, from, to = '' }) => oid === who && from <= day && day <= to);
        for (const { title, owner, deputy } of true_) {
          const row = responsibilities.find((each) => each.title === title);
          const received = row && whoReceives(row, absences, day)?.person.oid;
          expect(received).toBe([owner, deputy].find((who) => !isAway(who)));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('says of every row of which it tells today’s texts because nobody read the versions that it is not certain', () => {
    const { rows, diary } = history(7);
    const day = daysLater(first, 400);
    const { responsibilities, doubts } = registerAsOf(rows, day);
    const wrong = responsibilities.filter(({ title, description }) => {
      const noted = diary.find((each) => each.title === title && each.text === description);
      return noted === undefined || noted.from > day;
    });
    expect(wrong.length).toBeGreaterThan(0);
    expect(doubts.map(({ row }) => row)).toEqual(expect.arrayContaining(wrong.map(({ id }) => id)));
    expect(doubts.map(({ why }) => why)).toContain('versions_unread');
  });

  it('names whoever was responsible then though the directory does not know them any more', () => {
    const row = {
      id: 1,
      Title: 'Fax',
      Owner: { name: 'Anna Alt', mail: 'anna@firma.example' },
      Status: 'Active',
      Created: '2026-01-05T08:00:00Z',
      Modified: '2026-01-05T08:00:00Z',
    };
    const { responsibilities, doubts } = registerAsOf([row], '2026-03-14');
    expect(responsibilities).toMatchObject([{ owner: { name: 'Anna Alt' } }]);
    expect(doubts).toEqual([]);
    const [then] = responsibilities;
    expect(then && whoReceives(then, [], '2026-03-14')?.person.name).toBe('Anna Alt');
    expect(registerAsOf([row], '2026-03-14', noHistory, false).responsibilities).toEqual([]);
  });

  it('says what cannot be known: a first day that is missing, and a retired row without a last one', () => {
    const rows = [
      { id: 1, Title: 'Fax', Owner: person('Anna'), Status: 'Retired', ValidFrom: '2024-01-01' },
      { id: 2, Title: 'Post', Owner: person('Ben') },
    ];
    expect(registerAsOf(rows, '2026-03-14')).toMatchObject({
      responsibilities: [{ id: 2 }],
      doubts: [
        { row: 2, title: 'Post', why: 'versions_unread' },
        { row: 1, title: 'Fax', why: 'end_unknown' },
      ],
    });
  });

  it('never takes a draft for something that was in force', () => {
    const rows = [{ id: 1, Title: 'Fax', Owner: person('Anna'), Status: 'Draft' }];
    expect(registerAsOf(rows, '2026-03-14')).toMatchObject({ responsibilities: [], doubts: [] });
  });
});

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
