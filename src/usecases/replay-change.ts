import { dayOf } from '../core/calendar.ts';
import { ProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { Memory } from '../core/memory.ts';
import { readRegister } from '../core/register.ts';
import { changedRows, type RowColumns, withIds } from '../core/register-change.ts';
import { type RegisterIndex, rowFor } from '../core/register-index.ts';
import type { Responsibility } from '../core/responsibility.ts';
import { type ChangedRow, createReplay, type PastRequest } from '../core/replay.ts';
import { isReadable, type ReadableRows } from '../core/row-rights.ts';
import { readSignals } from '../core/signals-column.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffLog } from './handoff-log.ts';
import type { HandoffIndex } from './handoff-ports.ts';
import type { Clock } from './ports.ts';
import type { SeenRow } from './record-ports.ts';

/** A row as somebody would save it, without its id for a new one. */
export interface WishedRow {
  row?: number | undefined;
  columns: RowColumns;
}

/** Rows that would be saved together, each once, and over how many of the newest hand-offs to replay them. */
export interface ReplayWish {
  changes: readonly WishedRow[];
  last: number;
  /** Whether rows that could not be read then answer nothing; by default they are refused. */
  isLenient?: boolean | undefined;
}

export interface ReplayDeps {
  currentRegister: () => Promise<CurrentRegister>;
  handoffLog: Pick<HandoffLog, 'ask'>;
  learned: () => Promise<Memory | undefined>;
  /** When the key of the signals was put into use: what older rows keep can't be compared. ISO 8601. */
  signalsSince: string;
  now: Clock;
  /** Which hand-offs may be told of, and be it in a count: whoever asks chooses the words. */
  counts: (record: HandoffRecord) => boolean;
  /** What of the register they may read; all else answers nothing. */
  readable: ReadableRows;
  /** Comes back after so many milliseconds; with 0 as soon as others have had their turn. */
  wait: (ms: number) => Promise<void>;
}

/** Whether the new answer is what people chose, or the old one was, or neither. */
export type Verdict = 'as_chosen' | 'was_as_chosen' | 'neither';

/** One hand-off that would have been answered otherwise; a missing id: nothing would answer. */
export interface ReplayedHandoff {
  record: HandoffRecord;
  before?: number;
  after?: number;
  chosen: number;
  verdict: Verdict;
}

export interface ReplayReport {
  /** How many hand-offs were asked again, and how many could not be, because nothing of them was kept to ask with. */
  asked: number;
  left: number;
  /** Newest first. */
  changed: ReplayedHandoff[];
  /** How many came first at one of these rows, without and with the change. */
  here: { before: number; after: number };
}

const pageSize = 250;
/** Others have their turn after so much work, in hand-offs times changed rows; but no sooner than after so few hand-offs. */
const workInTurn = 250;
const fewestInTurn = 10;

/** What a change of some rows would have done to the newest hand-offs. Nothing is written. */
export async function replayChange(wish: ReplayWish, deps: ReplayDeps): Promise<ReplayReport> {
  const [register, memory, { index }] = await Promise.all([
    deps.currentRegister(),
    deps.learned(),
    deps.handoffLog.ask(),
  ]);
  const { now, readable } = deps;
  const changes = changedRowsOf(wish, register, readable);
  const replay = createReplay(changes, register.index, dayOf(now()), memory, readable);
  const ids = new Set<number | undefined>(changes.map(({ id }) => id));
  const report: ReplayReport = { asked: 0, left: 0, changed: [], here: { before: 0, after: 0 } };
  const inTurn = Math.max(fewestInTurn, Math.floor(workInTurn / changes.length));
  const asking = { signalsSince: deps.signalsSince, index: register.index };
  let done = 0;
  for (const { record } of rowsOf(index, wish.last)) {
    if (deps.counts(record)) ask(record, replay, ids, report, asking);
    done += 1;
    if (done % inTurn === 0) await deps.wait(0);
  }
  return report;
}

/** Each row as it is and as it would be; what can't be read then is refused, unless it is meant to answer nothing. */
function changedRowsOf(
  { changes, isLenient = false }: ReplayWish,
  register: CurrentRegister,
  readable: ReadableRows,
): ChangedRow[] {
  const there = register.rows.map((each) => Number(each['id']));
  const known = new Set(there.filter((id) => isReadable(id, readable)));
  if (changes.some(({ row }) => row !== undefined && !known.has(row)))
    throw new ProductError('not_found', 'there is no such row in the register');
  const wanted = withIds(changes);
  const after = readRegister(changedRows(register.rows, wanted));
  const ids = new Set(wanted.map(({ id }) => id));
  const problem = after.findings.find((each) => each.skipped && ids.has(each.row));
  if (problem !== undefined && !isLenient)
    throw new ProductError('invalid_request', `${problem.column}: ${problem.kind}`);
  const before = byId(register.responsibilities);
  const then = byId(after.responsibilities);
  return [...ids].map((id) => ({ id, before: before.get(id), after: then.get(id) }));
}

function byId(responsibilities: readonly Responsibility[]): Map<number, Responsibility> {
  return new Map(responsibilities.map((each) => [each.id, each]));
}

function* rowsOf(index: HandoffIndex, last: number): Generator<SeenRow> {
  for (let skip = 0; skip < last; skip += pageSize) {
    const size = Math.min(pageSize, last - skip);
    const order = { order: 'handed_off', descending: true } as const;
    const { rows } = index.page({ rules: [], ...order, skip, size });
    yield* rows;
    if (rows.length < size) return;
  }
}

function ask(
  record: HandoffRecord,
  replay: ReturnType<typeof createReplay>,
  rows: ReadonlySet<number | undefined>,
  report: ReplayReport,
  { signalsSince, index }: { signalsSince: string; index: RegisterIndex },
): void {
  const request = record.handedOffAt < signalsSince ? undefined : pastRequestOf(record, index);
  if (request === undefined) {
    report.left += 1;
    return;
  }
  const { before, after } = replay(request);
  report.asked += 1;
  report.here.before += Number(rows.has(before));
  report.here.after += Number(rows.has(after));
  // a row that is opened again is about what the one in its place is about
  const now = idNow(after, index);
  if (before === now) return;
  const { chosen } = request;
  const verdict =
    now === chosen ? 'as_chosen' : before === chosen ? 'was_as_chosen' : ('neither' as const);
  report.changed.push({
    record,
    chosen,
    verdict,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  });
}

/** The row that answers today for what this one is about. */
function idNow<Id extends number | undefined>(id: Id, index: RegisterIndex): Id | number {
  return rowFor(id, index)?.id ?? id;
}

/** What was undone or withdrawn says nothing, and without signals nobody can ask again. */
function pastRequestOf(record: HandoffRecord, index: RegisterIndex): PastRequest | undefined {
  const { responsibilityId, state, mailState, handedOffAt: at } = record;
  const isTakenBack = ['withdrawn', 'declined'].includes(state) || mailState === 'cancelled';
  const kept = readSignals(record.signals);
  if (responsibilityId === undefined || isTakenBack || kept === undefined) return undefined;
  if (kept.signals.words.size === 0) return undefined;
  const { mailbox, senderDomain } = record;
  return {
    ...kept,
    said: new Map([...kept.said].map(([id, score]) => [idNow(id, index), score])),
    chosen: idNow(responsibilityId, index),
    at,
    mailbox: mailbox.toLowerCase(),
    senderDomain: senderDomain.toLowerCase(),
  };
}
