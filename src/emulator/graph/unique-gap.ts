import type { Tenant } from '../tenant.ts';
import type { Column } from './column-definitions.ts';

const gapMs = 25;

/**
 * Writes to a list whose unique columns may not be atomic (switch `uniqueColumn`). If they race, the look
 * for taken values comes first and the write a moment later, so that requests at the same time do not see
 * each other. `write` is told whether to look.
 */
export async function acrossUniqueGap<T>(tenant: Tenant, write: (looks: boolean) => T): Promise<T> {
  if (tenant.switches.now().uniqueColumn === 'atomic') return write(true);
  rehearse(tenant, () => write(true));
  await new Promise((done) => setTimeout(done, gapMs));
  return write(false);
}

const undone = new Error('The rehearsal is over.');

/** Does the work and undoes it; only a refusal is left of it. */
function rehearse({ db }: Tenant, work: () => unknown): void {
  try {
    db.atomically(() => {
      work();
      throw undone;
    });
  } catch (error) {
    if (error !== undone) throw error;
  }
}

/** The columns as they are for a write that does not look for taken values. */
export const withoutUnique = (columns: Column[]): Column[] =>
  columns.map((column) => ({ ...column, enforceUniqueValues: false }));
