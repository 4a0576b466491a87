import { ProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { continueRequest, findOwnCopy } from './continue-request.ts';
import type { OrderDeps } from './hand-off-mail.ts';
import type { Stored } from './handoff-ports.ts';

/** Where the mail goes, said out loud by the owner. */
export interface PartnerOrder {
  handoffKey: string;
  address: string;
  /** The owner has seen what leaves the company, and to whom. */
  confirmed: true;
}

/**
 * The outside company gets the mail; the inner owner, who has accepted, stays accountable for it. It leaves only to
 * the domains that the register names for the partner. Answers come back to the owner.
 */
export async function sendToPartner(
  before: Stored,
  { handoffKey, address }: PartnerOrder,
  note: string,
  deps: OrderDeps,
): Promise<HandoffRecord> {
  const { record } = before;
  const { responsibilities } = await deps.currentRegister();
  const responsibility = responsibilities.find(({ id }) => id === record.responsibilityId);
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  if (!responsibility?.partner?.domains.includes(domain)) {
    throw new ProductError('partner_not_listed', 'the address is in none of the partner’s domains');
  }
  const copy = await findOwnCopy(record, deps);
  if (copy === undefined) {
    throw new ProductError('mail_not_found', 'the forwarded mail is not in the owner’s mailbox');
  }
  const { area, title, process, processKey, step, hops } = record;
  const choice = {
    responsibility,
    area,
    title,
    confidential: responsibility.confidential,
    filing: false,
    recipient: deps.caller,
  };
  const more = {
    hops: hops + 1,
    process,
    processKey,
    ...(step !== undefined && { step }),
    state: 'accepted' as const,
    partner: { name: responsibility.partner.name, address: address.toLowerCase() },
  };
  return continueRequest(before, { handoffKey, choice, note, copy, more }, deps);
}
