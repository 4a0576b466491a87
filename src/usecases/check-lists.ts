import { type ManualStep, manualSteps } from '../core/list-steps.ts';
import type { ListAdmin } from './register-ports.ts';
import { provision, type ProvisionStep, type ProvisionWish } from './provision.ts';

export interface ListCheck {
  /** What Graph shows, list by list; a list without columns here that is `there` is as it should be. */
  lists: ProvisionStep[];
  /** What Graph does not show: nobody can say from here whether it was done. */
  unverified: readonly ManualStep[];
}

/** Looks at the lists without changing anything: what `doctor` tells. */
export async function checkLists(admin: ListAdmin, wish: ProvisionWish = {}): Promise<ListCheck> {
  const lists = await provision(admin, { ...wish, dryRun: true });
  return { lists, unverified: manualSteps(await admin.archivedYears()) };
}
