import { isProductError, ProductError } from '../core/errors.ts';
import type { PlannedRow, StoredRow } from '../core/planned-row.ts';
import type { RowColumns } from '../core/register-change.ts';
import { saysAlready } from '../core/row-content.ts';
import type { ImportList } from './register-ports.ts';

type Version = Pick<StoredRow, 'id' | 'etag'>;

/** A planned row as far as writing it needs to know. */
export type WritableRow = Pick<PlannedRow, 'action' | 'columns' | 'key'> & {
  stored?: Version | undefined;
  endsOn?: PlannedRow['endsOn'] | undefined;
};

/** Writes a row. Repeated, it looks first for what an earlier attempt has done already. */
export async function writeRow(
  { action, columns, key, stored, endsOn }: WritableRow,
  list: ImportList,
  isRepeated: boolean,
): Promise<void> {
  if (action === 'change' && stored) return change(stored, columns, list);
  const ending = endsOn !== undefined && stored && { stored, columns: { ValidTo: endsOn } };
  if (ending) await checkUnchanged(ending.stored, ending.columns, list);
  if (!isRepeated || (await list.findByKey(key)).length === 0) await list.add(columns, key);
  if (ending) await change(ending.stored, ending.columns, list);
}

async function change(stored: Version, columns: RowColumns, list: ImportList): Promise<void> {
  try {
    await list.change(stored, columns);
  } catch (error) {
    if (!isProductError(error) || error.code !== 'changed_meanwhile') throw error;
    // perhaps by an attempt of our own whose answer was lost
    const now = await list.readOne(stored.id);
    if (now === undefined || !saysAlready(now.row, columns)) throw error;
  }
}

/** Nobody takes over from a row that somebody else has changed since: not even a row beside it is begun. */
async function checkUnchanged(
  { id, etag }: Version,
  columns: RowColumns,
  list: ImportList,
): Promise<void> {
  const now = await list.readOne(id);
  if (now && (now.etag === etag || saysAlready(now.row, columns))) return;
  throw new ProductError('changed_meanwhile', `row ${id} is no longer the one that was read`);
}
