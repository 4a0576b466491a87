import type { HandoffRecord } from './handoff-record.ts';
import { turnsOf } from './cover-turn.ts';
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
  /** Rows that another one answers in the place of (`successorsOf`). */
  successors: ReadonlyMap<number, number>;
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
  if (before?.state === 'declined') return isSame(before, row, around) ? 'choice' : 'correction';
  if (before !== undefined && row.hops > before.hops)
    return carriesOn(row, before, around) ? 'none' : 'correction';
  return contradicts(row, around) ? 'correction' : 'choice';
}

function isTakenBack({ state, mailState }: LogRow): boolean {
  return ['withdrawn', 'declined'].includes(state) || ['failed', 'cancelled'].includes(mailState);
}

/** Whoever keeps a request for themselves says nothing about a responsibility that is not theirs. */
function isAboutResponsibility(row: LogRow, { register, successors }: Surroundings): boolean {
  const id = row.responsibilityId ?? 0;
  const responsibility = register.get(id) ?? register.get(successors.get(id) ?? 0);
  return responsibility !== undefined && isOfWork(row, responsibility);
}

/** Whether its owner has it because of this responsibility, and did not only keep it. */
export function isOfWork(
  { mailState, owner }: Pick<LogRow, 'mailState' | 'owner'>,
  responsibility: Responsibility,
): boolean {
  return (
    mailState !== 'none' || turnsOf(responsibility).some(({ person }) => person.oid === owner.oid)
  );
}

/** The same work in other hands: a colleague of the same responsibility, or another step of its process. */
function carriesOn(next: LogRow | undefined, row: LogRow, around: Surroundings): boolean {
  if (next === undefined) return false;
  const processOf = ({ responsibilityId }: LogRow) =>
    around.register.get(rowNow(responsibilityId, around) ?? 0)?.process;
  const process = processOf(row);
  return isSame(next, row, around) || (process !== undefined && process === processOf(next));
}

function isSame(one: LogRow, other: LogRow, around: Surroundings): boolean {
  return rowNow(one.responsibilityId, around) === rowNow(other.responsibilityId, around);
}

function rowNow(id: number | undefined, { successors }: Surroundings): number | undefined {
  return id === undefined ? undefined : (successors.get(id) ?? id);
}

/**
 * Where Baton was unclear it asked, and an answer contradicts nothing. Nor does a new topic in a conversation, which Baton
 * expected to go on where it had been.
 */
function contradicts(
  { responsibilityId, suggestedId, band }: LogRow,
  around: Surroundings,
): boolean {
  const wasSure = band === 'clear' || band === 'likely';
  const suggested = rowNow(suggestedId, around);
  const isOther = suggested !== undefined && suggested !== rowNow(responsibilityId, around);
  return wasSure && isOther && suggested !== rowNow(around.before?.responsibilityId, around);
}
