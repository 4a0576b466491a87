import { isProductError, ProductError } from '../core/errors.ts';
import { type FlawedColumn, flawsOf, type FoundColumn, recordLists } from '../core/list-repair.ts';
import { type AnyListName, archivePlan, type ListPlan, listPlans } from '../core/lists.ts';
import type { ListAdmin } from './register-ports.ts';

/** What was done to one list, or would be; nothing at all when it was complete already. */
export interface ProvisionStep {
  list: AnyListName;
  /** `deleted`: it was there once, and making an empty one would hide that. */
  state: 'there' | 'created' | 'deleted';
  columns: ProvisionedColumn[];
}

export interface ProvisionedColumn extends FlawedColumn {
  outcome: 'mended' | 'left' | 'refused';
}

export interface ProvisionWish {
  /** Looks only: everything is answered as if it had been done, and nothing is. */
  dryRun?: boolean;
  /** Makes also those lists anew that were there once. */
  recreate?: boolean;
}

/**
 * Creates the lists and columns that are missing and mends what was changed. Safe to repeat; never touches a column
 * that is not Baton's and never deletes anything.
 */
export async function provision(
  admin: ListAdmin,
  wish: ProvisionWish = {},
): Promise<ProvisionStep[]> {
  const archives = (await admin.archivedYears()).map(archivePlan);
  const found = await Promise.all(
    [...archives, ...listPlans].map(async (plan) => ({
      plan,
      columns: await admin.findColumns(plan.name),
    })),
  );
  const wasComplete = found.at(-1)?.columns !== undefined;
  const steps: ProvisionStep[] = [];
  for (const { plan, columns } of found) {
    const isGone = columns === undefined && wasComplete && recordLists.includes(plan.name);
    steps.push(
      isGone && wish.recreate !== true
        ? { list: plan.name, state: 'deleted', columns: [] }
        : await explainingRights(plan, () => provisionList(plan, columns, admin, wish)),
    );
  }
  return steps;
}

/** The same for the archive of one year. */
export async function provisionArchive(year: number, admin: ListAdmin): Promise<ProvisionStep> {
  const plan = archivePlan(year);
  const found = await admin.findColumns(plan.name);
  return explainingRights(plan, () => provisionList(plan, found, admin, {}));
}

/** Whether something is wrong that only people can mend; what is not Baton's is theirs. */
export function isLeftToPeople({ state, columns }: ProvisionStep): boolean {
  return (
    state === 'deleted' ||
    columns.some(({ flaw, outcome }) => outcome !== 'mended' && flaw !== 'foreign_required')
  );
}

type AnyPlan = ListPlan<AnyListName>;

async function provisionList(
  plan: AnyPlan,
  found: FoundColumn[] | undefined,
  admin: ListAdmin,
  { dryRun = false }: ProvisionWish,
): Promise<ProvisionStep> {
  if (found === undefined) {
    if (!dryRun) await admin.createList(plan);
    return { list: plan.name, state: 'created', columns: [] };
  }
  const columns: ProvisionedColumn[] = [];
  for (const flawed of flawsOf(plan, found))
    columns.push({ ...flawed, outcome: await mend(flawed, plan, admin, dryRun) });
  return { list: plan.name, state: 'there', columns };
}

/** A column of others is theirs. One of another type holds values that a change would cost. */
async function mend(
  { name, flaw }: FlawedColumn,
  plan: AnyPlan,
  admin: ListAdmin,
  dryRun: boolean,
): Promise<ProvisionedColumn['outcome']> {
  const column = plan.columns.find((each) => each.name === name);
  if (column === undefined || flaw === 'retyped' || flaw === 'foreign_required') return 'left';
  if (dryRun) return 'mended';
  return admin.mendColumn(plan.name, column, flaw);
}

/** What nobody can guess from “403”: which right is missing, and who gives it. */
async function explainingRights<T>(plan: AnyPlan, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isProductError(error) || error.code !== 'no_access') throw error;
    throw new ProductError(
      'no_access',
      `Baton’s app may not make or change the list ${plan.name}: it needs the permission Sites.Selected and, on this one site, the role fullcontrol (POST /sites/{site}/permissions). A global or SharePoint administrator gives it; afterwards write is enough. Everything before this list is done, and the command may be repeated.`,
      { cause: error },
    );
  }
}
