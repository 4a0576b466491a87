import { findTransition } from '../core/handoff.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { Mail } from '../core/mail.ts';
import type { Responsibility } from '../core/responsibility.ts';
import type { CurrentRegister } from './current-register.ts';
import { type FindDeps, findHolder, findSent } from './find-handoff.ts';
import type { Stored } from './handoff-ports.ts';
import type { ReceivedMail } from './mail-ports.ts';
import type { Caller } from './ports.ts';

/** A hand-off of the caller's that this mail answers, and who answered: then it is probably done. */
export interface Answered {
  record: HandoffRecord;
  by: 'partner' | 'owner';
}

interface AnsweredDeps extends FindDeps {
  caller: Caller;
  currentRegister: () => Promise<Pick<CurrentRegister, 'responsibilities'>>;
}

/** How many of the mails before it are looked at, the nearest first; each costs two questions. */
const mostLookedAt = 2;

/** Nothing when it answers no hand-off that the caller can finish, or somebody else wrote it. */
export async function findAnswered(
  { mail, answers }: ReceivedMail,
  deps: AnsweredDeps,
): Promise<Answered | undefined> {
  const { responsibilities } = await deps.currentRegister();
  for (const messageId of answers.slice(0, mostLookedAt)) {
    const stored = await handoffBehind(messageId, deps);
    const by = stored && whoAnswers(mail, stored.record, responsibilities, deps.caller);
    if (by !== undefined && stored !== undefined && isTheirs(stored.record, deps.caller))
      return { record: stored.record, by };
  }
  return undefined;
}

function isTheirs(record: HandoffRecord, { oid }: Caller): boolean {
  return record.owner.oid === oid && findTransition('done', record, ['owner']) !== undefined;
}

/** By the forward that was sent, or by the request itself. */
async function handoffBehind(messageId: string, deps: AnsweredDeps): Promise<Stored | undefined> {
  const [sent, holder] = await Promise.all([
    findSent(messageId, deps),
    findHolder(messageId, deps),
  ]);
  return sent ?? holder;
}

/** A partner writes from any of its domains: the one that was written to, and those the register names today. */
function whoAnswers(
  { from }: Mail,
  { partner, responsibilityId }: HandoffRecord,
  responsibilities: readonly Responsibility[],
  caller: Caller,
): Answered['by'] | undefined {
  if (from.address.toLowerCase() === caller.mail) return 'owner';
  if (!partner?.address) return undefined;
  const registered = responsibilities.find(({ id }) => id === responsibilityId)?.partner;
  const domains = [domainOf(partner.address), ...(registered?.domains ?? [])];
  return domains.includes(domainOf(from.address)) ? 'partner' : undefined;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
