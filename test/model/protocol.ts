import {
  isFree,
  isUnfinished,
  type MailState,
  mailStates,
  transitions,
} from '../../src/core/handoff.ts';
import { type Effect, frees, type MailStep, type Outcome } from '../../src/core/mail-protocol.ts';

/** A step as shipped, or as one of the mistakes the check must notice. */
export type ModelStep = Omit<MailStep, 'effect'> & { effect: Effect | 'send_own_draft' };

/** What is tried: who acts, what may go wrong how often, and what is assumed about Microsoft. */
export interface Setting {
  steps: readonly ModelStep[];
  /** The hand-off each worker drives: the same number is the same click. All are about one request. */
  workers: readonly number[];
  crashes: number;
  lost: number;
  late: number;
  /** How many decisions people, or the worker without a mailbox, may take meanwhile. */
  decisions: number;
  /** Whether the unique column refuses a second row, or lets it pass. */
  unique: 'atomic' | 'none';
  /** Whether a draft can be submitted once only. */
  singleUse: boolean;
  /** A mistake: whoever resumes does not ask again who holds the claim. */
  trustsOldClaim?: boolean;
}

/** A row of the list. Item ids are places in the array: the lowest wins. */
export interface Row {
  key: number;
  holds: boolean;
  mail: MailState;
  draft: 'none' | 'draft' | 'sent' | 'deleted';
  /** A person cancelled it without knowing whether it had left, or said that it had. */
  decided: boolean;
}

type Place = 'start' | 'claim' | 'settle' | 'step_back' | 'drive' | 'effect' | 'write' | 'done';

/** One server that works for one click. What it has in memory is gone with a crash. */
export interface Worker {
  at: Place;
  row: number;
  /** Whether the row is still as this worker read it: what `If-Match` compares. */
  fresh: boolean;
  seen: MailState;
  step: string;
  outcome: Outcome | '';
  /** Holds a draft of its own that stands in no row. */
  own: boolean;
}

/** What arrives later than its answer. */
type Late =
  | { kind: 'insert'; key: number }
  | { kind: 'send'; row: number }
  | {
      kind: 'swap';
      row: number;
      mail: MailState;
      draft: boolean;
      releases: boolean;
      fresh: boolean;
    };

export interface State {
  rows: Row[];
  workers: Worker[];
  /** Submitted mails by hand-off. */
  mails: number[];
  late: Late[];
  crashes: number;
  lost: number;
  lateLeft: number;
  decisions: number;
}

const idle: Worker = {
  at: 'start',
  row: -1,
  fresh: false,
  seen: 'none',
  step: '',
  outcome: '',
  own: false,
};

export function beginningOf(setting: Setting): State {
  return {
    rows: [],
    workers: setting.workers.map(() => ({ ...idle })),
    mails: [...new Set(setting.workers)].map(() => 0),
    late: [],
    crashes: setting.crashes,
    lost: setting.lost,
    lateLeft: setting.late,
    decisions: setting.decisions,
  };
}

/** Everything that may happen next. */
export function nextStates(state: State, setting: Setting): State[] {
  const alone = state.workers.findIndex((worker) => isUnseen(worker, setting));
  const { at } = state.workers[alone] ?? { at: 'done' };
  if (at !== 'done') return moves[at](state, alone, setting);
  const next: State[] = isQuiet(state) ? signIns(state, setting) : [];
  state.workers.forEach(({ at }, who) => {
    if (at === 'done') return;
    next.push(...moves[at](state, who, setting));
    if (state.crashes > 0 && at !== 'start')
      next.push(changedWorker({ ...state, crashes: state.crashes - 1 }, who, idle));
  });
  state.late.forEach((late, at) =>
    next.push(...arrive({ ...state, late: state.late.filter((_, n) => n !== at) }, late, setting)),
  );
  if (state.decisions > 0) next.push(...decisions({ ...state, decisions: state.decisions - 1 }));
  return next;
}

/** Nobody is at work, and nothing is on its way. */
export function isQuiet({ workers, late }: State): boolean {
  return late.length === 0 && workers.every(({ at }) => at === 'done');
}

