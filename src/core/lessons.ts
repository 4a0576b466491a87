import type { HandoffRecord } from './handoff-record.ts';
import type { Responsibility } from './responsibility.ts';

/** What a row of the list says that decides what it teaches. */
export type LogRow = Pick<
  HandoffRecord,
  | 'handoffKey'
  | 'previous'
  | 'hops'
  | 'state'
  | 'mailState'
  | 'responsibilityId'
  | 'suggestedId'
  | 'band'
  | 'owner'
  | 'handedOffAt'
>;

/** What one hand-off teaches about whose request it was. A correction is somebody who said "wrong" first. */
export type Lesson = 'none' | 'choice' | 'correction';

/** The rows around one hand-off, and the register they are read with. */
export interface Surroundings {
  /** The one it continues or repeats. */
  before: LogRow | undefined;
  /** The one that passed it on. */
  after: LogRow | undefined;
  register: ReadonlyMap<number, Responsibility>;
}

/** Whether nobody can know yet what the row will teach: its mail may still be taken back. */
export function isUndecided({ state, mailState }: LogRow): boolean {
  return state === 'offered' && ['claimed', 'drafted', 'sending', 'uncertain'].includes(mailState);
}

/**
 * What a row teaches. Nothing when it was undone, withdrawn or declined, when nobody said which
 * responsibility it is about, or when it only carries on what an earlier row taught. It is a correction
 * when Baton was sure of another one, or when the request went on from somebody it did not belong to.
 */
export function lessonOf(row: LogRow, around: Surroundings): Lesson {
  if (isUndecided(row) || isTakenBack(row) || !isAboutResponsibility(row, around)) return 'none';
  if (row.state === 'passed_on' && !carriesOn(around.after, row, around)) return 'none';
  const { before } = around;
  if (before?.state === 'declined') return isSame(before, row) ? 'choice' : 'correction';
  if (before !== undefined && row.hops > before.hops)
    return carriesOn(row, before, around) ? 'none' : 'correction';
  return contradicts(row) ? 'correction' : 'choice';
}

function isTakenBack({ state, mailState }: LogRow): boolean {
  return ['withdrawn', 'declined'].includes(state) || ['failed', 'cancelled'].includes(mailState);
}

/** Whoever keeps a request for themselves says nothing about a responsibility that is not theirs. */
function isAboutResponsibility(
  { responsibilityId, mailState, owner }: LogRow,
  { register }: Surroundings,
): boolean {
  if (responsibilityId === undefined) return false;
  const responsibility = register.get(responsibilityId);
  if (responsibility === undefined) return false;
  const { owner: accountable, deputies, team } = responsibility;
  const isTheirs = [accountable, ...deputies, ...team].some(({ oid }) => oid === owner.oid);
  return mailState !== 'none' || isTheirs;
}

/** The same work in other hands: a colleague of the same responsibility, or another step of its process. */
function carriesOn(next: LogRow | undefined, row: LogRow, { register }: Surroundings): boolean {
  if (next === undefined) return false;
  const process = register.get(row.responsibilityId ?? 0)?.process;
  const nextProcess = register.get(next.responsibilityId ?? 0)?.process;
  return isSame(next, row) || (process !== undefined && process === nextProcess);
}

function isSame(one: LogRow, other: LogRow): boolean {
  return one.responsibilityId === other.responsibilityId;
}

/** Where Baton was unclear it asked, and an answer contradicts nothing. */
function contradicts({ responsibilityId, suggestedId, band }: LogRow): boolean {
  const wasSure = band === 'clear' || band === 'likely';
  return wasSure && suggestedId !== undefined && suggestedId !== responsibilityId;
}
