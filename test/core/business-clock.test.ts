import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessClock } from '../../src/core/business-clock.ts';
import { dueAt, endOfDay, hoursBetween } from '../../src/core/business-time.ts';
import { defaultSite } from '../../src/core/site.ts';

const site = { ...defaultSite, federalState: 'SH' as const };
const clock = businessClock(site, '2026-03-01', '2026-06-30');
const [first, last] = [Date.parse('2026-02-20'), Date.parse('2026-07-10')];
const moment = fc.integer({ min: first, max: last }).map((at) => new Date(at));

describe('the fast clock says the same as the slow one', () => {
  it('between two moments, also outside of what it has looked up', () => {
    fc.assert(
      fc.property(moment, moment, (from, to) => {
        expect(clock.hoursBetween(from, to)).toBeCloseTo(hoursBetween(from, to, site), 6);
      }),
      { numRuns: 150 },
    );
  });

  it('for the moment so many business hours later', () => {
    const hours = fc.constantFrom(0, 0.5, 1, 8, 9, 13.25, 45, 400);
    fc.assert(
      fc.property(moment, hours, (from, after) => {
        expect(clock.dueAt(from, after)).toEqual(dueAt(from, after, site));
      }),
      { numRuns: 150 },
    );
  });

  it('for the end of a day', () => {
    expect(clock.endOfDay('2026-03-28')).toEqual(endOfDay('2026-03-28', site));
    expect(clock.endOfDay('2026-03-28')).toEqual(endOfDay('2026-03-28', site));
  });
});
