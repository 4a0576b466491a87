import { type ListName, type ListPlan, listPlans } from '../core/lists.ts';
import type { ListAdmin } from './ports.ts';

/** What was done to one list; nothing at all when it was complete already. */
export interface ProvisionStep {
  list: ListName;
  created: boolean;
  addedColumns: string[];
}

/** Creates the lists and columns that are missing. Safe to repeat; never changes or removes what is there. */
export async function provision(admin: ListAdmin): Promise<ProvisionStep[]> {
  const steps: ProvisionStep[] = [];
  for (const plan of listPlans) steps.push(await provisionList(plan, admin));
  return steps;
}

async function provisionList(plan: ListPlan, admin: ListAdmin): Promise<ProvisionStep> {
  const existing = await admin.findColumns(plan.name);
  if (existing === undefined) {
    await admin.createList(plan);
    return { list: plan.name, created: true, addedColumns: [] };
  }
  const missing = plan.columns.filter(({ name }) => !existing.includes(name));
  for (const column of missing) await admin.addColumn(plan.name, column);
  return { list: plan.name, created: false, addedColumns: missing.map(({ name }) => name) };
}
