import { ProductError } from '../core/errors.ts';
import { hasRowRights, isReadable, type ReadableRows } from '../core/row-rights.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Caller, RegisterAccess } from './ports.ts';

export interface ReadableDeps {
  access: RegisterAccess;
  currentRegister: () => Promise<CurrentRegister>;
}

/** Which rows of the register this person may see (handoff.md, promise 5); throws `no_access` when they may not open it at all. */
export async function readableRows(
  caller: Caller,
  { access, currentRegister }: ReadableDeps,
): Promise<ReadableRows> {
  const [{ settings }] = await Promise.all([currentRegister(), access.check(caller)]);
  return hasRowRights(settings) ? access.readableRows(caller) : 'all';
}

/** Nobody hands anything off to a row they may not see; it is refused like one that is not there. */
export async function assertReadable(
  row: number | undefined,
  caller: Caller,
  deps: ReadableDeps,
): Promise<void> {
  const rows = await readableRows(caller, deps);
  if (row === undefined || isReadable(row, rows)) return;
  throw new ProductError('recipient_not_listed', 'no such responsibility for this caller');
}
