import { type ErrorCode, isProductError } from '../core/errors.ts';

/** What Exchange says of a mailbox that is not there, or that the caller may not open, and of a mail that is not in it. */
const closed: readonly ErrorCode[] = ['no_access', 'not_found', 'mail_not_found'];

/** For `catch`: a mailbox that is closed to the caller counts as one in which nothing was found. */
export function ifClosed<Nothing>(nothing: Nothing): (error: unknown) => Nothing {
  return (error) => {
    if (isProductError(error) && closed.includes(error.code)) return nothing;
    throw error;
  };
}
