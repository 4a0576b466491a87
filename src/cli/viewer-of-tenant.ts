import { dayOf } from '../core/calendar.ts';
import { sightOn, type Viewer, viewerOf } from '../core/visibility.ts';
import type { CliDeps, Tenant } from './deps.ts';

/** What the person sees in whose name a command works; nothing when it is Baton itself, which sees everything. */
export async function viewerOfTenant(
  { person, currentRegister }: Tenant,
  { now }: Pick<CliDeps, 'now'>,
): Promise<Viewer | undefined> {
  if (person === undefined) return undefined;
  return viewerOf(person.oid, sightOn(dayOf(now()), await currentRegister()));
}
