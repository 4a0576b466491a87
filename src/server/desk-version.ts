import { createHash } from 'node:crypto';
import { dayOf } from '../core/calendar.ts';
import type { CurrentRegister } from '../usecases/current-register.ts';
import type { DeskSources } from '../usecases/list-desk.ts';
import { oldAfterSeconds } from '../wire/api.ts';
import { ageOf } from './log-query.ts';

/**
 * One word for everything a desk is made from, time alone left out: what was asked, the hand-offs the caller made or
 * has, the register, the day, and what keeps the log from being whole and of now. Each server finds the same.
 */
export function deskSource(asked: object, sources: DeskSources): string {
  const { viewer, index, state, register, now } = sources;
  const { asOf, ageSeconds, stale, unreadable, hidden } = ageOf(state, now);
  // people are told how old it is only when it is old
  const isOld = stale || ageSeconds >= oldAfterSeconds;
  return digest([
    viewer.oid,
    asked,
    index.versionOf(viewer.oid),
    register ? sourceOf(register) : '',
    dayOf(now),
    [isOld ? asOf : '', stale, unreadable, hidden],
  ]);
}

const ofRegister = new WeakMap<CurrentRegister, string>();
const ofRows = new WeakMap<CurrentRegister['index'], string>();

/** Worked out once for each reading; its rows, of which there may be thousands, once for each change of them. */
function sourceOf(register: CurrentRegister): string {
  const { responsibilities, absences, roles, sites, index } = register;
  return known(ofRegister, register, () =>
    digest([known(ofRows, index, () => digest(responsibilities)), absences, roles, sites]),
  );
}

function known<Key extends object>(made: WeakMap<Key, string>, key: Key, make: () => string) {
  const before = made.get(key);
  if (before !== undefined) return before;
  const text = make();
  made.set(key, text);
  return text;
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
