import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { HandoffQuestion } from '../../src/core/handoff-question.ts';
import type { HandoffRule } from '../../src/core/handoff-rule.ts';
import { openHandoffIndex } from '../../src/store/handoff-index.ts';
import type { Stored } from '../../src/usecases/handoff-ports.ts';
import { seen, storedHandoff } from '../support/handoff.ts';

type Index = ReturnType<typeof openHandoffIndex>;

const all: HandoffQuestion = {
  rules: [],
  order: 'handed_off',
  descending: true,
  skip: 0,
  size: 50,
};
const asOf = '2026-11-25T10:00:00.000Z';

const opened: Index[] = [];
const folder = mkdtempSync(join(tmpdir(), 'baton-index-'));
afterEach(() => {
  for (const index of opened.splice(0)) index.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(file = ':memory:', shape = 'a'): Index {
  const index = openHandoffIndex(file, shape);
  opened.push(index);
  return index;
}

function fill(index: Index, rows: Stored[], cursor = 'link-1'): Index {
  index.beginNext();
  index.take(
    { kind: 'page', rows, deleted: [], unreadable: [], next: cursor, isLast: true },
    'next',
  );
  index.complete(asOf, 'next');
  return index;
}

const take = (index: Index, more: { rows?: Stored[]; deleted?: string[]; unreadable?: string[] }) =>
  index.take(
    { kind: 'page', rows: [], deleted: [], unreadable: [], next: 'link-2', isLast: true, ...more },
    'current',
  );
const ids = (index: Index, question: Partial<HandoffQuestion> = {}) =>
  index.page({ ...all, ...question }).rows.map(({ itemId }) => itemId);

describe('the index of hand-offs', () => {
  it('counts what is open of those who are asked about, by responsibility', () => {
    const sabine = { oid: 'sabine', name: 'Sabine Kern' };
    const deniz = { oid: 'deniz', name: 'Deniz Yıldız' };
    const index = fill(open(), [
      storedHandoff(1, { owner: sabine, state: 'offered', responsibilityId: 4 }),
      storedHandoff(2, { owner: sabine, state: 'accepted', responsibilityId: 4 }),
      storedHandoff(3, { owner: sabine, state: 'done', responsibilityId: 4 }),
      storedHandoff(4, { owner: deniz, state: 'offered', responsibilityId: 5 }),
    ]);
    expect(index.openOf(['sabine', 'petra'])).toEqual([
      { owner: 'sabine', responsibilityId: 4, count: 2 },
    ]);
    expect(open().openOf(['sabine'])).toEqual([]);
    const same = ['sabine', 'deniz'];
    const counts = () => index.openOf(same).map(({ count }) => count);
    expect(counts()).toEqual([1, 2]);
    index.put(seen(storedHandoff(5, { owner: deniz, state: 'waiting', responsibilityId: 5 })));
    expect(counts()).toEqual([1, 2]);
    index.put(seen(storedHandoff(6, { owner: deniz, state: 'accepted', responsibilityId: 5 })));
    expect(counts()).toEqual([2, 2]);
  });

  it('has one word for what somebody may see, which changes with it and with nothing else', () => {
    const people = ['sabine', 'deniz', 'petra', 'uwe'];
    const wordOf = (oid: string) =>
      index.versionOf([[{ field: 'sender', among: [oid] }], [{ field: 'owner', among: [oid] }]]);
    const named = (oid: string) => ({ oid, name: oid });
    const between = { handedOffBy: named('petra'), owner: named('sabine'), handoffKey: 'k-1' };
    const index = fill(open(), [
      storedHandoff(1, between),
      storedHandoff(2, { owner: named('uwe') }),
    ]);
    let words = people.map(wordOf);
    const changedFor = (change: () => void) => {
      const before = words;
      change();
      words = people.map(wordOf);
      return people.filter((_, at) => words[at] !== before[at]);
    };
    const passed = storedHandoff(1, { ...between, owner: named('deniz') }, 2);
    expect(changedFor(() => index.put(passed))).toEqual(['sabine', 'deniz', 'petra']);
    const { subject, ...rest } = passed.record;
    const turned = {
      ...passed,
      record: { ...rest, handedOffAt: '2026-11-23T08:00:00.000Z', subject },
    };
    expect(changedFor(() => index.put(turned))).toEqual([]);
    const other = { ...passed, record: { ...rest, subject: 'by hand \ud83d' } };
    expect(changedFor(() => index.put(other))).toEqual(['deniz', 'petra']);
    expect(changedFor(() => take(index, { deleted: ['1'] }))).toEqual(['deniz', 'petra']);
    expect(changedFor(() => fill(index, [storedHandoff(2, { owner: named('uwe') })]))).toEqual([
      'petra',
      'uwe',
    ]);
  });

  it('has words that follow every way in which somebody may see a hand-off, and steps of runs', () => {
    const row = (more: Parameters<typeof storedHandoff>[1], version: number) =>
      storedHandoff(
        1,
        { handoffKey: 'k-1', responsibilityId: 4, area: 'Einkauf', ...more },
        version,
      );
    const index = fill(open(), [row({}, 1), storedHandoff(2, { handoffKey: 'k-2', area: '' })]);
    const ways: Record<string, HandoffRule> = {
      area: [[{ field: 'area', among: ['Einkauf', 'Lohn'] }]],
      responsibility: [[{ field: 'responsibility', among: [4] }]],
      accountable: [[{ field: 'accountable', among: ['uwe'] }]],
      deputy: [
        [
          { field: 'owner', among: ['sabine', 'x', 'y'] },
          { field: 'responsibility', among: [5, 9] },
        ],
      ],
    };
    const words = () => ({
      ...Object.fromEntries(
        Object.entries(ways).map(([way, rule]) => [way, index.versionOf(rule)]),
      ),
      steps: index.versionOfSteps(),
    });
    let now: Record<string, string> = words();
    const changedBy = (more: Parameters<typeof storedHandoff>[1], version: number) => {
      const before = now;
      index.put(row(more, version));
      now = words();
      return Object.keys(now).filter((way) => now[way] !== before[way]);
    };
    expect(changedBy({ state: 'done' }, 2)).toEqual(['area', 'responsibility']);
    expect(changedBy({ onBehalfOf: { oid: 'uwe', name: 'Uwe' } }, 3)).toEqual([
      'area',
      'responsibility',
      'accountable',
    ]);
    expect(changedBy({ area: 'Lohn', processKey: 'k-1' }, 4)).toEqual([
      'area',
      'responsibility',
      'accountable',
      'steps',
    ]);
    expect(changedBy({ area: 'Lohn', responsibilityId: 5 }, 5)).toEqual([
      'area',
      'responsibility',
      'deputy',
      'steps',
    ]);
    expect(() => index.versionOf([[]])).toThrow('no one word');
  });

  it('knows nothing before the list was read to its end once', () => {
    const index = open();
    index.beginNext();
    expect(index.state()).toBeUndefined();
    expect(index.cursor()).toBeUndefined();
    expect(index.page(all)).toEqual({ rows: [], total: 0 });
  });

  it('gives back what it was given, whole', () => {
    const stored = storedHandoff(7, { due: '2026-11-30', note: 'Frist „heute“' });
    expect(fill(open(), [stored]).page(all)).toEqual({ rows: [seen(stored)], total: 1 });
  });

  it('shows an own change at once, and never an older version after it', () => {
    const index = fill(open(), [storedHandoff(1)]);
    index.put(storedHandoff(1, { state: 'done' }, 3));
    take(index, { rows: [storedHandoff(1, { state: 'accepted' }, 2)] });
    expect(index.page(all).rows[0]?.record.state).toBe('done');
    take(index, { rows: [storedHandoff(1, { state: 'waiting' }, 4)] });
    expect(index.page(all).rows[0]?.record.state).toBe('waiting');
  });

  it('does not bring a deleted row back by an old version of it', () => {
    const index = fill(open(), [storedHandoff(1, {}, 2)]);
    take(index, { deleted: ['1'] });
    take(index, { rows: [storedHandoff(1, {}, 1)] });
    expect(ids(index)).toEqual([]);
    take(index, { rows: [storedHandoff(1, {}, 3)] });
    expect(ids(index)).toEqual(['1']);
  });

  it('counts rows that cannot be read, and shows them again once they can', () => {
    const index = fill(open(), [storedHandoff(1), storedHandoff(2)]);
    take(index, { unreadable: ['2'] });
    expect([ids(index), index.state()?.unreadable]).toEqual([['1'], 1]);
    take(index, { rows: [storedHandoff(2, {}, 5)] });
    expect([ids(index).length, index.state()?.unreadable]).toEqual([2, 0]);
  });

  it('answers from the old rows while new ones are read beside, and changes over at once', () => {
    const index = fill(open(), [storedHandoff(1), storedHandoff(2)]);
    index.beginNext();
    index.take(
      {
        kind: 'page',
        rows: [storedHandoff(2)],
        deleted: [],
        unreadable: [],
        next: 'x',
        isLast: true,
      },
      'next',
    );
    index.put(storedHandoff(3));
    expect(ids(index)).toEqual(['3', '2', '1']);
    index.complete('2026-11-25T11:00:00.000Z', 'next');
    expect(ids(index)).toEqual(['3', '2']);
    expect([index.state()?.asOf, index.cursor()]).toEqual(['2026-11-25T11:00:00.000Z', 'x']);
  });

  it('survives a restart with its age and its place; half a new one does not count', () => {
    const file = join(folder, 'restart.sqlite');
    const first = fill(open(file), [storedHandoff(1)]);
    first.beginNext();
    first.close();
    opened.splice(0);
    const again = open(file);
    expect([ids(again), again.state()?.asOf, again.cursor()]).toEqual([['1'], asOf, 'link-1']);
  });

  it('begins a new reading where the list begins, wherever one before it broke', () => {
    const file = join(folder, 'broken-in-the-middle.sqlite');
    const half = { deleted: [], unreadable: [], next: 'page-2', isLast: false };
    const first = open(file);
    first.beginNext();
    first.take({ kind: 'page', rows: [storedHandoff(1)], ...half }, 'next');
    expect(first.nextCursor()).toBe('page-2');
    first.beginNext();
    expect(first.nextCursor()).toBeUndefined();
    first.take({ kind: 'page', rows: [storedHandoff(1)], ...half }, 'next');
    opened.pop()?.close();
    const second = open(file);
    second.beginNext();
    expect(second.nextCursor()).toBeUndefined();
  });

  it('is thrown away when a record holds something else now, or when the file is broken', () => {
    const file = join(folder, 'shape.sqlite');
    fill(open(file, 'a'), [storedHandoff(1)]).close();
    opened.splice(0);
    const other = open(file, 'b');
    expect(other.state()).toBeUndefined();
    other.close();
    opened.splice(0);
    writeFileSync(file, 'this is no database, and it is long enough to be looked at'.repeat(50));
    expect(open(file, 'b').state()).toBeUndefined();
  });

  it('lies in memory for a second process on the same folder', () => {
    const file = join(folder, 'two.sqlite');
    const first = fill(open(file), [storedHandoff(1)]);
    const second = open(file);
    expect(second.state()).toBeUndefined();
    fill(second, [storedHandoff(2)]);
    expect([ids(first), ids(second)]).toEqual([['1'], ['2']]);
  });

  it('gives every row in the order of the list, from any place on', () => {
    const rows = Array.from({ length: 1203 }, (_, at) => storedHandoff(at + 1));
    const index = fill(open(), rows);
    expect([...index.everyRow()].map(({ itemId }) => Number(itemId))).toEqual(
      rows.map((_, at) => at + 1),
    );
    expect([...index.everyRow(1200)].map(({ itemId }) => itemId)).toEqual(['1201', '1202', '1203']);
  });

  it('notices ids it has not heard of, also those only the index before knew', () => {
    const index = fill(open(), [storedHandoff(2), storedHandoff(5)]);
    index.noteUnheard('current');
    expect(index.unheard('current', 10)).toEqual(['4', '3', '1']);
    index.settle('4', storedHandoff(4), 'current');
    index.settle('3', undefined, 'current');
    expect(index.unheard('current', 10)).toEqual(['1']);
    expect([ids(index), index.state()?.hidden]).toEqual([['5', '4', '2'], 1]);
    index.beginNext();
    index.take(
      {
        kind: 'page',
        rows: [storedHandoff(1), storedHandoff(2)],
        deleted: ['4'],
        unreadable: [],
        next: 'x',
        isLast: true,
      },
      'next',
    );
    index.noteUnheard('next');
    expect(index.unheard('next', 10)).toEqual(['5', '3']);
  });
});

describe('a question to the index', () => {
  const rows = [
    storedHandoff(1, { handedOffAt: '2026-11-20T08:00:00Z', owner: { oid: 'a', name: 'Özil' } }),
    storedHandoff(2, {
      handedOffAt: '2026-11-21T08:00:00Z',
      subject: 'Lohnabrechnungskorrektur März',
      owner: { oid: 'b', name: 'Peters' },
      due: '2026-12-01',
      state: 'done',
    }),
    storedHandoff(3, {
      handedOffAt: '2026-11-22T08:00:00Z',
      senderName: 'Müller & Söhne',
      owner: { oid: 'a', name: 'Özil' },
      due: '2026-11-28',
      hops: 2,
    }),
  ];

  it('is sorted both ways, what has no due date last, names as people sort them', () => {
    const index = fill(open(), rows);
    expect(ids(index, { order: 'due', descending: false })).toEqual(['3', '2', '1']);
    expect(ids(index, { order: 'owner', descending: false })).toEqual(['1', '3', '2']);
    expect(ids(index, { order: 'handed_off', descending: false })).toEqual(['1', '2', '3']);
  });

  it('is paged, and says how many there are on all pages', () => {
    const index = fill(open(), rows);
    const { rows: second, total } = index.page({ ...all, skip: 1, size: 1 });
    expect([second.map(({ itemId }) => itemId), total]).toEqual([['2'], 3]);
  });

  it.each([
    ['abrechnung', ['2']],
    ['MAERZ', ['2']],
    ['muller soehne', ['3']],
    ['mahnung 8840217', ['3', '1']],
    ['mü', ['3']],
    ['ü', []],
    ['" OR words MATCH "x', []],
    ['mahnung nirgends', []],
    ['  ', ['3', '2', '1']],
  ])('finds by words of subject or sender: %s', (words, expected) => {
    expect(ids(fill(open(), rows), { words })).toEqual(expected);
  });

  it('keeps to a period, to how often it was passed on, and to rules', () => {
    const index = fill(open(), rows);
    expect(ids(index, { from: '2026-11-21T08:00:00Z', before: '2026-11-22T08:00:00Z' })).toEqual([
      '2',
    ]);
    expect(ids(index, { hops: 2 })).toEqual(['3']);
    const mine = [[{ field: 'owner', among: ['a'] }]] as const;
    const open_ = [[{ field: 'state', among: ['done'], not: true }]] as const;
    expect(ids(index, { rules: [mine] })).toEqual(['3', '1']);
    expect(ids(index, { rules: [mine, open_, [[]]] })).toEqual(['3', '1']);
    expect(ids(index, { rules: [[]] })).toEqual([]);
  });

  it('takes values as values, also very many of them', () => {
    const index = fill(open(), rows);
    const many = Array.from({ length: 200 }, (_, at) => `nobody-${at}`);
    expect(ids(index, { rules: [[[{ field: 'owner', among: [...many, 'b'] }]]] })).toEqual(['2']);
    expect(ids(index, { rules: [[[{ field: 'owner', among: ["a' OR 1=1 --"] }]]] })).toEqual([]);
  });
});
