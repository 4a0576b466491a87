import { describe, expect, it } from 'vitest';
import { absencesIn, type AwayTime } from '../../src/core/outlook-days.ts';
import { defaultSite } from '../../src/core/site.ts';

/** A Wednesday. */
const today = '2026-11-25';
const nothing = () => false;
const found = (times: readonly AwayTime[], entered: (day: string) => boolean = nothing) =>
  absencesIn(times, { today, site: defaultSite, entered });
const between = (from: string, to: string, source: 'replies' | 'calendar' = 'replies') =>
  ({ source, kind: 'moments', from: new Date(from), to: new Date(to) }) as const;

describe('what Outlook says about being away', () => {
  it('is one period of working days, also across a weekend and with two sources', () => {
    const holiday = { source: 'calendar', kind: 'days', from: '2026-12-03', until: '2026-12-09' };
    expect(
      found([
        // after work on Wednesday to the morning of Wednesday
        between('2026-12-02T16:30:00Z', '2026-12-09T07:30:00Z'),
        holiday as AwayTime,
      ]),
    ).toEqual([{ from: '2026-12-03', to: '2026-12-08', sources: ['calendar', 'replies'] }]);
  });

  it('leaves out evenings and appointments, counts half a day', () => {
    expect(found([between('2026-12-02T17:00:00Z', '2026-12-03T06:00:00Z', 'calendar')])).toEqual(
      [],
    );
    expect(found([between('2026-12-02T10:00:00Z', '2026-12-02T11:30:00Z', 'calendar')])).toEqual(
      [],
    );
    expect(found([between('2026-12-02T11:00:00Z', '2026-12-02T23:00:00Z', 'calendar')])).toEqual([
      { from: '2026-12-02', to: '2026-12-02', sources: ['calendar'] },
    ]);
  });

  it('begins today at the earliest, and leaves out what is entered', () => {
    const long = between('2026-11-16T00:00:00Z', '2026-11-30T22:59:00Z');
    expect(found([long])).toMatchObject([{ from: today, to: '2026-11-30' }]);
    expect(found([long], (day) => day <= '2026-11-27')).toMatchObject([
      { from: '2026-11-30', to: '2026-11-30' },
    ]);
  });

  it('has no last day while automatic replies are on without an end, unless something says more', () => {
    const open = { source: 'replies', kind: 'open' } as const;
    expect(found([open])).toEqual([{ from: today, sources: ['replies'] }]);
    expect(found([open], () => true)).toEqual([]);
    const sick = { source: 'calendar', kind: 'days', from: today, until: '2026-11-27' } as const;
    expect(found([open, sick])).toEqual([{ from: today, to: '2026-11-26', sources: ['calendar'] }]);
  });
});
