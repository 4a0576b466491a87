import type { Day } from '../core/responsibility.ts';
import type { Period } from '../core/absence-outlook.ts';
import { dayOf } from '../core/calendar.ts';
import { findListed } from '../core/cover-turn.ts';
import { isProductError, ProductError } from '../core/errors.ts';
import { daysLater } from '../core/zoned-time.ts';
import { type AbsenceDeps, hasPassed } from './absences.ts';
import { assertOpenAccount } from './open-account.ts';
import type { AbsenceRow, NewAbsence } from './people-ports.ts';

export type AbsenceAction =
  | { action: 'accept' | 'decline' | 'remove' }
  | { action: 'ask'; oid: string };

/**
 * Enters an absence of the caller, the same one only once, also when it is pressed in two windows; days that are over
 * are no absence any more.
 */
export async function addAbsence(
  { from, to, source }: Period & Pick<NewAbsence, 'source'>,
  deps: AbsenceDeps,
): Promise<void> {
  if (to < from || to < dayOf(deps.now()))
    throw new ProductError('invalid_request', 'an absence ends before it begins, or is over');
  const { oid, name } = deps.caller;
  const same = async () =>
    (await deps.absenceRows.list()).filter(
      (row) => row.oid === oid && row.from === from && row.to === to,
    );
  const known = await same();
  if (known.length === 0) await deps.absenceRows.add({ person: { oid, name }, from, to, source });
  await removeRepeated(known.length === 0 ? await same() : known, deps);
}

/**
 * Two windows that asked at the same moment have both entered it. Each looks again afterwards and keeps the same row,
 * one where somebody was asked to cover before the oldest; another that was asked for meanwhile stays as well.
 */
async function removeRepeated(
  rows: readonly AbsenceRow[],
  { absenceRows }: AbsenceDeps,
): Promise<void> {
  const isAsked = ({ askedOid }: AbsenceRow) => Number(askedOid !== '');
  const [, ...repeated] = rows.toSorted(
    (a, b) => isAsked(b) - isAsked(a) || Number(a.itemId) - Number(b.itemId),
  );
  for (const row of repeated.filter(({ askedOid }) => askedOid === ''))
    await absenceRows.remove(row).catch(unlessGone);
}

/** The other window was faster, or somebody was asked to cover it in the same moment. */
function unlessGone(error: unknown): void {
  if (isProductError(error) && ['not_found', 'changed_meanwhile'].includes(error.code)) return;
  throw error;
}

/** The caller asks somebody to cover, answers such a question, or takes an absence of their own away: one that has begun ends yesterday. */
export async function changeAbsence(
  itemId: string,
  wish: AbsenceAction,
  deps: AbsenceDeps,
): Promise<void> {
  const { absenceRows } = deps;
  const row = await findTheirs(itemId, wish, deps);
  const { askedOid, toldOid } = row;
  switch (wish.action) {
    case 'remove':
      return hasPassed(row, dayOf(deps.now()))
        ? absenceRows.end(row, earlier(row.to, daysLater(dayOf(deps.now()), -1)))
        : absenceRows.remove(row);
    case 'ask':
      await assertCanCover(wish.oid, deps);
      return absenceRows.change(row, {
        askedOid: wish.oid,
        accepted: false,
        declined: false,
        toldOid,
      });
    case 'accept':
      return absenceRows.change(row, { askedOid, accepted: true, declined: false, toldOid });
    case 'decline':
      return absenceRows.change(row, { askedOid, accepted: false, declined: true, toldOid });
  }
}

/** Answers come from whoever was asked, all else from whoever is away. */
async function findTheirs(
  itemId: string,
  { action }: AbsenceAction,
  { absenceRows, caller }: AbsenceDeps,
): Promise<AbsenceRow> {
  const row = (await absenceRows.list()).find((each) => each.itemId === itemId);
  const answers = action === 'accept' || action === 'decline';
  const whose = answers ? row?.askedOid : row?.oid;
  if (row === undefined || whose !== caller.oid)
    throw new ProductError('not_found', 'no such absence, or it is not theirs to change');
  return row;
}

async function assertCanCover(oid: string, deps: AbsenceDeps): Promise<void> {
  const { responsibilities } = await deps.currentRegister();
  if (oid === deps.caller.oid || findListed(oid, responsibilities) === undefined)
    throw new ProductError('recipient_not_listed', 'whoever covers must stand in the register');
  await assertOpenAccount(oid, deps.accounts);
}

/** An absence that is over does not become longer by being taken away. */
function earlier(end: Day | undefined, yesterday: Day): Day {
  return end !== undefined && end < yesterday ? end : yesterday;
}
