import { dayOf } from '../core/calendar.ts';
import { coversToday } from '../core/covering.ts';
import { type DeskSection, deskSection } from '../core/desk.ts';
import { isProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { Cover } from '../core/suggestion.ts';
import { visibleTo } from '../core/visibility.ts';
import type { CurrentRegister } from './current-register.ts';
import {
  type ListDeps,
  type Listed,
  type LogFilter,
  type Opened,
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

interface Desk {
  sections: Record<DeskSection, DeskPart>;
  /** For whom the caller covers today. */
  covers: Cover[];
  /** Until then at least time alone changes nothing in it. */
  holdsUntil: Date;
}

/** Everything that decides what lies on the caller's desk, at one moment. */
export interface DeskSources extends Opened {
  register: CurrentRegister | undefined;
  now: Date;
}

/** The desk shows what it can without a register. */
export async function openDesk(deps: ListDeps): Promise<DeskSources> {
  const asked = deps.currentRegister();
  const once = { ...deps, currentRegister: () => asked };
  const [opened, register] = await Promise.all([openLog(once), known(asked)]);
  return { ...opened, register, now: deps.now() };
}

/**
 * The caller's desk. What is theirs to answer or to do is sorted by the time that is left in business hours, as long
 * as there is a register that says so; all else as `deskSection` says.
 */
export function deskOf(
  filter: LogFilter,
  order: 'usual' | 'newest',
  sizes: DeskSizes,
  { viewer, index, register, now }: DeskSources,
): Desk {
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
  return {
    sections,
    covers: coversOf(viewer.oid, register, now),
    holdsUntil: heldUntil(Object.values(sections), now),
  };
}

const dayMs = 86_400_000;

/** What is about to leave is told by the second. */
function heldUntil(parts: readonly DeskPart[], now: Date): Date {
  const turns = parts.flatMap(({ rows }) =>
    rows.map(({ record, left }) => (record.mailState === 'claimed' ? now : left?.holdsUntil)),
  );
  const ahead = turns.map((turn) => turn?.getTime() ?? Number.POSITIVE_INFINITY);
  return new Date(Math.min(now.getTime() + dayMs, ...ahead));
}

const byTime: ReadonlySet<DeskSection> = new Set(['offered', 'mine']);
/** Nobody has more open; of those who do, the ones with the earliest due dates are sorted. */
const mostSorted = 1_000;

async function known(asked: Promise<CurrentRegister>): Promise<CurrentRegister | undefined> {
  try {
    return await asked;
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
