import { isProductError, ProductError } from '../core/errors.ts';
import type { Responsibility } from '../core/responsibility.ts';
import { hasRowRights, isReadable, type ReadableRows } from '../core/row-rights.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Caller } from './ports.ts';
import type { RegisterAccess } from './register-ports.ts';

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

/** None: as if the register were empty. */
const none: ReadableRows = new Set();
/** Answers that have more to say than the register's rows do not wait longer for the right to them. */
const patienceMs = 2_000;

/**
 * The same for answers that are worth something without the register: none where somebody may not open it, or as long
 * as Microsoft does not say.
 */
export async function readableRowsIfAny(
  caller: Caller,
  deps: ReadableDeps & { wait: (ms: number) => Promise<void> },
): Promise<ReadableRows> {
  const asked = readableRows(caller, deps).catch((error: unknown) => {
    if (isProductError(error)) return none;
    throw error;
  });
  return Promise.race([asked, deps.wait(patienceMs).then(() => none)]);
}

/** The responsibilities among these that somebody may read. */
export function readableAmong(
  responsibilities: readonly Responsibility[],
  rows: ReadableRows,
): readonly Responsibility[] {
  return rows === 'all' ? responsibilities : responsibilities.filter(({ id }) => rows.has(id));
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
