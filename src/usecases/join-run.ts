import { dayOf } from '../core/calendar.ts';
import { whoReceives } from '../core/cover.ts';
import { ProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { handsIn, type ProcessRun, runOf, stepRowsOn, stepsOf } from '../core/process-run.ts';
import type { Responsibility } from '../core/responsibility.ts';
import { isReadable } from '../core/row-rights.ts';
import { recipientAsTold, type RunSight, runAsSeen } from '../core/run-sight.ts';
import type { Recipient } from '../core/suggestion.ts';
import { maySee } from '../core/visibility.ts';
import type { CurrentRegister } from './current-register.ts';
import { type RunDeps, sightOfRuns, type TellingDeps } from './process-runs.ts';
import { viewerFor } from './viewer.ts';

/** A run that a new mail may be the next step of, and who would get that step; nobody where four eyes leave none. */
export interface OpenRun {
  run: ProcessRun;
  recipient?: Recipient;
}

/** So many hand-offs of a process are looked at, and so many runs are offered: the newest. */
const mostRows = 1_000;
const mostOffered = 50;

/** The runs in which this responsibility's step has not been begun, as far as the caller may see them, newest first. */
export async function listOpenRuns(
  responsibilityId: number,
  deps: TellingDeps,
): Promise<OpenRun[]> {
  const register = await deps.currentRegister();
  const responsibility = register.responsibilities.find(({ id }) => id === responsibilityId);
  if (responsibility?.process === undefined || !isReadable(responsibilityId, deps.readable))
    return [];
  const sight = await sightOfRuns(register, deps);
  const runs = await newestRuns(responsibility.process, register, deps);
  return runs
    .values()
    .map((records) => openRun(responsibility, records, sight, register, deps))
    .filter((run) => run !== undefined)
    .take(mostOffered)
    .toArray();
}

async function newestRuns(
  process: string,
  { responsibilities, successors }: CurrentRegister,
  { handoffLog }: RunDeps,
): Promise<HandoffRecord[][]> {
  const { index } = await handoffLog.ask();
  const steps = new Set(stepsOf(process, responsibilities).map(({ id }) => id));
  const before = [...successors].flatMap(([id, now]) => (steps.has(now) ? [id] : []));
  const among = [...new Set([...steps, ...before])];
  const newest = { order: 'handed_off', descending: true, skip: 0, size: mostRows } as const;
  const { rows } = index.page({ rules: [[[{ field: 'responsibility', among }]]], ...newest });
  const records = rows.map(({ record }) => record).filter(({ processKey }) => processKey !== '');
  const runs = Map.groupBy(records, ({ processKey }) => processKey);
  return [...runs.values()].map((run) => run.toReversed());
}

function openRun(
  responsibility: Responsibility,
  records: readonly HandoffRecord[],
  sight: RunSight,
  { responsibilities, absences }: CurrentRegister,
  { now }: TellingDeps,
): OpenRun | undefined {
  const run = runAsSeen(records, sight);
  if (run === undefined || !isToBeBegun(responsibility, run.whole)) return undefined;
  const today = dayOf(now());
  const doneSteps = handsIn(records, responsibilities, today);
  const recipient = whoReceives(responsibility, absences, today, { doneSteps });
  return { run: run.told, ...(recipient && { recipient: recipientAsTold(recipient) }) };
}

function isToBeBegun({ step: number }: Responsibility, { steps }: ProcessRun): boolean {
  return steps.some(
    ({ step, state }) => step === number && (state === 'to_come' || state === 'missing'),
  );
}

/** What a hand-off that joins a run takes from it: who has had a hand in it. Throws when it cannot be joined. */
export async function joinRun(
  processKey: string,
  responsibilityId: number | undefined,
  register: CurrentRegister,
  deps: Omit<RunDeps, 'handoffLog' | 'inTime'>,
) {
  const records = (await deps.handoffs.listRun(processKey)).map(({ record }) => record);
  const viewer = await viewerFor(deps);
  const isTheirs = records.some((record) => maySee(record, viewer));
  const run = isTheirs
    ? runOf(records, stepRowsOn(register.responsibilities, dayOf(deps.now())))
    : undefined;
  if (run === undefined) throw new ProductError('not_found', 'no such run for this caller');
  const wanted = register.responsibilities.find(({ id }) => id === responsibilityId);
  if (wanted?.process !== run.process || !isToBeBegun(wanted, run))
    throw new ProductError('not_allowed_now', 'this step of the run has been begun, or is none');
  return { doneSteps: handsIn(records, register.responsibilities, dayOf(deps.now())) };
}