/** Whoever has a row that is on its way signs in again some day. */
function signIns(state: State, { workers }: Setting): State[] {
  const open = state.rows.filter(({ mail }) => isUnfinished(mail) && mail !== 'uncertain');
  return workers.flatMap((key, who) =>
    open.some((row) => row.key === key) ? [changedWorker(state, who, idle)] : [],
  );
}

/**
 * Nobody else can see or hinder this move, so that nothing is lost by taking it at once: a draft of one's own,
 * or looking up the next step. A crash in between is the same as one after it.
 */
function isUnseen(worker: Worker, { steps }: Setting): boolean {
  if (worker.at === 'drive') {
    const step = steps.find(({ from, by }) => from === worker.seen && by === 'driver');
    return step?.enter === undefined;
  }
  return worker.at === 'effect' && worker.step === 'draft';
}

type Move = (state: State, who: number, setting: Setting) => State[];

const moves: Readonly<Record<Exclude<Place, 'done'>, Move>> = {
  start(state, who, setting) {
    const own = state.rows.flatMap(({ key }, at) => (key === setting.workers[who] ? [at] : []));
    if (own.length === 0) return [changedWorker(state, who, { ...idle, at: 'claim' })];
    const unfinished = own.filter((at) => isUnfinished(rowOf(state, at).mail));
    if (unfinished.length === 0) return [changedWorker(state, who, { ...idle, at: 'done' })];
    const at = setting.trustsOldClaim ? 'drive' : 'settle';
    const underWay = unfinished.filter((row) => rowOf(state, row).mail !== 'uncertain');
    const doubtful = unfinished.filter((row) => rowOf(state, row).mail === 'uncertain');
    return [...underWay, ...doubtful].map((row) =>
      changedWorker(state, who, known(state, row, at)),
    );
  },
  claim(state, who, setting) {
    const key = setting.workers[who] ?? 0;
    return inserted(state, key, setting).flatMap((after) => {
      const row = after === state ? -1 : after.rows.length - 1;
      const winner = after.rows.findIndex((each) => each.key === key);
      const answered =
        row >= 0
          ? changedWorker(after, who, known(after, row, 'settle'))
          : changedWorker(
              after,
              who,
              winner >= 0 ? known(after, winner, 'settle') : { ...idle, at: 'done' },
            );
      const late = setting.unique === 'none' || row >= 0 ? [{ kind: 'insert', key } as const] : [];
      return [answered, ...failures(state, after, who, late)];
    });
  },
  settle(state, who) {
    const worker = workerOf(state, who);
    const own = rowOf(state, worker.row);
    const first = state.rows.findIndex(({ key }) => key === own.key);
    const holder = state.rows.findIndex(({ holds }) => holds);
    if (!own.holds) return [changedWorker(state, who, { ...idle, at: 'start' })];
    const isRight = first === worker.row && holder === worker.row;
    return [changedWorker(state, who, { ...worker, at: isRight ? 'drive' : 'step_back' })];
  },
  step_back: (state, who) =>
    swapped(state, who, { mail: 'cancelled', releases: true, takesOwn: false }, (after) =>
      changedWorker(after, who, idle),
    ),
  drive(state, who, { steps }) {
    const worker = workerOf(state, who);
    const step = steps.find(({ from, by }) => from === worker.seen && by === 'driver');
    if (step === undefined) return [changedWorker(state, who, { ...idle, at: 'done' })];
    return enter(state, who, step);
  },
  effect(state, who, setting) {
    const worker = workerOf(state, who);
    const step = stepOf(worker, setting);
    return effects[step.effect](state, who, setting).map((after) => conclude(after, who, step));
  },
  write(state, who, setting) {
    const worker = workerOf(state, who);
    const step = stepOf(worker, setting);
    const mail = worker.outcome === '' ? undefined : step.after[worker.outcome];
    if (mail === undefined) throw new Error('nothing to write');
    const isEnd = (now: MailState) => now === 'uncertain' || step.name === 'look_again';
    return swapped(
      state,
      who,
      { mail, releases: frees(mail), takesOwn: worker.outcome === 'made' },
      (after, won) => {
        const next = setting.steps.find(({ from, by }) => from === mail && by === 'winner');
        if (won && next !== undefined)
          return changedWorker(after, who, {
            ...worker,
            at: 'effect',
            step: next.name,
            outcome: '',
            fresh: true,
            seen: mail,
            own: step.onLost === undefined && worker.own,
          });
        if (won)
          return changedWorker(after, who, {
            ...settledAt(mail),
            row: worker.row,
            at: isEnd(mail) ? 'done' : 'drive',
            fresh: true,
            own: step.onLost === undefined && worker.own,
          });
        const now = rowOf(after, worker.row).mail;
        const insists = mail === 'sent' && (now === 'sending' || now === 'uncertain');
        if (insists) return changedWorker(after, who, { ...worker, fresh: true, seen: now });
        const own = step.onLost === 'delete_own_draft' ? false : worker.own;
        return changedWorker(after, who, {
          ...settledAt(now),
          row: worker.row,
          at: now === 'uncertain' ? 'done' : 'drive',
          fresh: true,
          own,
        });
      },
    );
  },
};

