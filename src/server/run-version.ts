import { dayOf } from '../core/calendar.ts';
import type { OpenedRuns, RunParts } from '../usecases/process-runs.ts';
import { ageSource, digest, registerSource } from './source.ts';

/**
 * One word for everything a page of runs is made from: what was asked, what the caller may see of hand-offs and of the
 * register, the register, every step there is, because also of what they may not see they are told that it is done, and the day: which rows are
 * steps is a matter of it.
 */
export function runsSource(asked: object, opened: OpenedRuns, now: Date): string {
  const { index, state } = opened;
  return digest([
    asked,
    sightSource(opened),
    index.versionOfSteps(),
    ageSource(state, now),
    dayOf(now),
  ]);
}

/** The same for one run; who would get its next step is a matter of the day. */
export function runSource({ records, ...parts }: RunParts, now: Date): string {
  return digest([sightSource(parts), records, dayOf(now)]);
}

function sightSource({ register, sight, readable }: Omit<RunParts, 'records'>): unknown {
  const rows = readable === 'all' ? readable : [...readable].toSorted((a, b) => a - b);
  return [sight.rule, rows, registerSource(register)];
}
