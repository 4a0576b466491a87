import type { HandoffRecord } from '../core/handoff-record.ts';
import { olderLearned, windowStart } from '../core/learned-window.ts';
import { learn } from '../core/learning.ts';
import { isUndecided, type Lesson } from '../core/lessons.ts';
import { createMemory, type Memory } from '../core/memory.ts';
import type { RegisterIndex } from '../core/register-index.ts';
import type { Responsibility } from '../core/responsibility.ts';
import type { Signals } from '../core/signals.ts';
import { readSignals } from '../core/signals-column.ts';
import type { Chronicle, LogPlace } from './chronicle.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffIndex } from './handoff-ports.ts';
import { surveyOf, type Wait } from './learning-survey.ts';
import type { Clock } from './ports.ts';
import type { SeenRow } from './record-ports.ts';

/** A row on its way out holds back the ones behind it, so that everybody learns in the same order; not for ever. */
const undecidedSeconds = 180;
/** So many rows are learned before others have their turn: some ten milliseconds of work. */
const rowsAtATime = 4;

/** One way through the list, and how far it came. */
export interface Course {
  memory: Memory;
  index: RegisterIndex;
  register: ReadonlyMap<number, Responsibility>;
  successors: CurrentRegister['successors'];
  /** What each row taught that was reached, by hand-off key. */
  taught: Map<string, Lesson>;
  /** From this item id on everything is learned; of the rows before it only some. */
  from: number;
  /** The newest item id that was seen. */
  newest: number;
  /** Rows of a long list that are too old to be learned, by hand-off key. */
  passedOver: Set<string>;
  /** Rows behind one that is undecided. */
  ahead: SeenRow[];
  /** An earlier row now teaches something else. */
  outdated: boolean;
}

export interface CourseDeps {
  chronicle: Chronicle;
  /** When the key of the signals was put into use: what older rows keep can no longer be compared. ISO 8601. */
  signalsSince: string;
  now: Clock;
  wait: Wait;
}

/** From the first row to the last, of a long list only through the window and a few before it. */
export async function goThrough(
  log: HandoffIndex,
  register: CurrentRegister,
  deps: CourseDeps,
): Promise<Course> {
  const rows = await surveyOf(log, deps.chronicle, deps.wait);
  const { course, learned } = beginCourse(rows, register);
  for (let at = 0; at < learned.length; at += rowsAtATime)
    await goOn(course, log.rows(learned.slice(at, at + rowsAtATime)), deps);
  return course;
}

/** Which rows will be learned, in their order, by item id. */
function beginCourse(
  rows: readonly LogPlace[],
  { index, responsibilities, successors }: CurrentRegister,
): { course: Course; learned: number[] } {
  const newest = rows.reduce((most, { itemId }) => Math.max(most, itemId), 0);
  const from = windowStart(newest);
  const before = rows.filter(({ itemId }) => itemId < from);
  const older = olderLearned(before, responsibilities.length);
  const passedOver = before.filter(({ itemId }) => !older.has(itemId));
  const course: Course = {
    from,
    newest,
    passedOver: new Set(passedOver.map(({ handoffKey }) => handoffKey)),
    memory: createMemory(),
    index,
    register: new Map(responsibilities.map((each) => [each.id, each])),
    successors,
    taught: new Map(),
    ahead: [],
    outdated: false,
  };
  const items = rows.map(({ itemId }) => itemId).filter((item) => item >= from || older.has(item));
  return { course, learned: items.toSorted((a, b) => a - b) };
}

/** Learns rows in their order, up to the first one nobody can know about yet. */
export async function goOn(
  course: Course,
  more: readonly SeenRow[],
  { chronicle, now, wait, signalsSince }: CourseDeps,
): Promise<void> {
  const { taught, passedOver } = course;
  const ahead = inOrder([...course.ahead, ...more]).filter(
    ({ record: { handoffKey } }) => !taught.has(handoffKey) && !passedOver.has(handoffKey),
  );
  const blockedAt = ahead.findIndex(({ record }) => holdsBack(record, now()));
  course.ahead = blockedAt < 0 ? [] : ahead.splice(blockedAt);
  for (const [at, { record }] of ahead.entries()) {
    if (at % rowsAtATime === 0) await wait(0);
    const lesson = chronicle.lessonOf(record, course);
    taught.set(record.handoffKey, lesson);
    if (lesson !== 'none' && record.handedOffAt >= signalsSince) teach(record, lesson, course);
  }
}

/** By item id; of one row the newest version. */
function inOrder(rows: readonly SeenRow[]): SeenRow[] {
  const newest = new Map(rows.map((row) => [row.itemId, row]));
  return [...newest.values()].toSorted((a, b) => Number(a.itemId) - Number(b.itemId));
}

function holdsBack(record: HandoffRecord, now: Date): boolean {
  const age = now.getTime() - Date.parse(record.handedOffAt);
  return isUndecided(record) && age < undecidedSeconds * 1000;
}

/** A row with signals nobody can read is passed over. */
function teach(record: HandoffRecord, lesson: Lesson, { memory, index }: Course): void {
  const kept = readSignals(record.signals);
  const { responsibilityId, handedOffAt: at } = record;
  if (kept === undefined || responsibilityId === undefined || isEmpty(kept.signals)) return;
  learn(memory, { ...kept, responsibilityId, at, corrected: lesson === 'correction' }, index);
}

function isEmpty({ words, letters, senders }: Signals): boolean {
  return words.size + letters.size + senders.size === 0;
}
