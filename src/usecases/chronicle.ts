import type { HandoffRecord } from '../core/handoff-record.ts';
import type { SeenRow } from './record-ports.ts';
import { type Lesson, type LogRow, lessonOf, type Surroundings } from '../core/lessons.ts';

/** What a row says, and where it stands in the list. */
export interface LogPlace extends LogRow {
  itemId: number;
}

/** The facts of every row of the list without its texts, so that a hundred thousand fit into memory. */
export interface Chronicle {
  note(row: Pick<SeenRow, 'itemId' | 'record'>): void;
  find(handoffKey: string): LogRow | undefined;
  rows(): Iterable<LogPlace>;
  /** What a row teaches, seen with the ones before and after it. */
  lessonOf(row: LogRow, known: Pick<Surroundings, 'register' | 'successors'>): Lesson;
}

export function createChronicle(): Chronicle {
  const rows = new Map<string, LogPlace>();
  const passedOnBy = new Map<string, LogRow>();
  return {
    note({ itemId, record }) {
      const row = { ...factsOf(record), itemId: Number(itemId) };
      // of two rows with one key the first holds the claim (`settle` in handoff-ports.ts), the other stepped back
      const first = rows.get(row.handoffKey)?.itemId ?? row.itemId;
      if (first < row.itemId) return;
      rows.set(row.handoffKey, row);
      if (row.hops > 0 && row.mailState !== 'cancelled') passedOnBy.set(row.previous, row);
    },
    find: (handoffKey) => rows.get(handoffKey),
    rows: () => rows.values(),
    lessonOf: (row, { register, successors }) =>
      lessonOf(row, {
        before: rows.get(row.previous),
        after: passedOnBy.get(row.handoffKey),
        register,
        successors,
      }),
  };
}

function factsOf(record: HandoffRecord): LogRow {
  const { handoffKey, previous, hops, state, mailState, owner, handedOffAt } = record;
  const { responsibilityId, suggestedId, band } = record;
  return {
    handoffKey,
    previous,
    hops,
    state,
    mailState,
    owner,
    handedOffAt,
    ...(responsibilityId !== undefined && { responsibilityId }),
    ...(suggestedId !== undefined && { suggestedId }),
    ...(band !== undefined && { band }),
  };
}