function settledAt(seen: MailState): Worker {
  return { ...idle, seen };
}

function known(state: State, row: number, at: Place): Worker {
  return { ...idle, at, row, fresh: true, seen: rowOf(state, row).mail };
}

/** The swap before the effect; whoever loses it does nothing more. */
function enter(state: State, who: number, step: ModelStep): State[] {
  const worker = { ...workerOf(state, who), at: 'effect' as const, step: step.name };
  if (step.enter === undefined) return [changedWorker(state, who, worker)];
  const { enter: mail } = step;
  return swapped(state, who, { mail, releases: false, takesOwn: false }, (after, won) =>
    changedWorker(
      after,
      who,
      won ? { ...worker, fresh: true, seen: mail } : { ...idle, at: 'done' },
    ),
  );
}

const effects: Readonly<Record<ModelStep['effect'], Move>> = {
  /** Whoever gets no answer has a draft it does not know of, which nothing will ever send. */
  make_draft: (state, who) => [
    withOutcome(changedWorker(state, who, { ...workerOf(state, who), own: true }), who, 'made'),
    withOutcome(state, who, 'refused'),
    ...(state.lost > 0 ? [changedWorker({ ...state, lost: state.lost - 1 }, who, idle)] : []),
  ],
  send_draft_of_row(state, who, setting) {
    const { row } = workerOf(state, who);
    const sent = submitted(state, row, setting);
    const unknown = (after: State) => withOutcome(after, who, 'unknown');
    return [
      sent === state ? unknown(state) : withOutcome(sent, who, 'submitted'),
      ...(state.lost > 0 ? [unknown({ ...sent, lost: state.lost - 1 })] : []),
      ...(state.lateLeft > 0
        ? [
            unknown({
              ...state,
              lateLeft: state.lateLeft - 1,
              late: [...state.late, { kind: 'send', row }],
            }),
          ]
        : []),
    ];
  },
  send_own_draft(state, who) {
    const { own, row } = workerOf(state, who);
    const { key } = rowOf(state, row);
    const mails = state.mails.map((count, at) => (own && at === key ? count + 1 : count));
    const after = changedWorker({ ...state, mails }, who, { ...workerOf(state, who), own: false });
    return [
      withOutcome(after, who, own ? 'submitted' : 'unknown'),
      ...(state.lost > 0 ? [withOutcome({ ...after, lost: state.lost - 1 }, who, 'unknown')] : []),
    ];
  },
  /** A sent mail may not be found yet; what was never sent is never found. */
  look_for_evidence: (state, who) => [
    withOutcome(state, who, 'not_found'),
    ...(rowOf(state, workerOf(state, who).row).draft === 'sent'
      ? [withOutcome(state, who, 'found')]
      : []),
  ],
};

/** To the swap after the effect, or on without one when this outcome writes nothing. */
function conclude(state: State, who: number, step: ModelStep): State {
  const worker = workerOf(state, who);
  if (worker.at !== 'effect') return state;
  const mail = worker.outcome === '' ? undefined : step.after[worker.outcome];
  if (mail === undefined)
    return changedWorker(state, who, { ...worker, at: 'drive', outcome: '', step: '' });
  if (mail === step.from) return changedWorker(state, who, { ...idle, at: 'done' });
  return changedWorker(state, who, { ...worker, at: 'write' });
}

