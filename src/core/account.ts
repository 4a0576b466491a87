import type { Absence, Day } from './responsibility.ts';

/** Why nothing may be sent to somebody any more: the directory does not know them, their account is closed, or they have no mailbox. */
export type ClosedAccount = 'left' | 'disabled' | 'no_mailbox';

/** Why nothing would reach somebody today. */
export type Unreachable = ClosedAccount | 'mailbox_full';

/** What the directory says about somebody's account. */
export type AccountState = 'fine' | ClosedAccount;

/** Whoever has a closed account is away until further notice, beginning with this day. In the order of the answers. */
export function closedAccounts(
  states: ReadonlyMap<string, AccountState>,
  from: Day,
): ClosedAbsence[] {
  return [...states].flatMap(([oid, account]) =>
    account === 'fine' ? [] : [{ oid, from, account }],
  );
}

/** That somebody is away because of their account. */
export type ClosedAbsence = Absence & { account: ClosedAccount };
