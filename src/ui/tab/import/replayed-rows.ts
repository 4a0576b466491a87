import type { RowColumns } from '../../../core/register-change.ts';
import { mostReplayed, mostReplayedBytes, type ReplayWish } from '../../../wire/register-check.ts';
import type { ImportRow } from '../../../wire/imports.ts';

type ReplayedRow = Extract<ReplayWish, { changes: unknown }>['changes'][number];

/** Room for what stands around the rows in a request. */
const bytesAround = 1_000;

/** The first rows that would be written, as far as one request can hold them, as a replay asks about them. */
export function replayedRows(planned: readonly ImportRow[]): ReplayedRow[] {
  const rows: ReplayedRow[] = [];
  let bytes = bytesAround;
  for (const row of planned.slice(0, mostReplayed).map(replayedRow)) {
    bytes += new TextEncoder().encode(JSON.stringify(row)).length + 1;
    if (bytes > mostReplayedBytes) break;
    rows.push(row);
  }
  return rows;
}

/** A row with another owner begins anew; for what would be proposed it is the same one. */
function replayedRow({ action, stored, columns }: ImportRow): ReplayedRow {
  const { ReviewedAt: _at, ReviewedBy: _by, ...read } = columns;
  if (action === 'add' || stored === undefined) return { columns: read };
  const { ValidFrom: _from, ValidTo: _to, ...kept } = read;
  return { row: stored.id, columns: action === 'replace' ? kept : read };
}

/** All columns that any of them would change. */
export function columnsOf(rows: readonly ReplayedRow[]): RowColumns {
  return Object.assign({}, ...rows.map(({ columns }) => columns));
}
