import { dayOf } from '../core/calendar.ts';
import { type Conditions, whoReceives } from '../core/cover.ts';
import { ProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { Viewer } from '../core/visibility.ts';
import { handsIn, nextStepOf, type ProcessRun, type RunStep, runOf } from '../core/process-run.ts';
import { isReadable, type ReadableRows } from '../core/row-rights.ts';
import { recipientAsTold, runAsSeen } from '../core/run-sight.ts';
import type { Recipient } from '../core/suggestion.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffReader } from './handoff-ports.ts';
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
  handoffs: HandoffReader,
): Promise<Conditions> {
  if (processKey === '') return {};
  const records = (await handoffs.listRun(processKey)).map(({ record }) => record);
  return { doneSteps: handsIn(records, register.responsibilities) };
}

/** A run as far as somebody may see its hand-offs and read the rows of its steps; nothing when they see none of them. */
export function toldTo(
  viewer: Viewer,
  run: ProcessRun,
  records: readonly HandoffRecord[],
  { responsibilities }: Pick<CurrentRegister, 'responsibilities'>,
  readable: ReadableRows,
): ProcessRun | undefined {
  return runAsSeen(run, records, readableAmong(responsibilities, readable), viewer);
}

/** One run, for whoever may see one of its hand-offs; for all others there is none. */
export async function readRun(
  processKey: string,
  deps: TellingDeps,
): Promise<{ run: ProcessRun; next?: NextStep; asOf?: string }> {
  const register = await deps.currentRegister();
  const { found: records, asOf } = await askedOrSeen(
    async () => (await deps.handoffs.listRun(processKey)).map(({ record }) => record),
    (index) => seenRun(processKey, index),
    deps,
  );
  const run = runOf(records, register.responsibilities);
  const told = run && toldTo(await viewerFor(deps), run, records, register, deps.readable);
  if (run === undefined || told === undefined) {
    throw new ProductError('not_found', 'no such run for this caller');
  }
  const next = nextOf(run, records, register, deps);
  return {
    run: told,
    ...(next && { next }),
    ...(asOf !== undefined && { asOf }),
  };
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
  const conditions = { doneSteps: handsIn(records, responsibilities) };
  const recipient = whoReceives(responsibility, absences, dayOf(now()), conditions);
  return { step, ...(recipient && { recipient: recipientAsTold(recipient) }) };
}

/** The runs the caller may see, those that wait for somebody to notice first, then the newest. */
export async function listRuns(
  onlyIncomplete: boolean,
  deps: TellingDeps,
): Promise<{ runs: ProcessRun[]; asOf: string }> {
  const register = await deps.currentRegister();
  const { index, state } = await deps.handoffLog.ask();
  const viewer = await viewerFor(deps);
  const rows = new Map<string, HandoffRecord[]>();
  for (const { record } of index.everyRow()) {
    if (record.processKey === '') continue;
    rows.set(record.processKey, [...(rows.get(record.processKey) ?? []), record]);
  }
  const runs = [...rows.values()]
    .toReversed()
    .flatMap((records) => {
      const run = runOf(records, register.responsibilities);
      return (run && toldTo(viewer, run, records, register, deps.readable)) ?? [];
    })
    .filter(({ complete }) => !onlyIncomplete || !complete);
  return { runs: runs.toSorted((a, b) => Number(b.stalled) - Number(a.stalled)), asOf: state.asOf };
}
