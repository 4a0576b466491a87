import { createHash } from 'node:crypto';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { CurrentRegister } from '../usecases/current-register.ts';
import type { LogState } from '../usecases/handoff-log.ts';
import { oldAfterSeconds } from '../wire/api.ts';
import { ageOf } from './log-query.ts';

/** One word for everything an answer is made from. Each server finds the same. */
export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}

const ofRegister = new WeakMap<CurrentRegister, string>();
const ofRows = new WeakMap<CurrentRegister['index'], string>();

/** Worked out once for each reading; its rows, of which there may be thousands, once for each change of them. */
export function registerSource(register: CurrentRegister): string {
  const { responsibilities, absences, roles, sites, index } = register;
  return known(ofRegister, register, () =>
    digest([known(ofRows, index, () => digest(responsibilities)), absences, roles, sites]),
  );
}

/** What keeps the log from being whole and of now. People are told how old it is only when it is old. */
export function ageSource(state: LogState, now: Date): unknown {
  const { asOf, stale, unreadable, hidden } = state;
  return [isOld(state, now) ? asOf : '', stale, unreadable, hidden];
}

export function isOld(state: LogState, now: Date): boolean {
  return state.stale || ageOf(state, now).ageSeconds >= oldAfterSeconds;
}

const dayMs = 86_400_000;

/** Until when time alone changes nothing in what is told of these hand-offs: what is about to leave is told by the second. */
export function holdsUntil(records: readonly HandoffRecord[], now: Date): Date {
  const isLeaving = records.some(({ mailState }) => mailState === 'claimed');
  return isLeaving ? now : new Date(now.getTime() + dayMs);
}

function known<Key extends object>(made: WeakMap<Key, string>, key: Key, make: () => string) {
  const before = made.get(key);
  if (before !== undefined) return before;
  const text = make();
  made.set(key, text);
  return text;
}
