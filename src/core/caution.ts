import { asksIn } from './asks.ts';
import type { MailRequest } from './mail.ts';
import type { RegisterIndex } from './register-index.ts';
import type { ReadableRows } from './row-rights.ts';
import { pretencesOf } from './sender-pretence.ts';

/**
 * A reason to look twice at a mail before anybody does what it asks, each a fact that can be read off the mail and the
 * register. Sender: `like_known` its domain resembles a known one; `colleague_name` it bears a colleague's name but
 * comes from outside; `shown_address` the name shows another address; `reply_elsewhere` answers would go to another
 * domain; `unproven` the domain's own rules say that such a mail is not from there. What is asked: `bank_details`
 * to change an account; `sign_in` for a password or card; `secret_payment` to pay and tell nobody.
 */
export interface Caution {
  kind: Pretence | Ask;
  /** What the mail says: a domain, a name or an address; empty where there is nothing to quote. */
  found: string;
  /** `like_known`: the known domain. */
  known?: string;
}

export type Pretence =
  | 'unproven'
  | 'like_known'
  | 'colleague_name'
  | 'shown_address'
  | 'reply_elsewhere';
export type Ask = 'secret_payment' | 'sign_in' | 'bank_details';

/** More would only be skipped over. */
const mostSaid = 2;

/**
 * At most two reasons to look twice: what is asked before who seems to ask. Nothing for most mails. `readable`: the rows
 * of the register that may be told of.
 */
export function cautionsOf(
  request: MailRequest,
  index: RegisterIndex,
  internalDomains: readonly string[],
  readable?: ReadableRows,
): Caution[] {
  const asks = asksIn(request).map((kind): Caution => ({ kind, found: '' }));
  const pretences = pretencesOf(request, index.known, internalDomains, asks.length > 0, readable);
  return [...asks.slice(0, pretences.length > 0 ? 1 : mostSaid), ...pretences].slice(0, mostSaid);
}

/**
 * Whether the mail may be a fraud whoever gets it. A changed account alone is no such reason: most suppliers who write
 * that are honest, and whoever answers for it knows that they have to call.
 */
export function isDoubtful(cautions: readonly Caution[]): boolean {
  return cautions.some(({ kind }) => kind !== 'bank_details');
}
