import { windowStart } from '../core/learned-window.ts';
import type { Memory } from '../core/memory.ts';
import { type Chronicle, createChronicle } from './chronicle.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffIndex } from './handoff-ports.ts';
import type { HandoffLog } from './handoff-log.ts';
import { type Course, type CourseDeps, goOn, goThrough } from './learning-course.ts';
import { noteEverything, rowsOf } from './learning-survey.ts';
import type { NoticedChanges } from './noticed-changes.ts';
import type { SeenRow } from './record-ports.ts';

export interface LearnerSource extends NoticedChanges, Omit<CourseDeps, 'chronicle'> {
  log: Pick<HandoffLog, 'ask'>;
  currentRegister: () => Promise<CurrentRegister>;
}

/** Learns from the list whenever it is told to. */
export interface Learner {
  /** What was learned so far; nothing before all was learned for the first time. */
  memory(): Memory | undefined;
  /** Learns what is new. `onLong` hears it when a long list is to be learned for the first time. */
  update(onLong: () => void): Promise<void>;
}

/** Learning all anew may take this share of the time. */
const shareOfTime = 0.05;

/**
 * Learns always as if the list had been read from the first row to the last: every server comes to the same. New rows are
 * learned as they come. When an earlier row teaches something else than it did (withdrawn, passed on), or the register
 * changed, all is learned anew while the old memory goes on answering.
 */
export function createLearner(source: LearnerSource): Learner {
  const chronicle = createChronicle();
  const deps = { ...source, chronicle };
  let course: Course | undefined;
  let notAnewBefore = 0;

  const learnAnew = async (index: HandoffIndex, register: CurrentRegister) => {
    const began = source.now().getTime();
    course = await goThrough(index, register, deps);
    const ended = source.now().getTime();
    notAnewBefore = ended + (ended - began) / shareOfTime;
  };
  return {
    memory: () => course?.memory,
    async update(onLong) {
      const register = await source.currentRegister();
      const { index } = await source.log.ask();
      const changed = rowsOf(source.changedKeys(), index);
      if (course === undefined) {
        await noteEverything(index, chronicle, source.wait, onLong);
        return learnAnew(index, register);
      }
      noteChanges(changed, course, register, chronicle);
      if (course.outdated && source.now().getTime() >= notAnewBefore)
        return learnAnew(index, register);
      return goOn(course, changed, deps);
    },
  };
}

/** Notes what changed, and whether all has to be learned anew for it. */
function noteChanges(
  changed: readonly SeenRow[],
  course: Course,
  { index }: CurrentRegister,
  chronicle: Chronicle,
): void {
  for (const row of changed) chronicle.note(row);
  course.newest = Math.max(course.newest, ...changed.map(({ itemId }) => Number(itemId)));
  course.outdated ||=
    course.index !== index ||
    windowStart(course.newest) !== course.from ||
    teachesElse(changed, course, chronicle);
}

function teachesElse(changed: readonly SeenRow[], course: Course, chronicle: Chronicle): boolean {
  const keys = changed.flatMap(({ record }) => [record.handoffKey, record.previous]);
  return keys.some((key) => {
    const row = chronicle.find(key);
    const before = course.taught.get(key);
    return row && before && chronicle.lessonOf(row, course) !== before;
  });
}
