import { dueAt, hoursBetween, isWorkingTime } from './business-time.ts';
import { lateFrom, usualAnswerHours } from './deadline.ts';
import { findTransition, mostHops, type WorkerAction } from './handoff.ts';
import { awaitsOwnSend, type HandoffRecord } from './handoff-record.ts';
import type { Site } from './site.ts';
import { dayIn } from './zoned-time.ts';

/** What is known about a hand-off when nobody is there. */
export interface Surroundings {
  /** Business hours within which an answer is expected; absent when the register states none. */
  answerHours?: number | undefined;
  /** Where the owner works. */
  site: Site;
  now: Date;
  /** Whether nobody drives its mail on any more. */
  leaseOver: boolean;
}

/** A reminder comes when this share of the answer hours is left, but not more than a working day ahead. */
const reminderShare = 0.25;
/** An answer that was not given is waited for once more as long, and at least so many business hours. */
const leastGraceHours = usualAnswerHours;
/** A mail that was never sent stays with its sender this many business hours, so that a sign-in can still send it. */
const unsentHours = usualAnswerHours;
/** What lies with somebody longer than this without a word is no news any more. */
const newsHours = 3 * usualAnswerHours;

/**
 * What the worker has to do about one hand-off now, or nothing. One thing at a time, the weightiest first;
 * the rest is found at the next round. The table in handoff.ts has to allow it. Outside the owner's working time
 * nothing: whatever is done here somebody is told of, and nobody is told at night.
 */
export function needsAttention(
  record: HandoffRecord,
  around: Surroundings,
): WorkerAction | undefined {
  if (!isWorkingTime(around.now, around.site)) return undefined;
  const wanted = checks.find(([action, isDue]) => {
    return findTransition(action, record, ['worker']) !== undefined && isDue(record, around);
  });
  return wanted?.[0];
}

type Check = (record: HandoffRecord, around: Surroundings) => boolean;

const isUnsent: Check = (record, { leaseOver, now, site }) =>
  leaseOver &&
  !awaitsOwnSend(record) &&
  hoursBetween(new Date(record.handedOffAt), now, site) >= unsentHours;

const isTimeUp: Check = ({ waitUntil }, { now, site }) =>
  waitUntil !== undefined && waitUntil <= dayIn(site.timeZone, now);

const isUnanswered: Check = (record, { answerHours, site, now }) => {
  const late = lateFrom(record, answerHours, site);
  const grace = Math.max(answerHours ?? usualAnswerHours, leastGraceHours);
  return late !== undefined && dueAt(late, grace, site) <= now;
};

/** Once, whatever becomes of it: whoever has it now can only give it to somebody who answers for something. */
const isGoneRound: Check = ({ hops, escalatedAt }, { site, now }) =>
  hops >= mostHops && escalatedAt === '' && isWorkingTime(now, site);

const isLate: Check = (record, { answerHours, site, now }) => {
  const late = lateFrom(record, answerHours, site);
  const isNews = record.escalatedAt < record.stateSince;
  return isNews && late !== undefined && late <= now;
};

/** Once for each state: when little time is left. */
const isSoonLate: Check = (record, { answerHours, site, now }) => {
  const late = lateFrom(record, answerHours, site);
  const isNews = record.remindedAt < record.stateSince;
  if (!isNews || late === undefined) return false;
  const hours = answerHours ?? usualAnswerHours;
  const ahead = record.state === 'offered' ? hours * reminderShare : usualAnswerHours;
  return hoursBetween(now, late, site) <= Math.min(ahead, usualAnswerHours);
};

/** Once, unless the owner has heard of it another way or gave it to themselves. */
const isUntold: Check = (record, { now, site }) => {
  const { announcedAt, remindedAt, escalatedAt, handedOffBy, owner, handedOffAt } = record;
  const isSilent = announcedAt === '' && remindedAt === '' && escalatedAt === '';
  if (!isSilent || handedOffBy.oid === owner.oid) return false;
  return hoursBetween(new Date(handedOffAt), now, site) <= newsHours;
};

const checks: readonly (readonly [WorkerAction, Check])[] = [
  ['give_up', isUnsent],
  ['wake', isTimeUp],
  ['expire', isUnanswered],
  ['escalate_hops', isGoneRound],
  ['escalate', isLate],
  ['remind', isSoonLate],
  ['announce', isUntold],
];
