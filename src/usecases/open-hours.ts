import type { Responsibility } from '../core/responsibility.ts';
import { isProductError } from '../core/errors.ts';
import { onceFor } from '../core/once-for.ts';
import type { HandoffLog } from './handoff-log.ts';

/** What a hand-off counts whose responsibility does not say how soon an answer is expected: one working day. */
const usualHours = 8;

/**
 * Open business hours of everybody who shares a load: what was offered to them or accepted, each with
 * the hours of its responsibility. Undefined while the hand-offs are still being read.
 */
export async function openHoursOf(
  responsibilities: readonly Responsibility[],
  log: Pick<HandoffLog, 'ask'>,
): Promise<ReadonlyMap<string, number> | undefined> {
  const { people, hours } = teamsIn(responsibilities);
  if (people.length === 0) return new Map();
  const asked = await log.ask().catch(stillBuilding);
  if (asked === undefined) return undefined;
  const open = new Map<string, number>();
  for (const { owner, responsibilityId, count } of asked.index.openOf(people)) {
    const size = count * (hours.get(responsibilityId) ?? usualHours);
    open.set(owner, (open.get(owner) ?? 0) + size);
  }
  return open;
}

/** Everybody who shares a load, and how soon each responsibility expects an answer; made once for each reading of the register. */
const teamsIn = onceFor((responsibilities: readonly Responsibility[]) => ({
  people: [...new Set(responsibilities.flatMap(({ team }) => team.map(({ oid }) => oid)))],
  hours: new Map(responsibilities.map(({ id, answerHours }) => [id, answerHours])),
}));

function stillBuilding(error: unknown): undefined {
  if (!isProductError(error) || error.code !== 'index_building') throw error;
}
