import { dayOf } from '../core/calendar.ts';
import { ProductError } from '../core/errors.ts';
import {
  goesOnFrom,
  isProposedLine,
  isSameChange,
  type ProposedLine,
} from '../core/findings/line-remedies.ts';
import type { RowColumns } from '../core/register-change.ts';
import type { RegisterEntry } from '../core/register-entry.ts';
import type { LatestCheck } from './latest-check.ts';
import { isOwner, type ReviewDeps } from './reviews.ts';

export interface ProposalDeps extends ReviewDeps {
  latestCheck: LatestCheck;
}

/** What corrections propose for rows of the caller, as long as these say what the proposal goes on from. */
export async function listOwnProposals(deps: ProposalDeps): Promise<ProposedLine[]> {
  const register = await deps.currentRegister();
  const check = await deps.latestCheck(register);
  const proposals = (check?.findings ?? []).filter(isProposedLine);
  if (proposals.length === 0) return [];
  const entries = new Map(deps.registerTable.entries(register).map((each) => [each.id, each]));
  return proposals.filter(({ remedy }) => {
    const entry = entries.get(remedy.row);
    return entry !== undefined && isOwner(entry, deps.caller) && goesOnFrom(remedy, entry.columns);
  });
}

/**
 * Writes what the owner of a row agrees to, and nothing but what was proposed: decision 032. The row says who looked
 * at it and when, so its versions in SharePoint tell whose word it was.
 */
export async function approveProposal(
  row: number,
  columns: RowColumns,
  deps: ProposalDeps,
): Promise<RegisterEntry> {
  const rows = deps.ownRegisterRows();
  const stored = await rows.read(row);
  if (stored === undefined) throw new ProductError('not_found', `there is no row ${row}`);
  const entry = deps.registerTable.entry(stored);
  if (!isOwner(entry, deps.caller)) throw new ProductError('no_access', 'only the owner is asked');
  const remedies = (await listOwnProposals(deps)).map(({ remedy }) => remedy);
  const isProposed = remedies.some(
    (each) =>
      each.row === row && isSameChange(each.columns, columns) && goesOnFrom(each, entry.columns),
  );
  if (!isProposed) throw new ProductError('changed_meanwhile', 'this is not proposed any more');
  const looked = { ReviewedAt: dayOf(deps.now()), ReviewedBy: deps.caller.name };
  return deps.registerTable.put(await rows.change(row, entry.etag, { ...columns, ...looked }));
}
