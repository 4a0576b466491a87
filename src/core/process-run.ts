import type { DoneStep } from './cover-separation.ts';
import type { HandoffState, MailState } from './handoff.ts';
import type { HandoffRecord, NamedPerson } from './handoff-record.ts';
import { inForce } from './register.ts';
import type { Day, Responsibility, StepKind } from './responsibility.ts';

/** `open`: with somebody. `missing`: passed over, a later step was begun. `to_come`: its turn has not come. */
export type StepState = 'done' | 'open' | 'missing' | 'to_come';

/** One step of a run, as the register defines it and as the hand-offs tell it. */
export interface RunStep {
  step: number;
  title: string;
  kind: StepKind;
  responsibilityId?: number;
  state: StepState;
  /** Whose it is or was; absent while nobody has had it. */
  by?: NamedPerson;
  onBehalfOf?: NamedPerson;
  handoffKey?: string;
  /** Since when it is in that state, ISO 8601. */
  since?: string;
  /** Begun before a step in front of it was done; never said of a step that is hidden. */
  outOfOrder: boolean;
  /** It was begun, but whoever is told of the run may not see the hand-off: neither by whom nor since when. */
  hidden?: true;
}

/** One run of a process: of this invoice, of this order. */
export interface ProcessRun {
  processKey: string;
  process: string;
  /** Subject of its first hand-off, or of the first that whoever is told of the run may see. */
  subject: string;
  /** When that hand-off was made, ISO 8601. */
  begunAt: string;
  /** In the order of the process. */
  steps: RunStep[];
  /** Every step of the process is done. */
  complete: boolean;
  /** Nobody has it although steps are left: it waits for somebody to notice. */
  stalled: boolean;
}

/** In these states a hand-off is with somebody, or done; unless its mail never left. */
export const heldStates: readonly HandoffState[] = ['offered', 'accepted', 'waiting', 'done'];
export const neverLeft: readonly MailState[] = ['failed', 'cancelled'];

/** A hand-off that counts for its step: with somebody, or done. What was declined, passed on or taken back does not. */
function counts({ state, mailState }: HandoffRecord): boolean {
  return heldStates.includes(state) && !neverLeft.includes(mailState);
}

/**
 * A run from its hand-offs, oldest first, and the steps the register defines today. A step that stands in no row of
 * the register any more is told with what its hand-off says. Undefined when there is no hand-off.
 */
export function runOf(
  records: readonly HandoffRecord[],
  responsibilities: readonly Responsibility[],
): ProcessRun | undefined {
  const [first] = records;
  if (first === undefined) return undefined;
  const counting = records.filter(counts);
  const defined = stepsOf(first.process, responsibilities);
  const numbers = [
    ...defined.flatMap(({ step }) => step ?? []),
    ...counting.flatMap(({ step }) => step ?? []),
  ];
  const steps = [...new Set(numbers)]
    .toSorted((a, b) => a - b)
    .map((step) => stepOf(step, counting, defined));
  return {
    processKey: first.processKey,
    process: first.process,
    subject: first.subject,
    begunAt: first.handedOffAt,
    steps,
    complete: steps.every(({ state }) => state === 'done'),
    stalled:
      steps.some(({ state }) => state !== 'done') && steps.every(({ state }) => state !== 'open'),
  };
}

/** A hand-off of this responsibility begins a run of its process, named by its own key; nothing when it is no step. */
export function runStartOf(
  responsibility: Responsibility | undefined,
  handoffKey: string,
): Pick<HandoffRecord, 'process' | 'processKey' | 'step'> {
  const { process, step } = responsibility ?? {};
  if (process === undefined || step === undefined) return { process: '', processKey: '' };
  return { process, processKey: handoffKey, step };
}

/** The rows of the register that are steps of this process, in order; ties by id. */
export function stepsOf(
  process: string,
  responsibilities: readonly Responsibility[],
): Responsibility[] {
  return responsibilities
    .filter((each) => process !== '' && each.process === process && each.step !== undefined)
    .toSorted((a, b) => (a.step ?? 0) - (b.step ?? 0) || a.id - b.id);
}

