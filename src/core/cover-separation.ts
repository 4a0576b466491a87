import type { NamedPerson } from './handoff-record.ts';
import type { Responsibility, StepKind } from './responsibility.ts';

/** A step of a run that has been done: of this invoice, of this order. */
export interface DoneStep {
  step: number;
  kind?: StepKind;
  by: NamedPerson;
  /** Whom `by` stood in for. */
  onBehalfOf?: NamedPerson;
  /** Steps that the doer of this one may not also do, when its own row says so. */
  separateFrom?: readonly number[];
}

/** Why four eyes keep somebody from a step. */
export interface Separation {
  did: StepKind;
  /** Set when they did not do it themselves but stood in, in this run, for the one who did. */
  stoodInFor?: string;
}

/**
 * Who may not take this step of the run, by oid. Kept out are those who did a separated step, those in
 * whose name it was done (it is theirs, whoever's hand it was), and those who stood in for one of them.
 */
export function separationsOf(
  responsibility: Responsibility,
  done: readonly DoneStep[],
): ReadonlyMap<string, Separation> {
  const separated = done.filter((each) => isSeparated(responsibility, each));
  const doers = new Map<string, Separation>();
  for (const { kind = 'other', by, onBehalfOf } of separated) {
    for (const { oid } of [by, ...(onBehalfOf === undefined ? [] : [onBehalfOf])]) {
      if (!doers.has(oid)) doers.set(oid, { did: kind });
    }
  }
  return new Map([...standInsFor(doers, done), ...doers]);
}

/** It is enough that one of the two rows says so. */
function isSeparated(own: Responsibility, { step, separateFrom = [] }: DoneStep): boolean {
  return own.separateFrom.includes(step) || separateFrom.some((each) => each === own.step);
}

function standInsFor(
  doers: ReadonlyMap<string, Separation>,
  done: readonly DoneStep[],
): [string, Separation][] {
  return done.flatMap(({ by, onBehalfOf }): [string, Separation][] => {
    const separation = onBehalfOf && doers.get(onBehalfOf.oid);
    return separation ? [[by.oid, { ...separation, stoodInFor: onBehalfOf.name }]] : [];
  });
}
