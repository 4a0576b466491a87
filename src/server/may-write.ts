import { hasRowRights, isReadable } from '../core/row-rights.ts';
import type { Caller } from '../usecases/ports.ts';
import { readableRows, type ReadableDeps } from '../usecases/readable-rows.ts';

/**
 * Whether SharePoint lets this person write the whole register: for what is told to none but them. Where it is empty,
 * or its rows have rights of their own, no row of it says so. Then the Settings list does: whoever may write that names
 * the auditors (decision 027). Where that is empty too, it is a no.
 */
export async function mayWriteRegister(
  caller: Caller,
  { access, currentRegister }: ReadableDeps,
): Promise<boolean> {
  const { rows, settings } = await currentRegister();
  const [first] = rows;
  if (first === undefined || hasRowRights(settings)) return access.mayWriteSettings(caller);
  return access.mayChangeRow(caller, Number(first['id']));
}

/**
 * Whether the screens offer to write: also to who may write the first row they see, or sees none. Nothing is told with
 * it, and what SharePoint refuses the first save tells.
 */
export async function isOfferedWriting(caller: Caller, deps: ReadableDeps): Promise<boolean> {
  if (await mayWriteRegister(caller, deps)) return true;
  const readable = await readableRows(caller, deps);
  const { rows } = await deps.currentRegister();
  const first = rows.map(({ id }) => Number(id)).find((id) => isReadable(id, readable));
  return first === undefined || deps.access.mayChangeRow(caller, first);
}
