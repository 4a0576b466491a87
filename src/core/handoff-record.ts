import {
  allowedActions,
  type HandoffAction,
  type HandoffState,
  type MailState,
  type Party,
} from './handoff.ts';
import type { Band } from './ranking.ts';
import type { Day } from './responsibility.ts';

/** One hand-off as it stands in the list. Times are ISO 8601 in UTC; empty texts mean "not stated". */
export interface HandoffRecord extends FilingState {
  handoffKey: string;
  claimKey: string;
  /** Empty until there is a draft. */
  sentKey: string;
  /** Under which later mails of the same conversation find this hand-off. */
  conversationKey: string;
  subject: string;
  senderName: string;
  senderDomain: string;
  /** Address of the mailbox the mail was handed off from, and the mail's id there. */
  mailbox: string;
  messageId: string;
  receivedAt: string;
  area: string;
  title: string;
  responsibilityId?: number;
  /** What Baton would have chosen, and how sure it was; absent when it had nothing to propose. */
  suggestedId?: number;
  band?: Band;
  /** What can be learned from the request, as keyed hashes (`signals-column.ts`); empty when nothing can. */
  signals: string;
  handedOffBy: NamedPerson;
  handedOffAt: string;
  owner: NamedPerson;
  onBehalfOf?: NamedPerson;
  /**
   * Where the mail lies when somebody has taken the work over: with whoever it went to; or in the mailbox it was handed off
   * from, under its address. Its Entra id is of somebody else who gets at it, and empty where its owner does themselves.
   * Absent while the owner has it.
   */
  mailAt?: NamedPerson;
  note: string;
  due?: Day;
  state: HandoffState;
  stateSince: string;
  /** When whoever has it said yes; empty as long as nobody did, for what people took themselves, and in rows from before this was kept. */
  acceptedAt: string;
  reason: string;
  mailState: MailState;
  /** Immutable id of the only mail this hand-off may send; empty until there is one. */
  draftId: string;
  attempt: number;
  /** The sender sends the mail themselves, from Outlook's own window: Baton only looks whether it has left. */
  ownSend?: true;
  /** When it was last submitted, and when evidence of that was last looked for, by the list's own clock. */
  submittedAt: string;
  lookedAt: string;
  /** What was found then; empty while nothing was looked for. */
  evidence: MailEvidence | '';
  /** Until then whoever drives it on is left alone, by the list's own clock. */
  leaseUntil: string;
  /** The undo window: before this moment nothing is sent. Empty while a person holds it, and once it is over. */
  sendAfter: string;
  /** Set while waiting. */
  waitUntil?: Day;
  /** When the owner was told that it is theirs; empty for never. */
  announcedAt: string;
  /** When the owner was reminded and when somebody above was told, last; empty for never. */
  remindedAt: string;
  escalatedAt: string;
  /** The process it is a step of, the key of this run of it, and the number of the step; empty for all others. */
  process: string;
  processKey: string;
  step?: number;
  /** Key of the hand-off that asks for the same; empty when it stands for itself. */
  duplicateOf: string;
  /** The outside company that does the work; its address is empty until the owner has sent the mail there. */
  partner?: { name: string; address: string };
  /** How often this request was passed on before. */
  hops: number;
  /** Key of the hand-off this one continues or repeats; empty for the first. */
  previous: string;
}

/**
 * What was found out about a mail after a submit without an answer. The first three say that it left:
 * its draft is no draft any more, a mail with its tag, or with its message id, lies outside the drafts.
 */
export const mailEvidence = [
  'draft_left',
  'tag_found',
  'message_found',
  'still_a_draft',
  'nothing_found',
  'no_answer',
] as const;
export type MailEvidence = (typeof mailEvidence)[number];

/** Where the filing of the original mail stands. Empty texts mean "not yet". */
export interface FilingState {
  /** Whether the mail is to be filed, as the register said when it was handed off. */
  filing: boolean;
  /** ISO 8601; since then the mail lies in the library. */
  filedAt: string;
  /** SHA-256 of the filed mail, in hexadecimal. */
  fileHash: string;
  /** Address of the folder. */
  fileLink: string;
  /** What could not be filed, or why nothing was, in the words of `filingProblems`. */
  fileProblems: string;
}

export interface NamedPerson {
  oid: string;
  name: string;
}

/** The record after a change; an empty day means that there is none any more. */
export function changed(
  record: HandoffRecord,
  { due, waitUntil, ...changes }: Partial<HandoffRecord>,
): HandoffRecord {
  const { due: dueBefore, waitUntil: waitedUntil, ...rest } = record;
  const [dueNow, waitsNow] = [due ?? dueBefore, waitUntil ?? waitedUntil];
  return {
    ...rest,
    ...changes,
    ...(dueNow && { due: dueNow }),
    ...(waitsNow && { waitUntil: waitsNow }),
  };
}

/** Whether the mail of this hand-off leaves the company. */
export function goesToPartner({ partner }: HandoffRecord): boolean {
  return partner !== undefined && partner.address !== '';
}

/** What these parties may do with this hand-off now: what the table allows and the hand-off has. */
export function actionsOn(record: HandoffRecord, parties: readonly Party[]): HandoffAction[] {
  const { process, partner, ownSend } = record;
  return allowedActions(record, parties).filter((action) => {
    if (action === 'next_step') return process !== '';
    if (action === 'take_over') return !parties.includes('owner');
    if (isOutOfReach(action, record, parties)) return false;
    // what they sent themselves lies nowhere for us to forward from
    if (action === 'pass_on') return ownSend !== true || parties.includes('owner');
    // to another address where the first one does not exist
    const isOpen = partner?.address === '' || record.mailState === 'undelivered';
    return action !== 'to_partner' || (partner !== undefined && isOpen);
  });
}

/**
 * Where the mail of work that was taken over lies: with a person, or in the mailbox it was handed off from, which is
 * open or closed to whoever has the work. Nothing while they have it themselves.
 */
export function placeKindOf({
  mailAt,
  mailbox,
}: Pick<HandoffRecord, 'mailAt' | 'mailbox'>): 'person' | 'open' | 'closed' | undefined {
  if (mailAt === undefined || mailAt.name === '') return undefined;
  if (mailAt.name !== mailbox) return 'person';
  return mailAt.oid === '' ? 'open' : 'closed';
}

/** Whether it would take the mail, which lies with somebody else than whoever has the work now. */
function isOutOfReach(
  action: HandoffAction,
  { mailAt }: HandoffRecord,
  parties: readonly Party[],
): boolean {
  const isElsewhere = mailAt !== undefined && mailAt.oid !== '';
  const takesMail = action === 'pass_on' || action === 'to_partner';
  return isElsewhere && takesMail && !parties.includes('sender');
}

/** Whether the mail waits in its sender's drafts for the sender themselves to send it. */
export function awaitsOwnSend({ ownSend, mailState }: HandoffRecord): boolean {
  return ownSend === true && mailState === 'drafted';
}

/** Whether the mail of this hand-off may leave now: its undo window is over and nobody holds it. */
export function mayLeave({ sendAfter }: HandoffRecord, now: Date): boolean {
  return sendAfter !== '' && Date.parse(sendAfter) <= now.getTime();
}
