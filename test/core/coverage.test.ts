import { describe, expect, it } from 'vitest';
import { boardDays, coverageBoard } from '../../src/core/coverage.ts';
import { defaultSite } from '../../src/core/site.ts';
import { person, responsibility } from '../support/register.ts';

const today = '2026-10-07';
const [ada, ben, cem] = [person('Ada'), person('Ben'), person('Cem')];
const row = responsibility({
  id: 1,
  area: 'Lohn',
  title: 'Abrechnung',
  owner: ada,
  deputies: [ben],
});
const away = (oid: string, from: string, to = from) => ({ oid, from, to });
const board = (absences: Parameters<typeof coverageBoard>[1], rows = [row]) =>
  coverageBoard(rows, absences, today, defaultSite)[0]?.days ?? [];
const stateOn = (day: string, ...asked: Parameters<typeof board>) =>
  board(...asked).find((each) => each.day === day);

describe('the coverage board', () => {
  it('shows the weekdays of four weeks from this Monday on', () => {
    const days = boardDays(today);
    expect([days.length, days[0], days.at(-1)]).toEqual([20, '2026-10-05', '2026-10-30']);
  });

  it('says covered, thin and nobody by who is there, and names what nobody does', () => {
    const absences = [away('ada', '2026-10-08', '2026-10-09'), away('ben', '2026-10-09')];
    expect(stateOn('2026-10-07', absences)?.state).toBe('covered');
    expect(stateOn('2026-10-08', absences)?.state).toBe('thin');
    expect(stateOn('2026-10-09', absences)).toEqual({
      day: '2026-10-09',
      state: 'nobody',
      uncovered: ['Abrechnung'],
    });
  });

  it('counts whoever has agreed to cover, unless they are away as well', () => {
    const covered = { ...away('ada', '2026-10-09'), coveredBy: cem };
    const ben9 = away('ben', '2026-10-09');
    expect(stateOn('2026-10-09', [covered, ben9])?.state).toBe('thin');
    expect(stateOn('2026-10-09', [covered, ben9, away('cem', '2026-10-09')])?.state).toBe('nobody');
  });

  it('is as good as its least covered responsibility, and as long as one is in force', () => {
    const alone = responsibility({ id: 2, area: 'Lohn', owner: cem });
    expect(stateOn('2026-10-07', [], [row, alone])?.state).toBe('thin');
    const ended = { ...row, validTo: '2026-10-12' };
    expect(stateOn('2026-10-13', [], [ended])?.state).toBe('nobody');
  });

  it('leaves days alone on which nobody works', () => {
    const site = { ...defaultSite, closed: ['2026-10-20'] };
    const [area] = coverageBoard([row], [away('ada', '2026-10-20')], today, site);
    expect(area?.days.find(({ day }) => day === '2026-10-20')?.state).toBe('closed');
  });
});
