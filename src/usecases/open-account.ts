import type { Unreachable } from '../core/account.ts';
import { ProductError } from '../core/errors.ts';
import type { Accounts } from './people-ports.ts';

/** Nothing is sent to somebody who has left. Asks the directory, unless its answer is younger than `maxAgeMs`. */
export async function assertOpenAccount(
  oid: string,
  accounts: Accounts,
  maxAgeMs = 0,
): Promise<void> {
  const state = (await accounts.stateOf([oid], maxAgeMs)).get(oid);
  if (state !== undefined && state !== 'fine') throw closedError(state);
}

export function closedError(why: Unreachable): ProductError {
  return new ProductError('recipient_closed', sentences[why]);
}

const sentences: Readonly<Record<Unreachable, string>> = {
  left: 'the directory does not know the recipient any more',
  disabled: 'the account of the recipient is disabled',
  no_mailbox: 'the recipient has no mailbox',
  mailbox_full: 'the mailbox of the recipient is full',
};
