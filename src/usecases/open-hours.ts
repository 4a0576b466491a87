import type { Responsibility } from '../core/responsibility.ts';
import { isProductError } from '../core/errors.ts';
import type { HandoffLog } from './handoff-log.ts';

/** What a hand-off counts whose responsibility does not say how soon an answer is expected: one working day. */
const usualHours = 8;
/** Of one team nobody has more open; beyond it everybody has far too much anyway. */
const mostRows = 2_000;

/**
 * Open business hours of everybody who shares a load: what was offered to them or accepted, each with
 * the hours of its responsibility. Undefined while the hand-offs are still being read.
 */
export async function openHoursOf(
  responsibilities: readonly Responsibility[],
  log: Pick<HandoffLog, 'ask'>,
): Promise<ReadonlyMap<string, number> | undefined> {
  const people = new Set(responsibilities.flatMap(({ team }) => team.map(({ oid }) => oid)));
  if (people.size === 0) return new Map();
  const asked = await log.ask().catch(stillBuilding);
  if (asked === undefined) return undefined;
  const hours = new Map(responsibilities.map(({ id, answerHours }) => [id, answerHours]));
  const open = new Map<string, number>();
  const { rows } = asked.index.page(openOf([...people]));
  for (const { record } of rows) {
    const { oid } = record.owner;
    const size = hours.get(record.responsibilityId ?? 0) ?? usualHours;
    open.set(oid, (open.get(oid) ?? 0) + size);
  }
  return open;
}

function openOf(people: readonly string[]) {
  const owner = [[{ field: 'owner', among: people }]] as const;
  const state = [[{ field: 'state', among: ['offered', 'accepted'] }]] as const;
  const order = { order: 'handed_off', descending: true, skip: 0, size: mostRows } as const;
  return { rules: [owner, state], ...order };
}

function stillBuilding(error: unknown): undefined {
  if (!isProductError(error) || error.code !== 'index_building') throw error;
}
