import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueAt,
  endOfDay,
  hoursBetween,
  isHoliday,
  isWorkday,
  isWorkingTime,
  workdayAfter,
} from '../../src/core/business-time.ts';
import { defaultSite, federalStates, type Site } from '../../src/core/site.ts';

const at = (text: string) => new Date(text);
const local = (text: string) => new Date(`${text}+01:00`);
const site = (stated: Partial<Site>): Site => ({ ...defaultSite, ...stated });
const kiel = site({ federalState: 'SH' });

describe('holidays', () => {
  it.each([
    ['2026-10-31', 'SH', true],
    ['2026-10-31', 'BY', false],
    ['2026-11-01', 'BY', true],
    ['2026-11-18', 'SN', true],
    ['2026-11-18', 'HH', false],
    ['2026-01-06', 'BW', true],
    ['2026-03-08', 'BE', true],
    ['2026-06-04', 'NW', true],
    ['2026-06-04', 'BUND', false],
    ['2027-03-26', 'BUND', true],
    ['2026-12-24', 'HH', false],
  ] as const)('%s in %s: %s', (day, state, expected) => {
    expect(isHoliday(day, state)).toBe(expected);
  });

  it('does not depend on the zone of this machine', () => {
    const days = ['2027-01-01', '2027-05-06', '2027-12-26'];
    expect(days.map((day) => isHoliday(day, 'BUND'))).toEqual([true, true, true]);
  });
});

describe('adding business hours', () => {
  it.each([
    ['within the day', '2026-11-25T09:58', 4, '2026-11-25T13:58'],
    ['into the next day', '2026-11-25T15:00', 4, '2026-11-26T10:00'],
    ['up to the very end of the day', '2026-11-25T08:00', 9, '2026-11-25T17:00'],
    ['over the weekend', '2026-11-27T16:00', 2, '2026-11-30T09:00'],
    ['from the evening', '2026-11-25T22:00', 1, '2026-11-26T09:00'],
    ['from a Sunday', '2026-11-29T12:00', 8, '2026-11-30T16:00'],
    ['over Christmas', '2026-12-24T16:00', 2, '2026-12-28T09:00'],
    ['nothing in the evening is the next morning', '2026-11-25T17:00', 0, '2026-11-26T08:00'],
    ['nothing in working time is now', '2026-11-25T12:00', 0, '2026-11-25T12:00'],
  ])('%s', (_what, from, hours, expected) => {
    expect(dueAt(local(from), hours, kiel)).toEqual(local(expected));
  });

  it('knows the holiday of the site, and the days on which it is closed', () => {
    const reformation = local('2025-10-30T16:00');
    expect(dueAt(reformation, 2, kiel)).toEqual(local('2025-11-03T09:00'));
    expect(dueAt(reformation, 2, site({ federalState: 'BE' }))).toEqual(local('2025-10-31T09:00'));
    const closed = site({ closed: ['2025-10-31', '2025-11-03'] });
    expect(dueAt(reformation, 2, closed)).toEqual(local('2025-11-04T09:00'));
  });

  it('keeps a lunch break', () => {
    const half = [
      { from: 480, to: 720 },
      { from: 780, to: 960 },
    ];
    const lunch = site({ week: [half, half, half, half, half, [], []] });
    expect(dueAt(local('2026-11-25T11:30'), 1, lunch)).toEqual(local('2026-11-25T13:30'));
  });

  it('gives the same clock time across a change to summer time, and 24 real hours less one in that night', () => {
    expect(dueAt(at('2026-03-27T15:00:00Z'), 2, kiel)).toEqual(at('2026-03-30T07:00:00Z'));
    const always = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]);
    const round = site({ week: always });
    const [saturday, monday] = [at('2026-03-27T23:00:00Z'), at('2026-03-29T22:00:00Z')];
    expect(hoursBetween(saturday, monday, round)).toBe(47);
    const [autumn, after] = [at('2026-10-23T22:00:00Z'), at('2026-10-25T23:00:00Z')];
    expect(hoursBetween(autumn, after, round)).toBe(49);
  });

  it('ends, however few days anybody works', () => {
    const never = site({ week: [[], [], [], [], [], [], []] });
    expect(dueAt(local('2026-11-25T12:00'), 1, never) > local('2036-01-01T00:00')).toBe(true);
    expect(hoursBetween(local('2026-11-25T12:00'), local('2026-12-25T12:00'), never)).toBe(0);
  });
});

describe('working days', () => {
  it.each([
    ['2026-11-25', 0, '2026-11-25'],
    ['2026-11-25', 3, '2026-11-30'],
    ['2026-11-28', 0, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-12-23', 2, '2026-12-28'],
  ])('%s and %s working days is %s', (day, workdays, expected) => {
    expect(workdayAfter(day, workdays, kiel)).toBe(expected);
  });

  it('ends a day at midnight there', () => {
    expect(endOfDay('2026-11-25', kiel)).toEqual(local('2026-11-26T00:00'));
  });
});

const moments = fc
  .integer({ min: Date.UTC(2024, 0), max: Date.UTC(2031, 0) })
  .map((time) => new Date(time));
const weeks = fc.integer({ min: 0, max: 3 * 7 * 86_400_000 });
const hours = fc.double({ min: 0, max: 400, noNaN: true });
const period = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .map(([one, other]) => (one < other ? [{ from: one, to: other }] : []));
const sites = fc
  .record({
    federalState: fc.constantFrom(...federalStates),
    timeZone: fc.constantFrom('Europe/Berlin', 'Europe/London', 'UTC', 'America/New_York'),
    week: fc.tuple(fc.constant([{ from: 480, to: 1020 }]), ...Array(6).fill(period)),
  })
  .map((stated) => site(stated as Partial<Site>));

describe('for any site, moment and number of hours', () => {
  it('more hours are never due earlier, and a later start never ends earlier', () => {
    fc.assert(
      fc.property(sites, moments, moments, hours, hours, (where, one, other, few, more) => {
        const [less, most] = few < more ? [few, more] : [more, few];
        expect(dueAt(one, less, where) <= dueAt(one, most, where)).toBe(true);
        const [early, late] = one < other ? [one, other] : [other, one];
        expect(dueAt(early, less, where) <= dueAt(late, less, where)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('exactly the hours that were added lie between, and what is due lies in working time', () => {
    fc.assert(
      fc.property(sites, moments, hours, (where, from, added) => {
        const due = dueAt(from, added, where);
        expect(due >= from).toBe(true);
        expect(Math.abs(hoursBetween(from, due, where) - added)).toBeLessThan(0.001);
        const justBefore = new Date(due.getTime() - 1);
        expect(isWorkingTime(due, where) || isWorkingTime(justBefore, where)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('hours add up, and count backwards with a minus', () => {
    fc.assert(
      fc.property(sites, moments, weeks, weeks, (where, a, some, more) => {
        const [b, c] = [new Date(a.getTime() + some), new Date(a.getTime() + some + more)];
        const parts = hoursBetween(a, b, where) + hoursBetween(b, c, where);
        expect(hoursBetween(a, c, where)).toBeCloseTo(parts, 6);
        expect(hoursBetween(c, a, where)).toBeCloseTo(-parts, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('a number of working days ends on a working day', () => {
    const days = moments.map((moment) => moment.toISOString().slice(0, 10));
    fc.assert(
      fc.property(sites, days, fc.integer({ min: 0, max: 60 }), (where, day, count) => {
        expect(isWorkday(workdayAfter(day, count, where), where)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
