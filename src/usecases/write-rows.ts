import { dayOf } from '../core/calendar.ts';
import { type ErrorCode, isProductError, ProductError } from '../core/errors.ts';
import { overwritesOwner } from '../core/register-edit.ts';
import { textOf } from '../core/register-entry.ts';
import type { Clock } from './ports.ts';
import type { ImportList } from './register-ports.ts';
import { type WritableRow, writeRow } from './write-row.ts';

/** Why a row was not written although others were. */
export type RowFailure = 'changed_meanwhile' | 'microsoft_refused' | 'no_access' | 'not_found';

export interface RowResult {
  line: number;
  /** Absent when it is written. */
  failed?: RowFailure;
}

/** What came of some rows of an import, in their order. After `pauseSeconds` those behind the results can go on. */
export interface WrittenRows {
  results: RowResult[];
  pauseSeconds?: number;
}

interface WriteTools {
  list: ImportList;
  /** Whether an earlier attempt may have written some of them. */
  isRepeated: boolean;
  now: Clock;
}

/** Somebody waits for the answer, and may want to stop. */
const maxMs = 2_500;

/** Writes rows of a plan until it has taken a while or Microsoft wants a pause. */
export async function writeRows(
  rows: readonly (WritableRow & { line: number })[],
  tools: WriteTools,
): Promise<WrittenRows> {
  const began = tools.now().getTime();
  const results: RowResult[] = [];
  for (const row of rows) {
    if (tools.now().getTime() - began > maxMs) return { results };
    try {
      results.push(await written(row, tools));
    } catch (error) {
      const pauseSeconds = pauseAfter(error);
      if (pauseSeconds === undefined) throw error;
      return { results, pauseSeconds };
    }
  }
  return { results };
}

const passing: ReadonlySet<ErrorCode> = new Set(['microsoft_busy', 'microsoft_unreachable']);

/** Where Microsoft names no time. */
const usualPause = 5;

function pauseAfter(error: unknown): number | undefined {
  if (!isProductError(error) || !passing.has(error.code)) return undefined;
  return error.retryAfterSeconds ?? usualPause;
}

async function written(
  row: WritableRow & { line: number },
  { list, isRepeated, now }: WriteTools,
): Promise<RowResult> {
  const { line, action } = row;
  try {
    await checkOwner(row, list, now);
    await writeRow(row, list, isRepeated);
    return { line };
  } catch (error) {
    const failed = isProductError(error) ? failures.get(error.code) : undefined;
    // who may not add this row may add no other one
    if (failed === undefined || (failed === 'no_access' && action === 'add')) throw error;
    return { line, failed };
  }
}

const failures: ReadonlyMap<ErrorCode, RowFailure> = new Map([
  ['changed_meanwhile', 'changed_meanwhile'],
  ['microsoft_refused', 'microsoft_refused'],
  ['no_access', 'no_access'],
  ['not_found', 'not_found'],
]);

/** Another owner begins a row of their own, as everywhere; only one that has never answered may be given away. */
async function checkOwner(
  { action, columns, stored }: WritableRow,
  list: ImportList,
  now: Clock,
): Promise<void> {
  if (action !== 'change' || !stored || !('Owner' in columns)) return;
  const found = await list.readOne(stored.id);
  const hasBegun = textOf(found?.row['ValidFrom']) < dayOf(now());
  if (found && hasBegun && overwritesOwner(found.row, columns))
    throw new ProductError('changed_meanwhile', `row ${stored.id} has begun to answer`);
}