function withOutcome(state: State, who: number, outcome: Outcome): State {
  return changedWorker(state, who, { ...workerOf(state, who), outcome });
}

interface Write {
  mail: MailState;
  releases: boolean;
  /** The worker's own draft now stands in the row. */
  takesOwn: boolean;
}

/** A compare-and-swap and everything that can become of it and of its answer. */
function swapped(
  state: State,
  who: number,
  write: Write,
  then: (after: State, won: boolean) => State,
): State[] {
  const { row, fresh } = workerOf(state, who);
  const after = fresh ? written(state, row, write) : state;
  const { mail, releases, takesOwn: draft } = write;
  return [
    then(after, fresh),
    ...failures(state, after, who, [{ kind: 'swap', row, mail, draft, releases, fresh }]),
  ];
}

/** The answer is lost after the effect, or the effect comes after the error. Either way the worker knows nothing. */
function failures(before: State, after: State, who: number, late: readonly Late[]): State[] {
  const lost =
    before.lost > 0 ? [changedWorker({ ...after, lost: before.lost - 1 }, who, idle)] : [];
  if (before.lateLeft === 0) return lost;
  const { lateLeft } = before;
  return [
    ...lost,
    ...late.map((each) =>
      changedWorker({ ...before, lateLeft: lateLeft - 1, late: [...before.late, each] }, who, idle),
    ),
  ];
}

/** Writes a row; whoever had read it before has not read this. */
function written(state: State, at: number, { mail, releases, takesOwn }: Write): State {
  return {
    ...state,
    rows: state.rows.map((row, n) =>
      n === at
        ? { ...row, mail, holds: row.holds && !releases, draft: takesOwn ? 'draft' : row.draft }
        : row,
    ),
    workers: state.workers.map((each) => (each.row === at ? { ...each, fresh: false } : each)),
    late: state.late.map((each) =>
      each.kind === 'swap' && each.row === at ? { ...each, fresh: false } : each,
    ),
  };
}

/** The answers to an insert: one more row, or a refusal. */
function inserted(state: State, key: number, { unique }: Setting): State[] {
  const isTaken = state.rows.some((row) => row.key === key || row.holds);
  const row: Row = { key, holds: true, mail: 'claimed', draft: 'none', decided: false };
  const more = { ...state, rows: [...state.rows, row] };
  if (!isTaken) return [more];
  return unique === 'atomic' ? [state] : [state, more];
}

function submitted(state: State, at: number, { singleUse }: Setting): State {
  const { draft, key } = rowOf(state, at);
  if (draft !== 'draft' && !(draft === 'sent' && !singleUse)) return state;
  return {
    ...state,
    mails: state.mails.map((count, each) => (each === key ? count + 1 : count)),
    rows: state.rows.map((row, n) => (n === at ? { ...row, draft: 'sent' } : row)),
  };
}

function arrive(state: State, late: Late, setting: Setting): State[] {
  switch (late.kind) {
    case 'insert':
      return inserted(state, late.key, setting);
    case 'send':
      return [submitted(state, late.row, setting)];
    case 'swap':
      return [late.fresh ? written(state, late.row, { ...late, takesOwn: late.draft }) : state];
  }
}

/** What the table lets a person, or the worker without a mailbox, do with the mail of a row that is offered. */
function decisions(state: State): State[] {
  const rules = transitions.filter(
    ({ from, to }) => from.state.includes('offered') && to.mailState !== undefined,
  );
  return state.rows.flatMap((row, at) =>
    rules
      .filter(({ from }) => from.mailState.includes(row.mail))
      .map(({ to, action }) =>
        decided(state, at, action, to.mailState ?? row.mail, isFree(to.state)),
      ),
  );
}

