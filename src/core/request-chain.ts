import { isFree } from './handoff.ts';
import type { HandoffRecord } from './handoff-record.ts';

/** A hand-off of a request, wherever it was read. */
interface Link {
  record: Pick<HandoffRecord, 'handoffKey' | 'state' | 'processKey'>;
}

const open: ReadonlySet<string> = new Set(['offered', 'accepted', 'waiting']);

/**
 * Of all hand-offs of one request, in the order of their claims, the one that says who has it: the latest, unless that came
 * to nothing after the request was done. Nothing when none stands: then the request is free.
 */
export function holderOf<Row extends Link>(chain: readonly Row[]): Row | undefined {
  const latest = latestOf(chain);
  return latest && (doneBefore(latest, chain) ?? latest);
}

/** Done before this one came to nothing, which only repeated it: another step of the same run is no repeat. */
function doneBefore<Row extends Link>({ record }: Row, chain: readonly Row[]): Row | undefined {
  if (!cameToNothing.has(record.state)) return undefined;
  const isOther = ({ processKey }: Row['record']) =>
    processKey === '' || processKey !== record.processKey;
  return chain.findLast(({ record: each }) => each.state === 'done' && isOther(each));
}

/** The last that is open, else the last that was not taken back, whatever came of it. */
export function latestOf<Row extends Link>(chain: readonly Row[]): Row | undefined {
  return (
    chain.findLast(({ record }) => open.has(record.state)) ??
    chain.findLast(({ record }) => !isFree(record.state))
  );
}

type Move = Pick<
  HandoffRecord,
  'handoffKey' | 'state' | 'previous' | 'hops' | 'processKey' | 'step'
>;

const cameToNothing: ReadonlySet<string> = new Set(['withdrawn', 'declined', 'expired']);

/**
 * Whether another hand-off has done already what this one is about to do: passed the same hand-off on, or handed on
 * the same step after it. What came to nothing stands in nobody's way.
 */
export function isSameMove(next: Move, other: Move): boolean {
  const isOther = other.handoffKey !== next.handoffKey && !cameToNothing.has(other.state);
  const isAfterSame = other.previous === next.previous && other.hops === next.hops;
  const isSameStep = other.processKey === next.processKey && other.step === next.step;
  return isOther && isAfterSame && (next.hops > 0 || isSameStep);
}
