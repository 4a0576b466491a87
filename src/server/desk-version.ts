import { dayOf } from '../core/calendar.ts';
import type { HandoffRule } from '../core/handoff-rule.ts';
import type { DeskSources } from '../usecases/list-desk.ts';
import { ageSource, digest, registerSource } from './source.ts';

/**
 * One word for everything a desk is made from, time alone left out: what was asked, the hand-offs the caller made or
 * has, the register, the day, and what keeps the log from being whole and of now.
 */
export function deskSource(asked: object, sources: DeskSources): string {
  const { viewer, index, state, register, now } = sources;
  return digest([
    viewer.oid,
    asked,
    index.versionOf(own(viewer.oid)),
    register ? registerSource(register) : '',
    dayOf(now),
    ageSource(state, now),
  ]);
}

function own(oid: string): HandoffRule {
  return [[{ field: 'sender', among: [oid] }], [{ field: 'owner', among: [oid] }]];
}
