import { type ErrorCode, isProductError } from '../core/errors.ts';

/** What Exchange says of a mailbox that is not there, or that the caller may not open, and of a mail that is not in it. */
const closed: readonly ErrorCode[] = ['no_access', 'not_found', 'mail_not_found'];
/** The same, and what it says of an id of another mailbox, which it cannot read. */
const foreign: readonly ErrorCode[] = [...closed, 'microsoft_refused'];

/** For `catch`: a mailbox that is closed to the caller counts as one in which nothing was found. */
export function ifClosed<Nothing>(nothing: Nothing): (error: unknown) => Nothing {
  return ifOneOf(closed, nothing);
}

/** For `catch`: so does one that makes nothing of an id from elsewhere. */
export function ifForeign<Nothing>(nothing: Nothing): (error: unknown) => Nothing {
  return ifOneOf(foreign, nothing);
}

function ifOneOf<Nothing>(codes: readonly ErrorCode[], nothing: Nothing) {
  return (error: unknown): Nothing => {
    if (isProductError(error) && codes.includes(error.code)) return nothing;
    throw error;
  };
}
