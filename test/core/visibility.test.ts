import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whoReceives } from '../../src/core/cover.ts';
import type { HandoffRecord } from '../../src/core/handoff-record.ts';
import { runOf } from '../../src/core/process-run.ts';
import { namedRoles, type Roles } from '../../src/core/roles.ts';
import type { Absence, Responsibility } from '../../src/core/responsibility.ts';
import { recipientAsTold, runAsSeen } from '../../src/core/run-sight.ts';
import {
  maySee,
  sightOn,
  viewerOf,
  visibleTo,
  visibleToAuditor,
  waysToSee,
} from '../../src/core/visibility.ts';
import { openHandoffIndex } from '../../src/store/handoff-index.ts';
import { handoffRecord, storedHandoff } from '../support/handoff.ts';

const today = '2026-11-25';
const everybody = ['a', 'b', 'c', 'd', 'e', 'f'];
const areas = ['', 'Rechnungen', 'Lohn'];
const somebody = fc.constantFrom(...everybody);
const people = fc.uniqueArray(somebody, { maxLength: 3 });
const named = (oid: string) => ({ oid, name: oid, mail: `${oid}@x.example` });

function responsibility(id: number, more: Partial<Responsibility> = {}): Responsibility {
  return {
    id,
    title: `Zuständigkeit ${id}`,
    area: 'Rechnungen',
    description: '',
    notHere: '',
    keywords: [],
    excludedPhrases: [],
    senderPatterns: [],
    mailboxes: [],
    owner: named('a'),
    deputies: [],
    team: [],
    informed: [],
    separateFrom: [],
    confidential: false,
    filing: false,
    ...more,
  };
}

const register = fc
  .array(
    fc.record({
      owner: somebody,
      deputies: people,
      team: people,
      informed: people,
      ended: fc.boolean(),
    }),
    { maxLength: 4 },
  )
  .map((rows) =>
    rows.map(({ owner, deputies, team, informed, ended }, at) =>
      responsibility(at + 1, {
        owner: named(owner),
        deputies: deputies.map(named),
        team: team.map(named),
        informed: informed.map(named),
        ...(ended && { validTo: '2026-11-01' }),
      }),
    ),
  );
const absences: fc.Arbitrary<Absence[]> = fc.array(
  fc.record({
    oid: somebody,
    from: fc.constantFrom('2026-11-20', '2026-11-25', '2026-11-26'),
    to: fc.constantFrom('2026-11-24', '2026-11-25', '2026-12-24'),
  }),
  { maxLength: 4 },
);
const roles: fc.Arbitrary<Roles> = fc.record({
  auditors: people,
  leads: fc.array(fc.record({ area: fc.constantFrom('Rechnungen', 'Lohn'), oids: people }), {
    maxLength: 3,
  }),
});
const handoffs = fc
  .array(
    fc.record({
      sender: somebody,
      owner: somebody,
      accountable: fc.option(somebody, { nil: undefined }),
      responsibilityId: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      area: fc.constantFrom(...areas),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ sender, owner, accountable, responsibilityId, area }) =>
      handoffRecord({
        handedOffBy: named(sender),
        owner: named(owner),
        area,
        ...(accountable !== undefined && { onBehalfOf: named(accountable) }),
        ...(responsibilityId !== undefined && { responsibilityId }),
      }),
    ),
  );
const layout = fc.record({ register, absences, roles, handoffs });

type Layout = typeof layout extends fc.Arbitrary<infer Value> ? Value : never;

/** The same rule told a second time, slowly and from the other end: hand-off by hand-off, person by person. */
function shouldSee(record: HandoffRecord, oid: string, world: Layout): boolean {
  if (record.handedOffBy.oid === oid || record.owner.oid === oid) return true;
  if (record.onBehalfOf?.oid === oid) return true;
  for (const { area, oids } of world.roles.leads) {
    if (area === record.area && oids.includes(oid)) return true;
  }
  const row = world.register.find(({ id }) => id === record.responsibilityId);
  if (row === undefined) return false;
  if (row.informed.some((each) => each.oid === oid)) return true;
  const ownerIsAway = world.absences.some(
    (each) => each.oid === record.owner.oid && each.from <= today && (each.to ?? today) >= today,
  );
  return ownerIsAway && whoReceives(row, world.absences, today)?.person.oid === oid;
}