function decided(
  state: State,
  at: number,
  action: string,
  mail: MailState,
  releases: boolean,
): State {
  if (action === 'send_again') return sendAgain(state, at);
  const isBlind = rowOf(state, at).mail === 'uncertain';
  const after = written(state, at, { mail, releases, takesOwn: false });
  return {
    ...after,
    rows: after.rows.map((row, n) =>
      n === at
        ? {
            ...row,
            decided: isBlind,
            draft: mail === 'cancelled' && row.draft === 'draft' ? 'deleted' : row.draft,
          }
        : row,
    ),
  };
}

/** A person's word starts one more driver at the step that sends the row's own draft. */
function sendAgain(state: State, at: number): State {
  const after = written(state, at, { mail: 'sending', releases: false, takesOwn: false });
  const who = after.workers.findIndex(({ at: place }) => place === 'done');
  if (who < 0) return after;
  return changedWorker(after, who, { ...known(after, at, 'effect'), step: 'submit_again' });
}

function changedWorker(state: State, who: number, worker: Worker): State {
  return { ...state, workers: state.workers.map((each, at) => (at === who ? worker : each)) };
}

function workerOf({ workers }: State, who: number): Worker {
  const worker = workers[who];
  if (worker === undefined) throw new Error('no such worker');
  return worker;
}

function rowOf({ rows }: State, at: number): Row {
  const row = rows[at];
  if (row === undefined) throw new Error('no such row');
  return row;
}

function stepOf({ step }: Worker, { steps }: Setting): ModelStep {
  const found = steps.find(({ name }) => name === step);
  if (found === undefined) throw new Error(`no step ${step}`);
  return found;
}

const places: readonly Place[] = [
  'start',
  'claim',
  'settle',
  'step_back',
  'drive',
  'effect',
  'write',
  'done',
];
const stepNames = ['', 'draft', 'submit', 'submit_again', 'recover', 'look_again'];
const outcomes = ['', 'made', 'refused', 'overtaken', 'submitted', 'unknown', 'found', 'not_found'];
const drafts = ['none', 'draft', 'sent', 'deleted'];
const lateKinds = ['insert', 'send', 'swap'];

/** The digits of a number whose places count differently: one number for each combination. */
function packed(...digits: (readonly [value: number, base: number])[]): number {
  return digits.reduce((sum, [value, base]) => sum * base + value, 0);
}

const flag = (is: boolean): readonly [number, number] => [is ? 1 : 0, 2];

/** So many short names there are for one worker: the product of the digits below. */
const workerNames = 8 * 6 * 2 * mailStates.length * 6 * 8 * 2;

/** A short name for a state; the same for states that differ only in which of two equal workers is which. */
export function fingerprint(state: State, setting: Setting): string {
  const workers = state.workers.map(
    ({ at, row, fresh, seen, step, outcome, own }, who) =>
      packed(
        [places.indexOf(at), 8],
        [row + 1, 6],
        flag(fresh),
        [mailStates.indexOf(seen), mailStates.length],
        [stepNames.indexOf(step), 6],
        [outcomes.indexOf(outcome), 8],
        flag(own),
      ) +
      (setting.workers[who] ?? 0) * workerNames,
  );
  const rows = state.rows.map(({ key, holds, mail, draft, decided }) =>
    packed(
      [key, 3],
      flag(holds),
      [mailStates.indexOf(mail), mailStates.length],
      [drafts.indexOf(draft), 4],
      flag(decided),
    ),
  );
  const late = state.late.map((each) =>
    packed([lateKinds.indexOf(each.kind), 3], ...digitsOf(each)),
  );
  const { crashes, lost, lateLeft, decisions } = state;
  const left = packed([crashes, 8], [lost, 8], [lateLeft, 8], [decisions, 8]);
  const mails = packed(...state.mails.map((count) => [count, 8] as const));
  return String.fromCodePoint(
    ...workers.toSorted((a, b) => a - b),
    left,
    mails,
    state.rows.length,
    ...rows,
    ...late,
  );
}

function digitsOf(late: Late): (readonly [number, number])[] {
  if (late.kind === 'insert') return [[late.key, 3]];
  if (late.kind === 'send') return [[late.row, 6]];
  return [
    [late.row, 6],
    [mailStates.indexOf(late.mail), mailStates.length],
    flag(late.draft),
    flag(late.releases),
    flag(late.fresh),
  ];
}
