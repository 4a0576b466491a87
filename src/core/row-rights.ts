import { saysNo } from './setting-answer.ts';

/** The setting that says that rows of the register have rights of their own: `yes`. */
export const rowRightsSetting = 'RowRights';

/** Ids of the rows that somebody may read; `all` where rows have no rights of their own. */
export type ReadableRows = ReadonlySet<number> | 'all';

/** Whether each person's rights to the single rows have to be asked for. Whatever is not clearly a no is a yes. */
export function hasRowRights(settings: Readonly<Record<string, string>>): boolean {
  const value = settings[rowRightsSetting] ?? '';
  return value.trim() !== '' && !saysNo(value);
}

/** Whether the row with this id is among them. */
export function isReadable(row: number, rows: ReadableRows): boolean {
  return rows === 'all' || rows.has(row);
}
