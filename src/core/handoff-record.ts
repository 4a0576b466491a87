import type { HandoffState, MailState, Party } from './handoff.ts';
import type { Day } from './responsibility.ts';

/** One hand-off as it stands in the list. Times are ISO 8601 in UTC; empty texts mean "not stated". */
export interface HandoffRecord {
  handoffKey: string;
  claimKey: string;
  /** Empty until there is a draft. */
  sentKey: string;
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
  handedOffBy: NamedPerson;
  handedOffAt: string;
  owner: NamedPerson;
  onBehalfOf?: NamedPerson;
  note: string;
  due?: Day;
  state: HandoffState;
  stateSince: string;
  reason: string;
  mailState: MailState;
  /** Immutable id of the only mail this hand-off may send; empty until there is one. */
  draftId: string;
  attempt: number;
  /** The undo window: before this moment nothing is sent. Empty while a person holds it, and once it is over. */
  sendAfter: string;
  /** Set while waiting. */
  waitUntil?: Day;
  /** How often this request was passed on before. */
  hops: number;
  /** Key of the hand-off this one continues or repeats; empty for the first. */
  previous: string;
}

export interface NamedPerson {
  oid: string;
  name: string;
}

/** What somebody is to this hand-off; nobody in particular when empty. */
export function partiesOf(record: HandoffRecord, oid: string): Party[] {
  const parties: Party[] = [];
  if (record.handedOffBy.oid === oid) parties.push('sender');
  if (record.owner.oid === oid) parties.push('owner');
  return parties;
}

/** Promise 6 of handoff.md: who may see a hand-off. Everybody else learns only that somebody has it, and since when. */
export function maySee(record: HandoffRecord, oid: string): boolean {
  return partiesOf(record, oid).length > 0;
}

/** Whether the mail of this hand-off may leave now: its undo window is over and nobody holds it. */
export function mayLeave({ sendAfter }: HandoffRecord, now: Date): boolean {
  return sendAfter !== '' && Date.parse(sendAfter) <= now.getTime();
}
