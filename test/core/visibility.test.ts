import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whoReceives } from '../../src/core/cover.ts';
import type { HandoffRecord } from '../../src/core/handoff-record.ts';
import { namedRoles, type Roles } from '../../src/core/roles.ts';
import type { Absence, Responsibility } from '../../src/core/responsibility.ts';
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
    const waysOf = (oid: string, away: Absence[]) =>
      waysToSee(
        record,
        viewerOf(
          oid,
          sightOn(today, {
            responsibilities: [row],
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
