import { ownValue } from '../register-row.ts';
import type { Check } from './facts.ts';

/** What cannot be read of the rows and of the settings they depend on, as findings like any other. */
export const checkReading: Check = ({ findings, rows }) => {
  const byId = new Map(rows.map((row) => [Number(ownValue(row, 'id')), row]));
  return findings.map(({ kind, row, title, column, value, skipped }) => ({
    kind: 'unreadable',
    weight: skipped || column.startsWith('Owner') ? 'urgent' : 'soon',
    row,
    title,
    area: textIn(byId.get(row), 'Area'),
    column: column.replace(/^(Owner|Deputy|SecondDeputy|Team|Informed)Mail$/, '$1'),
    about: { problem: kind, value },
    ...(row > 0 && { remedy: { does: 'edit', row, columns: {} } }),
  }));
};

/** A column of a raw row as trimmed text; empty when it holds none. */
export function textIn(row: unknown, column: string): string {
  const value = ownValue(row, column);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
