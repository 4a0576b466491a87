import type { HandoffRecord } from '../core/handoff-record.ts';
import { olderLearned, windowStart } from '../core/learned-window.ts';
import { learn } from '../core/learning.ts';
import { isUndecided, type Lesson } from '../core/lessons.ts';
import { createMemory, type Memory } from '../core/memory.ts';
import type { RegisterIndex } from '../core/register-index.ts';
import type { Responsibility } from '../core/responsibility.ts';
import type { Signals } from '../core/signals.ts';
import { readSignals } from '../core/signals-column.ts';
import { type Chronicle, createChronicle, type LogPlace } from './chronicle.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffLog } from './handoff-log.ts';
import type { NoticedChanges } from './noticed-changes.ts';
import type { HandoffIndex } from './handoff-ports.ts';
import type { Clock } from './ports.ts';
import type { SeenRow } from './record-ports.ts';

export interface LearningSource extends NoticedChanges {
  log: Pick<HandoffLog, 'ask'>;
  currentRegister: () => Promise<CurrentRegister>;
  /** When the key of the signals was put into use: what older rows keep can no longer be compared. ISO 8601. */
  signalsSince: string;
  now: Clock;
  /** Comes back after so many milliseconds; with 0 as soon as others have had their turn. */
  wait: (ms: number) => Promise<void>;
  /** Told when the list could not be read; what was learned before still answers. */
  onFailed: (error: unknown) => void;
}

/** Whoever asks for a suggestion waits this long for what is new in the list; then what is known answers. */
const patienceMs = 500;
/** At first nothing is known, and the pane waits for eight seconds; what takes longer all the same the first find out for all. */
const firstPatienceMs = 5000;
/** A list with so many rows is never learned in that time: nobody waits for it. */
const longList = 10_000;
/** A row on its way out holds back the ones behind it, so that everybody learns in the same order; not for ever. */
const undecidedSeconds = 180;
/** So many rows are learned before others have their turn: some ten milliseconds of work. */
const rowsAtATime = 4;
/** Noting a row takes next to nothing. */
const rowsNotedAtATime = 500;
/** Learning all anew may take this share of the time. */
const shareOfTime = 0.05;

interface Updating {
  done: Promise<void>;
  /** Comes when the list turns out to be a long one. */
  long: Promise<'in vain'>;
}