const viewersOf = (world: Layout) => {
  const sight = sightOn(today, {
    responsibilities: world.register,
    successors: new Map(),
    absences: world.absences,
    roles: world.roles,
  });
  return everybody.map((oid) => viewerOf(oid, sight));
};

describe('who sees a hand-off', () => {
  it('are exactly those whom promise 6 names, in any layout', () => {
    fc.assert(
      fc.property(layout, (world) => {
        for (const viewer of viewersOf(world)) {
          for (const record of world.handoffs) {
            const expected = shouldSee(record, viewer.oid, world);
            expect(maySee(record, viewer)).toBe(expected);
            const ways = waysToSee(record, viewer);
            expect(ways.some((way) => way !== 'auditor')).toBe(expected);
            expect(ways.includes('auditor')).toBe(world.roles.auditors.includes(viewer.oid));
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are the same in the pages of the index, and only auditors see all of it when they ask as such', () => {
    fc.assert(
      fc.property(layout, (world) => {
        const index = openHandoffIndex(':memory:', 'a');
        const rows = world.handoffs.map((record, at) => storedHandoff(at + 1, record));
        index.beginNext();
        index.take(
          { kind: 'page', rows, deleted: [], unreadable: [], next: 'x', isLast: true },
          'next',
        );
        index.complete(today, 'next');
        const ask = (rule: ReturnType<typeof visibleTo>) =>
          index
            .page({ rules: [rule], order: 'handed_off', descending: false, skip: 0, size: 99 })
            .rows.map(({ record }) => record.handoffKey)
            .toSorted();
        for (const viewer of viewersOf(world)) {
          const seen = rows.filter(({ record }) => shouldSee(record, viewer.oid, world));
          expect(ask(visibleTo(viewer))).toEqual(
            seen.map(({ record }) => record.handoffKey).toSorted(),
          );
          expect(ask(visibleToAuditor(viewer))).toHaveLength(viewer.auditor ? rows.length : 0);
        }
        index.close();
      }),
      { numRuns: 60 },
    );
  });

  it('is the deputy whose turn it is, and only while the owner is away', () => {
    const row = responsibility(1, { deputies: [named('b'), named('c')], informed: [named('d')] });
    const record = handoffRecord({
      owner: named('a'),
      handedOffBy: named('e'),
      responsibilityId: 1,
    });
    const waysOf = (oid: string, away: Absence[], of = record) =>
      waysToSee(
        of,
        viewerOf(
          oid,
          sightOn(today, {
            responsibilities: [row],
            successors: new Map([[9, row.id]]),
            absences: away,
            roles: { auditors: [], leads: [] },
          }),
        ),
      );
    const a = { oid: 'a', from: '2026-11-24', to: '2026-11-26' };
    expect(waysOf('b', [])).toEqual([]);
    expect(waysOf('b', [a])).toEqual(['deputy']);
    expect(waysOf('c', [a])).toEqual([]);
    expect(waysOf('c', [a, { oid: 'b', from: '2026-11-25' }])).toEqual(['deputy']);
    expect(waysOf('d', [])).toEqual(['informed']);
    // and whoever answers in the place of a row that has ended
    const before = { ...record, responsibilityId: 9 };
    expect(waysOf('b', [a], before)).toEqual(['deputy']);
    expect(waysOf('b', [], before)).toEqual([]);
    expect(waysOf('d', [a], before)).toEqual([]);
  });
});

/** The hand-offs of a layout as the steps of one run; each says something that none of the others says. */
function asRun(world: Layout): HandoffRecord[] {
  return world.handoffs.map((record, at) => ({
    ...record,
    process: 'Eingangsrechnung',
    processKey: 'der-durchlauf',
    step: (at % 5) + 1,
    state: at % 3 === 0 ? 'done' : 'accepted',
    title: `Titel-${at}.`,
    subject: `Betreff-${at}.`,
    owner: { ...record.owner, name: `Inhaber-${at}.` },
    ...(record.onBehalfOf && { onBehalfOf: { ...record.onBehalfOf, name: `Vertreten-${at}.` } }),
    handedOffAt: `2026-11-20T08:00:${10 + at}Z`,
    stateSince: `2026-11-20T09:00:${10 + at}Z`,
  }));
}

const marksOf = ({ handoffKey, title, subject, owner, onBehalfOf, ...times }: HandoffRecord) =>
  [
    handoffKey,
    title,
    subject,
    owner.name,
    onBehalfOf?.name ?? '',
    times.handedOffAt,
    times.stateSince,
  ].filter(Boolean);

describe('who sees what of a run', () => {
  it('see nothing of a hand-off that is not theirs to see but that its step is open or done', () => {
    fc.assert(
      fc.property(layout, (world) => {
        const records = asRun(world);
        const run = runOf(records, world.register);
        for (const viewer of viewersOf(world)) {
          const rows = { responsibilities: world.register, readable: world.register };
          const seenRun = runAsSeen(records, { rule: visibleTo(viewer), ...rows });
          const told = seenRun?.told;
          expect(seenRun?.whole).toEqual(told && run);
          const seen = records.filter((record) => shouldSee(record, viewer.oid, world));
          const others = records.filter((record) => !seen.includes(record));
          expect(told?.subject).toBe(seen[0]?.subject);
          const text = JSON.stringify(told) ?? '';
          expect(others.flatMap(marksOf).filter((mark) => text.includes(mark))).toEqual([]);
          const states = told?.steps.map(({ step, state }) => [step, state]);
          const all = run?.steps.map(({ step, state }) => [step, state]);
          expect(states).toEqual(seen.length > 0 ? all : undefined);
          const keys = seen.map(({ handoffKey }) => handoffKey);
          for (const { step, by, hidden } of told?.steps ?? []) {
            const whole = run?.steps.find((each) => each.step === step);
            const isTheirs = keys.includes(whole?.handoffKey ?? '');
            expect(hidden).toBe(isTheirs ? undefined : true);
            expect(by).toEqual(isTheirs ? whole?.by : undefined);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a run of which somebody sees nothing', () => {
  it('is not worked out: of many runs most are of others', () => {
    const record = handoffRecord({ process: 'Eingangsrechnung', processKey: 'x', step: 1 });
    const untouched = new Proxy<Responsibility[]>([], {
      get: () => {
        throw new Error('the register was gone through');
      },
    });
    const rows = { responsibilities: untouched, readable: untouched };
    expect(runAsSeen([record], { rule: [], ...rows })).toBeUndefined();
    expect(() => runAsSeen([record], { rule: [[]], ...rows })).toThrow('gone through');
  });
});

describe('whoever four eyes keep from the next step', () => {
  it('is named with that, but not with what they did nor for whom', () => {
    const who = { person: named('a'), role: 'owner', reason: 'four_eyes' } as const;
    const next = { person: named('b'), role: 'deputy' } as const;
    const told = recipientAsTold({
      ...next,
      skipped: [{ ...who, did: 'record', stoodInFor: 'Dora' }],
    });
    expect(told).toEqual({ ...next, skipped: [who] });
  });
});

describe('leads and auditors in the settings', () => {
  it('stand by address, one area a line; what cannot be read names nobody', () => {
    const Leads =
      'Rechnungen: Anna@x.example, b@x.example\r\nLohn: c@x.example\nohne Doppelpunkt\n: d@x.example\nLeer:';
    expect(namedRoles({ Leads, Auditors: 'P@x.example; \n q@x.example kein' })).toEqual({
      auditors: ['p@x.example', 'q@x.example'],
      leads: [
        { area: 'Rechnungen', mails: ['anna@x.example', 'b@x.example'] },
        { area: 'Lohn', mails: ['c@x.example'] },
      ],
    });
  });

  it('are nobody by default', () => {
    expect(namedRoles({})).toEqual({ auditors: [], leads: [] });
  });
});
