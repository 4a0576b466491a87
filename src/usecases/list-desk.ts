import { dayOf } from '../core/calendar.ts';
import { coversToday } from '../core/covering.ts';
import { type DeskSection, deskSection } from '../core/desk.ts';
import { isProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { Cover } from '../core/suggestion.ts';
import { visibleTo } from '../core/visibility.ts';
import type { CurrentRegister } from './current-register.ts';
import {
  type Asked,
  type ListDeps,
  type Listed,
  type LogFilter,
  listed,
  openLog,
  question,
} from './list-handoffs.ts';
import { lateMoment, type TimeLeft, timeLeft } from './time-left.ts';

export type DeskSizes = Record<DeskSection, number>;

/** A section of a desk: its first rows with the time that is left for each, and how many it holds. */
export interface DeskPart {
  rows: { record: HandoffRecord; left?: TimeLeft }[];
  total: number;
}

interface Desk extends Asked {
  sections: Record<DeskSection, DeskPart>;
  /** For whom the caller covers today. */
  covers: Cover[];
}

/**
 * The caller's desk. What is theirs to answer or to do is sorted by the time that is left in business hours, as long
 * as there is a register that says so; all else as `deskSection` says.
 */
export async function listDesk(
  filter: LogFilter,
  order: 'usual' | 'newest',
  sizes: DeskSizes,
  deps: ListDeps,
): Promise<Desk> {
  const [{ viewer, index, state }, register] = await Promise.all([openLog(deps), known(deps)]);
  const now = deps.now();
  const partOf = (name: DeskSection): DeskPart => {
    const { rule, ...usual } = deskSection(name, viewer.oid);
    const sorted = order === 'usual' ? usual : ({ order: 'received', descending: true } as const);
    const isByTime = order === 'usual' && byTime.has(name);
    const page = { ...sorted, skip: 0, size: isByTime ? mostSorted : sizes[name] };
    const found = listed(index, question(filter, page, [visibleTo(viewer), rule]));
    const { records, total } = isByTime ? soonestFirst(found, register) : found;
    return {
      rows: records.slice(0, sizes[name]).map((each) => withTime(each, register, now)),
      total,
    };
  };
  const sections = {
    offered: partOf('offered'),
    mine: partOf('mine'),
    waiting: partOf('waiting'),
    pending: partOf('pending'),
    given: partOf('given'),
    done: partOf('done'),
  };
  return { sections, covers: coversOf(viewer.oid, register, now), viewer, state };
}

const byTime: ReadonlySet<DeskSection> = new Set(['offered', 'mine']);
/** Nobody has more open; of those who do, the ones with the earliest due dates are sorted. */
const mostSorted = 1_000;

/** The desk shows what it can without a register. */
async function known({ currentRegister }: ListDeps): Promise<CurrentRegister | undefined> {
  try {
    return await currentRegister();
  } catch (error) {
    if (isProductError(error)) return undefined;
    throw error;
  }
}

/** What has no time comes last; ties stay as they were. */
function soonestFirst({ records, total }: Listed, register: CurrentRegister | undefined): Listed {
  const timed = records.map((record) => ({
    record,
    late: lateMoment(record, register)?.getTime() ?? Number.MAX_SAFE_INTEGER,
  }));
  return { records: timed.toSorted((a, b) => a.late - b.late).map(({ record }) => record), total };
}

function withTime(record: HandoffRecord, register: CurrentRegister | undefined, now: Date) {
  const left = timeLeft(record, register, now);
  return { record, ...(left && { left }) };
}

function coversOf(oid: string, register: CurrentRegister | undefined, now: Date): Cover[] {
  if (register === undefined) return [];
  return coversToday(oid, register.responsibilities, register.absences, dayOf(now));
}