/** One way through the list, and how far it came. */
interface Course {
  memory: Memory;
  index: RegisterIndex;
  register: ReadonlyMap<number, Responsibility>;
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

/**
 * What was learned from the hand-offs of the list, always as if it had been read from the first row to
 * the last: every server comes to the same. New rows are learned as they come. When an earlier row
 * teaches something else than it did (withdrawn, passed on), or the register changed, all is learned
 * anew while the old memory goes on answering.
 */
export function createLearning(source: LearningSource): () => Promise<Memory | undefined> {
  const chronicle = createChronicle();
  let course: Course | undefined;
  let updating: Updating | undefined;
  let notAnewBefore = 0;
  /** Somebody has waited in vain: nobody else does until all is learned for the first time, or an update comes in time. */
  let wasInVain = false;

  const learnAnew = async (index: HandoffIndex, register: CurrentRegister) => {
    const began = source.now().getTime();
    course = await goThrough(index, register, chronicle, source);
    const ended = source.now().getTime();
    notAnewBefore = ended + (ended - began) / shareOfTime;
  };
  const update = async (onLong: () => void) => {
    const register = await source.currentRegister();
    const { index } = await source.log.ask();
    const changed = rowsOf(source.changedKeys(), index);
    if (course === undefined) {
      await noteEverything(index, chronicle, source, onLong);
      return learnAnew(index, register);
    }
    for (const row of changed) chronicle.note(row);
    course.newest = Math.max(course.newest, ...changed.map(({ itemId }) => Number(itemId)));
    course.outdated ||=
      course.index !== register.index ||
      windowStart(course.newest) !== course.from ||
      teachesElse(changed, course, chronicle);
    if (course.outdated && source.now().getTime() >= notAnewBefore)
      return learnAnew(index, register);
    return goOn(course, changed, chronicle, source);
  };

  const begin = (): Updating => {
    const long = Promise.withResolvers<'in vain'>();
    const isFirst = course === undefined;
    const began = source.now().getTime();
    const done = update(() => long.resolve('in vain'))
      .then(() => {
        const isInTime = source.now().getTime() - began <= patienceMs;
        wasInVain &&= !(isFirst || isInTime);
      })
      .catch(source.onFailed)
      .finally(() => {
        updating = undefined;
      });
    return { done, long: long.promise };
  };

  return async () => {
    const { done, long } = (updating ??= begin());
    if (wasInVain) return course?.memory;
    const patience = source.wait(course === undefined ? firstPatienceMs : patienceMs);
    const end = await Promise.race([done, patience.then(() => 'in vain'), long]);
    wasInVain ||= end === 'in vain';
    return course?.memory;
  };
}

/** The newest version of these rows. */
function rowsOf(keys: readonly string[], index: HandoffIndex): SeenRow[] {
  if (keys.length === 0) return [];
  return index.rows(index.items({ ...inOrderOfTime, rules: [[[{ field: 'key', among: keys }]]] }));
}

async function noteEverything(
  index: HandoffIndex,
  chronicle: Chronicle,
  { wait }: LearningSource,
  onLong: () => void,
): Promise<void> {
  let noted = 0;
  for (const row of index.everyRow()) {
    chronicle.note(row);
    if (++noted === longList) onLong();
    if (noted % rowsNotedAtATime === 0) await wait(0);
  }
}

/** Which rows the list has today. What was not noted so far is noted now. */
async function surveyOf(
  log: HandoffIndex,
  chronicle: Chronicle,
  { wait }: LearningSource,
): Promise<LogPlace[]> {
  const present = new Set(log.items({ ...inOrderOfTime, rules: [[[]]] }));
  await wait(0);
  const unknown = new Set(present);
  for (const { itemId } of chronicle.rows()) unknown.delete(itemId);
  for (const row of log.rows([...unknown])) chronicle.note(row);
  await wait(0);
  return [...chronicle.rows()].filter(({ itemId }) => present.has(itemId));
}

const inOrderOfTime = { order: 'handed_off', descending: false, skip: 0, size: 0 } as const;

/** From the first row to the last, of a long list only through the window and a few before it. */
async function goThrough(
  log: HandoffIndex,
  { index, responsibilities }: CurrentRegister,
  chronicle: Chronicle,
  source: LearningSource,
): Promise<Course> {
  const rows = await surveyOf(log, chronicle, source);
  const newest = rows.reduce((most, { itemId }) => Math.max(most, itemId), 0);
  const from = windowStart(newest);
  const before = rows.filter(({ itemId }) => itemId < from);
  const older = olderLearned(before, responsibilities.length);
  const course: Course = {
    from,
    newest,
    passedOver: new Set(
      before.filter(({ itemId }) => !older.has(itemId)).map(({ handoffKey }) => handoffKey),
    ),
    memory: createMemory(),
    index,
    register: new Map(responsibilities.map((each) => [each.id, each])),
    taught: new Map(),
    ahead: [],
    outdated: false,
  };
  const learned = rows
    .map(({ itemId }) => itemId)
    .filter((item) => item >= from || older.has(item));
  learned.sort((a, b) => a - b);
  for (let at = 0; at < learned.length; at += rowsAtATime)
    await goOn(course, log.rows(learned.slice(at, at + rowsAtATime)), chronicle, source);
  return course;
}

/** Learns rows in their order, up to the first one nobody can know about yet. */
async function goOn(
  course: Course,
  more: readonly SeenRow[],
  chronicle: Chronicle,
  { now, wait, signalsSince }: LearningSource,
): Promise<void> {
  const { taught, register, passedOver } = course;
  const ahead = inOrder([...course.ahead, ...more]).filter(
    ({ record: { handoffKey } }) => !taught.has(handoffKey) && !passedOver.has(handoffKey),
  );
  const blockedAt = ahead.findIndex(({ record }) => holdsBack(record, now()));
  course.ahead = blockedAt < 0 ? [] : ahead.splice(blockedAt);
  for (const [at, { record }] of ahead.entries()) {
    if (at % rowsAtATime === 0) await wait(0);
    const lesson = chronicle.lessonOf(record, register);
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

function teachesElse(
  changed: readonly SeenRow[],
  { taught, register }: Course,
  chronicle: Chronicle,
): boolean {
  const keys = changed.flatMap(({ record }) => [record.handoffKey, record.previous]);
  return keys.some((key) => {
    const row = chronicle.find(key);
    const before = taught.get(key);
    return row && before && chronicle.lessonOf(row, register) !== before;
  });
}
