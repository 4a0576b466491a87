import { dayOf } from '../core/calendar.ts';
import { type Conditions, whoReceives } from '../core/cover.ts';
import { ProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import {
  handsIn,
  nextStepOf,
  type ProcessRun,
  type RunStep,
  stepRowsOn,
} from '../core/process-run.ts';
import { isReadable, type ReadableRows } from '../core/row-rights.ts';
import { recipientAsTold, type RunSight, runAsSeen } from '../core/run-sight.ts';
import type { Recipient } from '../core/suggestion.ts';
import { visibleTo } from '../core/visibility.ts';
import type { CurrentRegister } from './current-register.ts';
import type { LogState } from './handoff-log.ts';
import type { HandoffIndex, HandoffReader, RunQuestion } from './handoff-ports.ts';
import { readableAmong } from './readable-rows.ts';
import { askedOrSeen, type SeenDeps, seenRun } from './seen-handoff.ts';
import { type ViewerDeps, viewerFor } from './viewer.ts';

export interface RunDeps extends ViewerDeps, SeenDeps {
  handoffs: HandoffReader;
}

/** For answers: steps that were not begun are told only where the caller may read their rows. */
export interface TellingDeps extends RunDeps {
  readable: ReadableRows;
}

/** The step that comes next and who would get it now; nobody when four eyes and absences leave none. */
export interface NextStep {
  step: RunStep;
  recipient?: Recipient;
}

/** What of this run decides who may take a step of it; nothing for what is no step of a run. */
export async function conditionsOf(
  processKey: string,
  register: CurrentRegister,
  { handoffs, now }: Pick<RunDeps, 'handoffs' | 'now'>,
): Promise<Conditions> {
  if (processKey === '') return {};
  const records = (await handoffs.listRun(processKey)).map(({ record }) => record);
  return { doneSteps: handsIn(records, register.responsibilities, dayOf(now())) };
}

/** What the caller may see of runs: of their hand-offs, and of the rows that are their steps today. */
export async function sightOfRuns(register: CurrentRegister, deps: TellingDeps): Promise<RunSight> {
  const rule = visibleTo(await viewerFor(deps));
  const responsibilities = stepRowsOn(register.responsibilities, dayOf(deps.now()));
  return { rule, responsibilities, readable: readableAmong(responsibilities, deps.readable) };
}

/** A run as the caller is told it, and everything that decides what they are told. */
export interface RunRead {
  answer: { run: ProcessRun; next?: NextStep; asOf?: string };
  madeOf: RunParts;
}

/** `records`: all its hand-offs, oldest first, also those the caller may not see. */
export interface RunParts extends Pick<OpenedRuns, 'register' | 'sight' | 'readable'> {
  records: readonly HandoffRecord[];
}

/** One run, for whoever may see one of its hand-offs; for all others there is none. */
export async function readRun(processKey: string, deps: TellingDeps): Promise<RunRead> {
  const register = await deps.currentRegister();
  const { found: records, asOf } = await askedOrSeen(
    async () => (await deps.handoffs.listRun(processKey)).map(({ record }) => record),
    (index) => seenRun(processKey, index),
    deps,
  );
  const sight = await sightOfRuns(register, deps);
  const run = runAsSeen(records, sight);
  if (run === undefined) throw new ProductError('not_found', 'no such run for this caller');
  const next = nextOf(run.whole, records, register, deps);
  const answer = {
    run: run.told,
    ...(next && { next }),
    ...(asOf !== undefined && { asOf }),
  };
  return { answer, madeOf: { records, register, sight, readable: deps.readable } };
}

function nextOf(
  run: ProcessRun,
  records: readonly HandoffRecord[],
  { responsibilities, absences }: CurrentRegister,
  { now, readable }: Pick<TellingDeps, 'now' | 'readable'>,
): NextStep | undefined {
  const step = nextStepOf(run);
  const responsibility = responsibilities.find(({ id }) => id === step?.responsibilityId);
  if (step === undefined || responsibility === undefined) return undefined;
  if (!isReadable(responsibility.id, readable)) return undefined;
  const today = dayOf(now());
  const conditions = { doneSteps: handsIn(records, responsibilities, today) };
  const recipient = whoReceives(responsibility, absences, today, conditions);
  return { step, ...(recipient && { recipient: recipientAsTold(recipient) }) };
}

/** Everything that decides which runs the caller is told of, and what. */
export interface OpenedRuns {
  register: CurrentRegister;
  index: HandoffIndex;
  state: LogState;
  sight: RunSight;
  readable: ReadableRows;
}

export async function openRuns(deps: TellingDeps): Promise<OpenedRuns> {
  const { currentRegister, handoffLog, readable } = deps;
  const register = await currentRegister();
  const [asked, sight] = await Promise.all([handoffLog.ask(), sightOfRuns(register, deps)]);
  return { register, ...asked, sight, readable };
}

/** One page of the runs the caller may see, those that wait for somebody to notice first, then the newest. */
export function listRuns(
  page: Pick<RunQuestion, 'onlyIncomplete' | 'skip' | 'size'>,
  { index, sight }: OpenedRuns,
): { runs: ProcessRun[]; total: number } {
  const steps = sight.responsibilities.flatMap(({ process, step }) =>
    process === undefined || step === undefined ? [] : [[process, step] as const],
  );
  const { keys, total } = index.runs({ ...page, rule: sight.rule, steps });
  const records = index.ofRuns(keys).map(({ record }) => record);
  const byRun = Map.groupBy(records, ({ processKey }) => processKey);
  const runs = keys.flatMap((key) => runAsSeen(byRun.get(key) ?? [], sight)?.told ?? []);
  return { runs, total };
}
