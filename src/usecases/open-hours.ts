import type { Load } from '../core/area-figures.ts';
import { usualAnswerHours } from '../core/deadline.ts';
import { isProductError } from '../core/errors.ts';
import { onceFor } from '../core/once-for.ts';
import type { Person } from '../core/person.ts';
import type { Responsibility } from '../core/responsibility.ts';
import { loadOfPerson, showsLoads } from '../core/shown-load.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffLog } from './handoff-log.ts';

type Log = Pick<HandoffLog, 'ask'>;

/**
 * Open business hours of everybody who shares a load: what was offered to them or accepted, each with
 * the hours of its responsibility. Undefined while the hand-offs are still being read.
 */
export function openHoursOf(
  responsibilities: readonly Responsibility[],
  log: Log,
): Promise<ReadonlyMap<string, number> | undefined> {
  return hoursOf(sharersIn(responsibilities), responsibilities, log);
}

/**
 * How busy each of these people is, in words, by Entra id; nothing where the company does not show it
 * (`ShowLoad`), or while the hand-offs are still being read.
 */
export async function loadsOf(
  people: readonly Person[],
  { responsibilities, settings }: Pick<CurrentRegister, 'responsibilities' | 'settings'>,
  log: Log,
): Promise<Record<string, Load> | undefined> {
  if (!showsLoads(settings) || people.length === 0) return undefined;
  const oids = [...new Set(people.map(({ oid }) => oid))];
  const hours = await hoursOf(oids, responsibilities, log);
  return hours && Object.fromEntries(people.map(({ oid }) => [oid, loadOfPerson(hours.get(oid))]));
}

async function hoursOf(
  oids: readonly string[],
  responsibilities: readonly Responsibility[],
  log: Log,
): Promise<ReadonlyMap<string, number> | undefined> {
  if (oids.length === 0) return new Map();
  const asked = await log.ask().catch(stillBuilding);
  if (asked === undefined) return undefined;
  const hours = answerHoursIn(responsibilities);
  const open = new Map<string, number>();
  for (const { owner, responsibilityId, count } of asked.index.openOf(oids)) {
    const size = count * (hours.get(responsibilityId) ?? usualAnswerHours);
    open.set(owner, (open.get(owner) ?? 0) + size);
  }
  return open;
}

// each made once for each reading of the register
const sharersIn = onceFor((responsibilities: readonly Responsibility[]) => [
  ...new Set(responsibilities.flatMap(({ team }) => team.map(({ oid }) => oid))),
]);
const answerHoursIn = onceFor(
  (responsibilities: readonly Responsibility[]) =>
    new Map(responsibilities.map(({ id, answerHours }) => [id, answerHours])),
);

function stillBuilding(error: unknown): undefined {
  if (!isProductError(error) || error.code !== 'index_building') throw error;
}
