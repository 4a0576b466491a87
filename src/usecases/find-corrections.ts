import type { Correction } from '../core/findings/facts.ts';
import type { HandoffState } from '../core/handoff.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { Day } from '../core/responsibility.ts';
import { daysLater } from '../core/zoned-time.ts';
import { createChronicle } from './chronicle.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffIndex } from './handoff-ports.ts';

/** What is older says little about the register of today; more than that many need not be looked at. */
const daysBack = 90;
const mostRows = 2_000;

/** The hand-offs of the last months in which people chose another row than Baton was sure of, newest first. */
export function findCorrections(
  index: HandoffIndex,
  { responsibilities, successors }: Pick<CurrentRegister, 'responsibilities' | 'successors'>,
  today: Day,
): Correction[] {
  const order = { order: 'handed_off', descending: true, skip: 0, size: mostRows } as const;
  const since = daysLater(today, -daysBack);
  const rows = index.page({ rules: [], ...order }).rows;
  const recentRows = rows
    .filter(({ record }) => record.handedOffAt >= since)
    .map((row) => ({ ...row, record: ofToday(row.record, successors) }));
  const recent = recentRows.map(({ record }) => record);
  const register = new Map(responsibilities.map((each) => [each.id, each]));
  const byKey = new Map(recent.map((each) => [each.handoffKey, each]));
  const chronicle = createChronicle();
  for (const row of recentRows) chronicle.note(row);
  const chosenFor = chosenByDomain(recent);
  return recent.flatMap((record) => {
    const isCorrection = chronicle.lessonOf(record, { register, successors }) === 'correction';
    const from = proposedWrongly(record, byKey.get(record.previous));
    const to = record.responsibilityId;
    const isKnown = isCorrection && from !== undefined && to !== undefined && from !== to;
    const domain = record.senderDomain.toLowerCase();
    return isKnown
      ? [{ from, to, at: record.handedOffAt, domain, alone: chosenFor.get(domain)?.size === 1 }]
      : [];
  });
}

/** With the rows that answer today for those that have ended since. */
function ofToday(record: HandoffRecord, successors: ReadonlyMap<number, number>): HandoffRecord {
  const responsibilityId = successors.get(record.responsibilityId ?? 0);
  const suggestedId = successors.get(record.suggestedId ?? 0);
  return {
    ...record,
    ...(responsibilityId !== undefined && { responsibilityId }),
    ...(suggestedId !== undefined && { suggestedId }),
  };
}

/** Rows that the requests of a domain were taken to and stayed with. */
function chosenByDomain(records: readonly HandoffRecord[]): Map<string, Set<number>> {
  const chosen = new Map<string, Set<number>>();
  for (const { senderDomain, responsibilityId, state, mailState } of records) {
    const isMeant = mailState !== 'cancelled' && !leftAgain.has(state);
    if (!isMeant || responsibilityId === undefined) continue;
    const domain = senderDomain.toLowerCase();
    chosen.set(domain, (chosen.get(domain) ?? new Set()).add(responsibilityId));
  }
  return chosen;
}

/** Where a request did not stay. */
const leftAgain: ReadonlySet<HandoffState> = new Set(['declined', 'passed_on', 'withdrawn']);

/** What Baton had proposed: for a request that was passed on, where it lay because of that. */
function proposedWrongly(record: HandoffRecord, before: HandoffRecord | undefined) {
  if (record.hops === 0) return record.suggestedId;
  const { suggestedId, responsibilityId } = before ?? {};
  return suggestedId === responsibilityId ? suggestedId : undefined;
}
