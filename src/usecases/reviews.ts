import { dayOf } from '../core/calendar.ts';
import { ProductError } from '../core/errors.ts';
import { peopleIn, type RegisterEntry, textOf } from '../core/register-entry.ts';
import { answered, isAsked, type ReviewAnswer } from '../core/review.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Caller, Clock } from './ports.ts';
import type { RegisterRows } from './register-ports.ts';
import type { RegisterTable } from './register-table.ts';

export interface ReviewDeps {
  caller: Caller;
  currentRegister: () => Promise<CurrentRegister>;
  registerTable: RegisterTable;
  /** With Baton's own rights: owners rarely may write the register, and are asked all the same. */
  ownRegisterRows: () => RegisterRows;
  now: Clock;
}

/** The rows of which the caller is asked whether they are still theirs, the longest due first. */
export async function listReviews(deps: ReviewDeps): Promise<RegisterEntry[]> {
  const { currentRegister, registerTable, caller } = deps;
  return registerTable
    .entries(await currentRegister())
    .filter((entry) => isAsked(entry) && isOwner(entry, caller))
    .toSorted((a, b) => (reviewByOf(a) < reviewByOf(b) ? -1 : 1));
}

/** Writes the owner's answer into their row, and nothing else. */
export async function answerReview(
  id: number,
  { answer, note }: { answer: ReviewAnswer; note: string },
  deps: ReviewDeps,
): Promise<void> {
  const { registerTable, caller, now } = deps;
  const rows = deps.ownRegisterRows();
  const row = await rows.read(id);
  if (row === undefined) throw new ProductError('not_found', `there is no row ${id}`);
  const entry = registerTable.entry(row);
  if (!isOwner(entry, caller)) throw new ProductError('no_access', 'only the owner is asked');
  const columns = answered(answer, { today: dayOf(now()), by: caller.name, note });
  registerTable.put(await rows.change(id, entry.etag, columns));
}

export function isOwner({ columns }: RegisterEntry, { oid }: Caller): boolean {
  return peopleIn(columns['Owner']).some((owner) => owner.oid === oid);
}

function reviewByOf({ columns }: RegisterEntry): string {
  return textOf(columns['ReviewBy']);
}