function stepOf(
  step: number,
  counting: readonly HandoffRecord[],
  defined: readonly Responsibility[],
): RunStep {
  const responsibility = defined.find((each) => each.step === step);
  const record = counting.findLast((each) => each.step === step);
  const begun = (each: number) => counting.find((other) => other.step === each);
  const isPassedOver = counting.some((each) => (each.step ?? 0) > step);
  const before = defined.flatMap((each) => ((each.step ?? 0) < step ? (each.step ?? []) : []));
  const about = {
    step,
    title: responsibility?.title ?? record?.title ?? '',
    kind: responsibility?.stepKind ?? 'other',
    ...(responsibility && { responsibilityId: responsibility.id }),
  };
  if (record === undefined)
    return { ...about, state: isPassedOver ? 'missing' : 'to_come', outOfOrder: false };
  const first = begun(step) ?? record;
  return {
    ...about,
    state: record.state === 'done' ? 'done' : 'open',
    by: record.owner,
    ...(record.onBehalfOf && { onBehalfOf: record.onBehalfOf }),
    handoffKey: record.handoffKey,
    since: record.stateSince,
    outOfOrder: before.some((each) => !wasDoneBefore(each, first.handedOffAt, counting)),
  };
}

function wasDoneBefore(step: number, moment: string, counting: readonly HandoffRecord[]): boolean {
  return counting.some(
    (each) => each.step === step && each.state === 'done' && each.stateSince <= moment,
  );
}

/**
 * The rows that are steps of processes on a day: of several for one step the one in force, else the one that begins
 * next. A step whose rows have all ended is none any more.
 */
export function stepRowsOn(
  responsibilities: readonly Responsibility[],
  day: Day,
): Responsibility[] {
  const going = responsibilities.filter(({ validTo }) => validTo === undefined || validTo >= day);
  return [...bySteps(going).values()].flatMap((rows) => definingOn(rows, day) ?? []);
}

function bySteps(responsibilities: readonly Responsibility[]): Map<string, Responsibility[]> {
  const steps = responsibilities.filter(
    ({ process, step }) => process !== undefined && step !== undefined,
  );
  return Map.groupBy(steps, ({ process, step }) => JSON.stringify([process, step]));
}

/** Of the rows for one step the one that says what it is on a day: in force, else the next to begin, else the last that began. Ties by id. */
function definingOn(rows: readonly Responsibility[], day: Day): Responsibility | undefined {
  const byId = rows.toSorted((a, b) => a.id - b.id);
  const beginOf = ({ validFrom = '' }: Responsibility) => validFrom;
  const byBegin = byId.toSorted(
    (a, b) => Number(beginOf(a) > beginOf(b)) - Number(beginOf(a) < beginOf(b)),
  );
  return (
    byId.find((each) => inForce(each, day)) ??
    byBegin.find(({ validFrom = '' }) => validFrom > day) ??
    byBegin.at(-1)
  );
}

/** Who has had a hand in this run so far, for four eyes by what the rows say on this day: what is with somebody counts like what is done. */
export function handsIn(
  records: readonly HandoffRecord[],
  responsibilities: readonly Responsibility[],
  day: Day,
): DoneStep[] {
  return records.filter(counts).flatMap(({ step, process, owner, onBehalfOf }) => {
    if (step === undefined) return [];
    const rows = stepsOf(process, responsibilities).filter((each) => each.step === step);
    const defined = definingOn(rows, day);
    return [
      {
        step,
        kind: defined?.stepKind ?? 'other',
        by: owner,
        ...(onBehalfOf && { onBehalfOf }),
        ...(defined && { separateFrom: defined.separateFrom }),
      },
    ];
  });
}

/** The step whose turn it is: the first that is neither done nor with somebody; nothing when none is left. */
export function nextStepOf({ steps }: ProcessRun): RunStep | undefined {
  return steps.find(({ state }) => state === 'to_come' || state === 'missing');
}
