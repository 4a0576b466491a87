import { describe, expect, it } from 'vitest';
import { needsAttention } from '../../src/core/attention.ts';
import type { HandoffRecord } from '../../src/core/handoff-record.ts';
import { defaultSite } from '../../src/core/site.ts';
import { handoffRecord } from '../support/handoff.ts';

/** Handed off on a Wednesday at nine in the morning; an answer is expected within four business hours. */
const offered = handoffRecord({
  handedOffAt: '2026-11-25T08:00:00Z',
  announcedAt: '2026-11-25T08:01:00Z',
  stateSince: '2026-11-25T08:00:00Z',
});

function atClock(
  time: string,
  record: HandoffRecord = offered,
  more: Record<string, unknown> = {},
) {
  const now = new Date(`2026-11-${time}:00+01:00`);
  return needsAttention(record, {
    answerHours: 4,
    site: defaultSite,
    now,
    leaseOver: true,
    ...more,
  });
}

describe('an offered hand-off that wants an answer within four hours', () => {
  it.each([
    ['25T09:30', undefined],
    ['25T11:59', undefined],
    ['25T12:00', 'remind'],
    ['25T12:59', 'remind'],
    ['25T13:00', 'escalate'],
    ['25T16:00', 'escalate'],
    ['25T20:00', undefined],
    ['26T08:00', 'escalate'],
    ['26T11:59', 'escalate'],
    ['26T12:00', 'expire'],
    ['27T18:00', undefined],
    ['28T12:00', undefined],
    ['30T08:00', 'expire'],
  ])('on the %s: %s', (time, expected) => {
    expect(atClock(time)).toBe(expected);
  });

  it('is reminded of once, and escalated once', () => {
    const reminded = { ...offered, remindedAt: '2026-11-25T11:00:00Z' };
    expect(atClock('25T12:30', reminded)).toBeUndefined();
    const escalated = { ...reminded, escalatedAt: '2026-11-25T12:00:00Z' };
    expect(atClock('25T13:30', escalated)).toBeUndefined();
    expect(atClock('26T12:00', escalated)).toBe('expire');
  });

  it('wants its answer earlier when it is due earlier', () => {
    const due = { ...offered, due: '2026-11-25' };
    expect(atClock('25T15:00', due, { answerHours: 40 })).toBe('remind');
    expect(atClock('26T08:00', due, { answerHours: 40 })).toBe('escalate');
  });

  it('is looked after as well while nobody knows whether its mail left, and not before it may have', () => {
    const doubtful = { ...offered, mailState: 'uncertain' } as const;
    expect(atClock('25T12:30', doubtful)).toBe('remind');
    expect(atClock('25T13:00', doubtful)).toBe('escalate');
    const told = {
      ...doubtful,
      remindedAt: '2026-11-25T11:00:00Z',
      escalatedAt: '2026-11-25T12:00:00Z',
    };
    // nobody can be blamed for not answering what may never have come
    expect(atClock('26T12:00', told)).toBeUndefined();
    expect(atClock('26T12:00', { ...offered, mailState: 'sending' })).toBeUndefined();
  });
});

describe('a hand-off its owner has not heard of', () => {
  const untold = { ...offered, announcedAt: '' };
  it('is announced once, in working hours, while it is news', () => {
    expect(atClock('25T09:01', untold)).toBe('announce');
    expect(atClock('25T09:02', { ...untold, announcedAt: '2026-11-25T08:01:00Z' })).toBeUndefined();
    const late = { ...untold, handedOffAt: '2026-11-25T20:00:00Z' };
    expect(atClock('25T21:01', late)).toBeUndefined();
    expect(atClock('26T08:00', late)).toBe('announce');
    expect(atClock('30T09:01', untold, { answerHours: 400 })).toBeUndefined();
  });

  it('is not announced to somebody who gave it to themselves, nor before its mail has left', () => {
    expect(atClock('25T09:01', { ...untold, owner: untold.handedOffBy })).toBeUndefined();
    expect(atClock('25T09:01', { ...untold, mailState: 'claimed' })).toBeUndefined();
  });

  it('is only reminded of when little time is left anyway', () => {
    expect(atClock('25T12:30', untold)).toBe('remind');
    expect(atClock('25T12:31', { ...untold, remindedAt: '2026-11-25T11:30:00Z' })).toBeUndefined();
  });
});

describe('an accepted hand-off', () => {
  const accepted: HandoffRecord = {
    ...offered,
    state: 'accepted',
    stateSince: '2026-11-25T09:00:00Z',
    due: '2026-11-30',
  };

  it('is reminded of on the last working day, late from the next, and never expires', () => {
    expect(atClock('27T16:00', accepted)).toBeUndefined();
    expect(atClock('30T09:00', accepted)).toBe('remind');
    const reminded = { ...accepted, remindedAt: '2026-11-30T08:00:00Z' };
    expect(needsAttention(reminded, around('2026-12-01T08:00:00Z'))).toBe('escalate');
    const escalated = { ...reminded, escalatedAt: '2026-12-01T08:00:00Z' };
    expect(needsAttention(escalated, around('2027-03-01T08:00:00Z'))).toBeUndefined();
  });

  it('has all the time there is when nothing was ever stated', () => {
    const { due: _, ...open } = accepted;
    const stated = { ...around('2027-03-01T08:00:00Z'), answerHours: undefined };
    expect(needsAttention(open, stated)).toBeUndefined();
  });

  it('that waits comes back on its day', () => {
    const waiting = { ...accepted, state: 'waiting', waitUntil: '2026-11-27' } as const;
    expect(atClock('26T23:30', waiting)).toBeUndefined();
    expect(atClock('27T00:00', waiting)).toBeUndefined();
    expect(atClock('27T08:00', waiting)).toBe('wake');
  });
});

describe('a mail that never left', () => {
  const claimed = { ...offered, mailState: 'claimed' } as const;

  it('stays with its sender for a working day, then is given up, unless somebody drives it on', () => {
    expect(atClock('25T16:59', claimed)).toBeUndefined();
    expect(atClock('25T17:00', claimed)).toBeUndefined();
    expect(atClock('26T08:00', claimed)).toBe('give_up');
    expect(atClock('26T08:00', claimed, { leaseOver: false })).toBeUndefined();
  });
});

function around(now: string) {
  return { answerHours: 4, site: defaultSite, now: new Date(now), leaseOver: true };
}

describe('a request that was passed on too often', () => {
  const round = { ...offered, hops: 5 };

  it('is told of at once in working hours, and once', () => {
    expect(atClock('25T09:30', { ...offered, hops: 4 })).toBeUndefined();
    expect(atClock('25T09:30', round)).toBe('escalate_hops');
    expect(atClock('25T19:00', round)).toBeUndefined();
    const told = {
      ...round,
      escalatedAt: '2026-11-25T08:31:00Z',
      remindedAt: '2026-11-25T11:00:00Z',
    };
    expect(atClock('25T12:30', told)).toBeUndefined();
  });

  it('is told of also when it was accepted, and still expires', () => {
    const accepted = { ...round, state: 'accepted', stateSince: '2026-11-25T08:10:00Z' } as const;
    expect(atClock('25T09:30', accepted)).toBe('escalate_hops');
    expect(atClock('26T12:00', round)).toBe('expire');
  });
});
