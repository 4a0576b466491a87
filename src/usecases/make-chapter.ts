import { registerAsOf } from '../core/as-of.ts';
import { dayOf, startOf } from '../core/calendar.ts';
import {
  type ChapterData,
  chapterFormat,
  type ChapterSample,
  type Made,
  type Samples,
} from '../core/chapter/chapter-data.ts';
import { byAreaAndTitle, chapterProcesses, chapterRow } from '../core/chapter/chapter-rows.ts';
import { createLot } from '../core/chapter/draw-samples.ts';
import { registerChanges } from '../core/chapter/register-changes.ts';
import { ProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { formatLogKey, type LogKey } from '../core/log-key.ts';
import type { Day } from '../core/responsibility.ts';
import { changedSince, type ListedRow, type RowHistory, rowOn } from '../core/row-history.ts';
import { isReadable, type ReadableRows } from '../core/row-rights.ts';
import { daysLater } from '../core/zoned-time.ts';
import type { CurrentRegister } from './current-register.ts';
import { assertHasCome } from './day-to-come.ts';
import { exportHandoffs } from './export-handoffs.ts';
import type { HandoffLog } from './handoff-log.ts';
import type { ListDeps } from './list-handoffs.ts';
import type { LogKeeper } from './log-keeper.ts';
import type { Prove } from './prove-handoff.ts';
import type { RowVersions } from './register-ports.ts';

/** More samples are a log to export, not a chapter to print. */
export const mostSamples = 100;

export interface ChapterWish {
  from: Day;
  to: Day;
  samples: number;
}

/** Hand-offs of the period that the maker may see. */
export interface SampleSource {
  seenAs: Samples['seenAs'];
  read: (wish: ChapterWish) => Promise<AsyncIterable<HandoffRecord[]>>;
}

export interface ChapterDeps {
  currentRegister: () => Promise<CurrentRegister>;
  /** Rows of the register that the maker may read. */
  readable: ReadableRows;
  rowVersions: RowVersions;
  source: SampleSource;
  prove: Prove;
  logKeeper: Pick<LogKeeper, 'read'>;
  logName: string;
  logKeys: readonly LogKey[];
  made: Made;
}

/** Everything a chapter says about a day and the period that ends with it. Nothing is written. */
export async function makeChapter(wish: ChapterWish, deps: ChapterDeps): Promise<ChapterData> {
  const { from, to } = wish;
  const { readable, made } = deps;
  assertHasCome(to, new Date(made.at));
  if (from > to)
    throw new ProductError('invalid_request', `the period ends on ${to}, before ${from}`);
  const register = await deps.currentRegister();
  const history = await historyFor(register.rows, from, deps);
  const mayBeTold = (id: number) => isReadable(id, readable);
  const then = registerAsOf(register.rows, to, history, to < dayOf(new Date(register.asOf)));
  const rows = then.responsibilities.toSorted(byAreaAndTitle);
  const skipped = then.findings.filter((each) => each.skipped && mayBeTold(each.row));
  const unreadable = new Map(skipped.map(({ row, title }) => [row, title]));
  const told = register.rows.filter(({ id }) => mayBeTold(Number(id)));
  return {
    format: chapterFormat,
    period: { from, to },
    made,
    register: { asOf: register.asOf, stale: register.stale, partly: readable !== 'all' },
    rows: rows.filter(({ id }) => mayBeTold(id)).map((row) => chapterRow(row, to)),
    processes: chapterProcesses(rows, then.rows, then.findings, to, readable),
    changes: registerChanges(told, from, to, history),
    doubts: then.doubts
      .filter(({ row }) => mayBeTold(row))
      .map(({ row, title, why, since = null }) => ({ row, title, why, since })),
    unknownChanges: told
      .filter((row) => isUnknownSince(row, from, history))
      .map(({ id }) => Number(id)),
    unreadable: [...unreadable].map(([row, title]) => ({ row, title })),
    samples: await draw(wish, deps),
    record: await recordOf(deps),
  };
}

/** The versions of all rows that were changed since the period began; a chapter is not made while some are unread. */
async function historyFor(
  rows: CurrentRegister['rows'],
  from: Day,
  { rowVersions }: ChapterDeps,
): Promise<RowHistory> {
  const changed = changedSince(rows, daysLater(from, -1));
  const history = await rowVersions.read(changed);
  if (history.missing === 'versions_refused' || history.versions.size === changed.length)
    return history;
  throw new ProductError(
    'microsoft_busy',
    `${changed.length - history.versions.size} rows' versions are not read yet`,
    { retryAfterSeconds: 60 },
  );
}

function isUnknownSince(row: ListedRow, from: Day, history: RowHistory): boolean {
  const why = rowOn(row, daysLater(from, -1), history).gap?.why;
  return why !== undefined && why !== 'entered_later';
}

async function draw(wish: ChapterWish, { source, prove }: ChapterDeps): Promise<Samples> {
  const { from, to, samples } = wish;
  const lot = createLot<HandoffRecord>(from, to, samples);
  if (samples > 0)
    for await (const records of await source.read(wish))
      for (const record of records) lot.put(record.handoffKey, record);
  const drawn: ChapterSample[] = [];
  for (const record of lot.drawn()) drawn.push(await sampleOf(record, prove));
  return { asked: samples, among: lot.among(), seenAs: source.seenAs, drawn };
}

async function sampleOf(record: HandoffRecord, prove: Prove): Promise<ChapterSample> {
  const { trail, findings } = await prove(record.handoffKey);
  const { handoffKey, area, title, process, receivedAt, handedOffAt, state, mailState } = record;
  return {
    handoffKey,
    area,
    title,
    process,
    step: record.step ?? null,
    receivedAt,
    handedOffAt,
    owner: record.owner.name,
    state,
    mailState,
    fileHash: record.fileHash,
    trail,
    findings,
  };
}

async function recordOf({
  logKeeper,
  logName,
  logKeys,
}: ChapterDeps): Promise<ChapterData['record']> {
  const { log } = await logKeeper.read();
  const { origin, size, root } = log.latest ?? {};
  const isThere = origin !== undefined && size !== undefined && root !== undefined;
  return {
    log: logName,
    keys: logKeys.map(formatLogKey),
    checkpoint: isThere ? { origin, size, root } : null,
  };
}

/** What a person may see, and all of it for an auditor, whose reading is recorded before anything is read. */
export function samplesFor(asAuditor: boolean, deps: ListDeps): SampleSource {
  const order = { order: 'handed_off', descending: false } as const;
  return {
    seenAs: asAuditor ? 'auditor' : 'person',
    read: ({ from, to }) => exportHandoffs({ from, to }, order, asAuditor, deps),
  };
}

/** All of them, for Baton itself. */
export function allSamples(handoffLog: Pick<HandoffLog, 'ask'>): SampleSource {
  return {
    seenAs: 'app',
    read: async ({ from, to }) => {
      const { index } = await handoffLog.ask();
      const [begin, end] = [startOf(from), startOf(daysLater(to, 1))];
      return inPeriod(index.everyRow(), begin, end);
    },
  };
}

/** Those a person may see, who works without the server. */
export function seenSamples(
  handoffLog: Pick<HandoffLog, 'ask'>,
  sees: (record: HandoffRecord) => boolean,
): SampleSource {
  const all = allSamples(handoffLog);
  return {
    seenAs: 'person',
    read: async (wish) => only(await all.read(wish), sees),
  };
}

async function* only(
  turns: AsyncIterable<HandoffRecord[]>,
  sees: (record: HandoffRecord) => boolean,
): AsyncGenerator<HandoffRecord[]> {
  for await (const records of turns) yield records.filter(sees);
}

async function* inPeriod(
  rows: Iterable<{ record: HandoffRecord }>,
  begin: string,
  end: string,
): AsyncGenerator<HandoffRecord[]> {
  for (const { record } of rows)
    if (begin <= record.handedOffAt && record.handedOffAt < end) yield [record];
}
