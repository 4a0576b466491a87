import { dayOf } from '../core/calendar.ts';
import { ProductError } from '../core/errors.ts';
import { answerTo, withAnswer, withoutAnswer, wishOf } from '../core/findings/declined-lines.ts';
import {
  asAnswered,
  goesOnFrom,
  isDeclined,
  isProposedLine,
  isSameChange,
  type ProposalAnswer,
  type ProposedLine,
} from '../core/findings/line-remedies.ts';
import type { RegisterFinding } from '../core/findings/register-finding.ts';
import type { RowColumns } from '../core/register-change.ts';
import type { RegisterEntry } from '../core/register-entry.ts';
import type { CurrentRegister } from './current-register.ts';
import type { LatestCheck } from './latest-check.ts';
import type { RegisterRows } from './register-ports.ts';
import type { RegisterTable } from './register-table.ts';
import { isOwner, type ReviewDeps } from './reviews.ts';

export interface ProposalDeps extends ReviewDeps {
  latestCheck: LatestCheck;
}

/**
 * What corrections propose for rows of the caller, as long as these say what the proposal goes on from; also what they
 * said no to. Undefined while a large register is checked for the first time.
 */
export async function listOwnProposals(deps: ProposalDeps): Promise<ProposedLine[] | undefined> {
  const register = await deps.currentRegister();
  const check = await deps.latestCheck(register);
  if (check === undefined) return undefined;
  const proposals = check.findings.filter(isProposedLine);
  const entries = proposedRows(proposals, register, deps.registerTable);
  const mine = proposals.flatMap((each) => {
    const entry = entries.get(each.remedy.row);
    const isMine = entry !== undefined && isOwner(entry, deps.caller);
    return isMine && goesOnFrom(each.remedy, entry.columns) ? [asAnswered(each, entry)] : [];
  });
  // in an order that no answer changes
  return mine.toSorted((a, b) => a.row - b.row || a.remedy.row - b.remedy.row);
}

/** The rows that lines are proposed for, by id, as they are now; none are asked for where nothing is proposed. */
export function proposedRows(
  findings: readonly RegisterFinding[],
  register: CurrentRegister,
  registerTable: RegisterTable,
): ReadonlyMap<number, RegisterEntry> {
  const ids = new Set(findings.filter(isProposedLine).map(({ remedy }) => remedy.row));
  if (ids.size === 0) return new Map();
  const entries = registerTable.entries(register).filter(({ id }) => ids.has(id));
  return new Map(entries.map((each) => [each.id, each]));
}

/** Writes what the owner of a row says to what is proposed for it, and nothing else: decisions 032 and 035. */
export async function answerProposal(
  row: number,
  { answer, columns }: { answer: ProposalAnswer; columns: RowColumns },
  deps: ProposalDeps,
): Promise<RegisterEntry> {
  const own = await ownRow(row, deps);
  const change = await changes[answer](columns, own, deps);
  if (change === undefined) return own.entry;
  return deps.registerTable.put(await own.rows.change(row, own.entry.etag, change));
}

interface OwnRow {
  rows: RegisterRows;
  entry: RegisterEntry;
}

async function ownRow(row: number, deps: ProposalDeps): Promise<OwnRow> {
  const rows = deps.ownRegisterRows();
  const stored = await rows.read(row);
  if (stored === undefined) throw new ProductError('not_found', `there is no row ${row}`);
  const entry = deps.registerTable.entry(stored);
  if (!isOwner(entry, deps.caller)) throw new ProductError('no_access', 'only the owner is asked');
  return { rows, entry };
}

/** What each answer writes; nothing when the row says so already, as after an answer that was lost. */
type Change = (
  columns: RowColumns,
  own: OwnRow,
  deps: ProposalDeps,
) => Promise<RowColumns | undefined>;

/** The row says who looked at it and when, so its versions in SharePoint tell whose word it was. */
const agree: Change = async (columns, { entry }, deps) => {
  await proposedNow(columns, entry, deps);
  return { ...columns, ReviewedAt: dayOf(deps.now()), ReviewedBy: deps.caller.name };
};

const decline: Change = async (columns, { entry }, deps) => {
  const proposed = await proposedNow(columns, entry, deps);
  const wish = wishOf(columns);
  if (wish === undefined || isDeclined(proposed)) return undefined;
  const answer = { ...wish, at: deps.now().toISOString(), by: deps.caller.name };
  return withAnswer(entry.declined ?? [], answer);
};

const askAgain: Change = async (columns, { entry: { declined = [] } }) => {
  const answer = answerTo(columns, declined);
  return answer && withoutAnswer(declined, answer);
};

const changes: Record<ProposalAnswer, Change> = { agree, decline, ask_again: askAgain };

/** The proposal as the row says now; throws when it is none any more. */
async function proposedNow(
  columns: RowColumns,
  entry: RegisterEntry,
  deps: ProposalDeps,
): Promise<ProposedLine> {
  const proposed = (await listOwnProposals(deps))?.find(
    ({ remedy }) =>
      remedy.row === entry.id &&
      isSameChange(remedy.columns, columns) &&
      goesOnFrom(remedy, entry.columns),
  );
  if (proposed === undefined)
    throw new ProductError('changed_meanwhile', 'this is not proposed any more');
  return asAnswered(proposed, entry);
}
