import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Conditions, whoReceives } from '../../src/core/cover.ts';
import { person, responsibility } from '../support/register.ts';

const today = '2026-11-23';
const people = 'ABCDEFGH'.split('').map(person);
const anybody = fc.constantFrom(...people);

const day = fc
  .integer({ min: 10, max: 30 })
  .map((date) => `2026-11-${String(date).padStart(2, '0')}`);
const absence = fc.record(
  { oid: anybody.map(({ oid }) => oid), from: day, to: day, coveredBy: anybody },
  { requiredKeys: ['oid', 'from'] },
);
const doneStep = fc.record(
  { step: fc.integer({ min: 1, max: 3 }), by: anybody, onBehalfOf: anybody },
  { requiredKeys: ['step', 'by'] },
);
/** What is no number of hours is none. */
const counted = (figure = 0) => (Number.isFinite(figure) && figure > 0 ? figure : 0);
const hours = fc.oneof(fc.double(), fc.integer({ min: 0, max: 40 }));
const conditions: fc.Arbitrary<Conditions> = fc.record(
  {
    openHours: fc
      .array(fc.tuple(anybody, hours))
      .map((entries) => new Map(entries.map(([{ oid }, open]) => [oid, open]))),
    doneSteps: fc.array(doneStep, { maxLength: 4 }),
  },
  { requiredKeys: [] },
);
const step = fc
  .record({
    owner: anybody,
    deputies: fc.array(anybody, { maxLength: 2 }),
    team: fc.array(anybody, { maxLength: 4 }),
    separateFrom: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
  })
  .map((stated) => responsibility({ id: 1, step: 4, ...stated }));
const everything = fc.tuple(step, fc.array(absence, { maxLength: 8 }), conditions);

const isAway = (oid: string, absences: readonly { oid: string; from: string; to?: string }[]) =>
  absences.some((each) => each.oid === oid && each.from <= today && today <= (each.to ?? today));

describe('whoever receives it', () => {
  it('is there today, and had no hand in a separated step', () => {
    fc.assert(
      fc.property(everything, ([task, absences, stated]) => {
        const received = whoReceives(task, absences, today, stated);
        if (received === undefined) return;
        const { oid } = received.person;
        const mine = (stated.doneSteps ?? []).filter(
          ({ by, onBehalfOf }) => by.oid === oid || onBehalfOf?.oid === oid,
        );
        expect(isAway(oid, absences)).toBe(false);
        expect(mine.filter((each) => task.separateFrom.includes(each.step))).toEqual([]);
      }),
    );
  });

  it('stands in the register, or covers for somebody who is away', () => {
    fc.assert(
      fc.property(everything, ([task, absences, stated]) => {
        const received = whoReceives(task, absences, today, stated);
        if (received === undefined) return;
        const known = [task.owner, ...task.deputies, ...task.team];
        const covers = absences.flatMap(({ oid, coveredBy }) =>
          coveredBy !== undefined && isAway(oid, absences) ? [coveredBy] : [],
        );
        expect([...known, ...covers]).toContainEqual(received.person);
      }),
    );
  });

  it('comes with everybody who was passed over once, never themselves', () => {
    fc.assert(
      fc.property(everything, ([task, absences, stated]) => {
        const received = whoReceives(task, absences, today, stated);
        const oids = received?.skipped.map(({ person: { oid } }) => oid) ?? [];
        expect(new Set(oids).size).toBe(oids.length);
        expect(oids).not.toContain(received?.person.oid);
      }),
    );
  });

  it('is the owner whenever nothing stands against them and no load is shared', () => {
    fc.assert(
      fc.property(step, fc.array(absence), (task, absences) => {
        fc.pre(!isAway(task.owner.oid, absences));
        expect(whoReceives(task, absences, today)?.role).toBe('owner');
      }),
    );
  });

  it('has no more open than anybody else of the team who could', () => {
    fc.assert(
      fc.property(everything, ([task, , { openHours = new Map() }]) => {
        fc.pre(task.team.length > 0);
        const received = whoReceives(task, [], today, { openHours });
        for (const { person: other } of received?.skipped ?? [])
          expect(counted(openHours.get(other.oid))).toBeGreaterThan(
            counted(openHours.get(received?.person.oid ?? '')),
          );
        expect(task.team).toContainEqual(received?.person);
      }),
    );
  });

  it('is found whenever somebody of the register is there and had no hand in it', () => {
    fc.assert(
      fc.property(everything, ([task, absences, { openHours = new Map() }]) => {
        fc.pre([task.owner, ...task.deputies].some(({ oid }) => !isAway(oid, absences)));
        expect(whoReceives(task, absences, today, { openHours })).toBeDefined();
      }),
    );
  });

  it('does not depend on the order of absences and done steps', () => {
    fc.assert(
      fc.property(everything, ([task, absences, { openHours, doneSteps = [] }]) => {
        const load = openHours === undefined ? {} : { openHours };
        const forwards = whoReceives(task, absences, today, { ...load, doneSteps });
        const backwards = whoReceives(task, absences.toReversed(), today, {
          ...load,
          doneSteps: doneSteps.toReversed(),
        });
        expect(backwards?.person).toEqual(forwards?.person);
      }),
    );
  });
});

describe('a thousand requests', () => {
  const team = people.slice(0, 6);
  const task = responsibility({ id: 1, owner: person('Owner'), team });

  /** Hands out requests of these sizes; figures by person. */
  function handOut(sizes: readonly number[], awayAt: (at: number) => readonly string[] = () => []) {
    const openHours = new Map<string, number>();
    const received = new Map(team.map(({ oid }) => [oid, 0]));
    for (const [at, size] of sizes.entries()) {
      const absences = awayAt(at).map((oid) => ({ oid, from: today }));
      const oid = whoReceives(task, absences, today, { openHours })?.person.oid ?? '';
      openHours.set(oid, (openHours.get(oid) ?? 0) + size);
      received.set(oid, (received.get(oid) ?? 0) + 1);
    }
    return { openHours: [...openHours.values()], received: [...received.values()] };
  }
  const spread = (figures: readonly number[]) => Math.max(...figures) - Math.min(...figures);

  it('of equal size differ by one request at most', () => {
    const { received } = handOut(Array.from({ length: 1000 }, () => 8));
    expect(received.toSorted((a, b) => a - b)).toEqual([166, 166, 167, 167, 167, 167]);
  });

  it('of mixed size differ by the largest at most, in open hours', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1000, maxLength: 1000 }),
        (sizes) => {
          const { openHours } = handOut(sizes);
          expect(spread(openHours)).toBeLessThanOrEqual(40);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('even out again after somebody comes back', () => {
    const sizes = Array.from({ length: 1000 }, () => 8);
    const { received } = handOut(sizes, (at) => (at >= 200 && at < 400 ? ['a', 'b'] : []));
    expect(spread(received)).toBeLessThanOrEqual(1);
  });
});
