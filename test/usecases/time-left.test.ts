import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { dueAt } from '../../src/core/business-time.ts';
import { defaultSite, readSites } from '../../src/core/site.ts';
import { timeLeft } from '../../src/usecases/time-left.ts';
import { handoffRecord } from '../support/handoff.ts';
import { responsibility } from '../support/register.ts';

const responsibilities = [responsibility({ id: 1, answerHours: 8 })];
const register = {
  responsibilities,
  rows: [],
  index: buildRegisterIndex(responsibilities),
  absences: [],
  closed: [],
  findings: [],
  settings: {},
  sites: readSites({}).sites,
  roles: { leads: [], auditors: [] },
  successors: new Map(),
  today: '2026-11-25',
  asOf: '',
  stale: false,
};
const handedOff = (at: string) =>
  handoffRecord({
    responsibilityId: 1,
    state: 'offered',
    mailState: 'sent',
    handedOffAt: at,
    stateSince: at,
    submittedAt: at,
  });
const friday = '2026-11-27T14:00:00.000Z';
const lookedAt = (moment: Date) => timeLeft(handedOff(friday), register, moment);

it('what is told of the time that is left holds until it says, and not without end', () => {
  const minutes = fc.integer({ min: 0, max: 10 * 24 * 60 });
  fc.assert(
    fc.property(minutes, fc.double({ min: 0, max: 0.999, noNaN: true }), (since, share) => {
      const now = new Date(Date.parse(friday) + since * 60_000 + 1);
      const told = lookedAt(now);
      if (told === undefined) throw new Error('it has an end');
      const until = told.holdsUntil.getTime();
      const between = new Date(now.getTime() + share * (until - now.getTime()));
      expect(lookedAt(between)).toMatchObject({ hours: told.hours, over: told.over });
      const after = lookedAt(dueAt(told.holdsUntil, 1 / 60, defaultSite));
      expect([after?.hours, after?.over]).not.toEqual([told.hours, told.over]);
    }),
    { numRuns: 300 },
  );
});

it('nothing changes overnight: what was told in the evening holds until work begins', () => {
  const evening = new Date('2026-11-27T19:30:00.000Z');
  const record = handedOff(evening.toISOString());
  const told = timeLeft(record, register, new Date(evening.getTime() + 60_000));
  expect(told?.hours).toBe(8);
  expect(told?.holdsUntil.toISOString().slice(0, 10)).toBe('2026-11-30');
});
