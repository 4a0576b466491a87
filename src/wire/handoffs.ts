import type { AuditFindingKind } from '../core/audit-finding.ts';
import type { DeskSection } from '../core/desk.ts';
import type { FilingProblem } from '../core/filing.ts';
import { handoffOrders } from '../core/handoff-question.ts';
import type { MailEvidence } from '../core/handoff-record.ts';
import {
  type HandoffAction,
  handoffActions,
  type HandoffState,
  handoffStates,
  type MailState,
} from '../core/handoff.ts';
import type { Cover } from '../core/suggestion.ts';
import { area, graphId, type LogAge, mailbox, mailRef, size, words } from './api.ts';
import { z } from 'zod';

/** `kind: 'take'` keeps the request for oneself: a row, but no mail. */
export const newHandoff = mailRef.extend({
  handoffKey: z.uuid(),
  kind: z.enum(['forward', 'take']),
  responsibilityId: z.int().positive().optional(),
  /** Entra id of the chosen person; must be the owner, a deputy or in the team of the responsibility. */
  recipientOid: z.uuid().optional(),
  /** To whoever is at the triage desk, whatever it is about. */
  triage: z.boolean().optional(),
  note: z.string().max(2000).optional(),
  /** `YYYY-MM-DD` */
  due: z.iso.date().optional(),
  /** The run of a process this is a step of; without one a step begins a run. */
  runKey: z.uuid().optional(),
  /** Hand off although somebody has it; the new hand-off is linked to theirs. */
  again: z.boolean().optional(),
});

export type NewHandoff = z.infer<typeof newHandoff>;

export const internetMessageId = z
  .string()
  .max(998)
  .regex(/^<[^<>\s]+>$/);

/** The hand-off of a mail that its writer sends themselves. `draftId` is the Graph (REST) id of the saved draft. */
export const newOwnSend = z.object({
  handoffKey: z.uuid(),
  draftId: graphId,
  mailbox: mailbox.optional(),
  original: internetMessageId.optional(),
  responsibilityId: z.int().positive(),
  recipientOid: z.uuid().optional(),
  note: z.string().max(2000).optional(),
  due: z.iso.date().optional(),
  again: z.boolean().optional(),
});

export type NewOwnSend = z.infer<typeof newOwnSend>;

export const handoffActionBody = z.object({
  action: z.enum(handoffActions),
  /** Required when declining and withdrawing; the note when passing on. */
  reason: z.string().trim().max(2000).optional(),
  /** What a held hand-off is to say instead; an empty day is none. */
  note: z.string().trim().max(2000).optional(),
  due: z.union([z.iso.date(), z.literal('')]).optional(),
  /** Required when waiting. */
  until: z.iso.date().optional(),
  /** Required when passing on. `handoffKey` is the new hand-off's, made by the client. */
  target: z
    .object({
      handoffKey: z.uuid(),
      responsibilityId: z.int().positive(),
      recipientOid: z.uuid().optional(),
    })
    .optional(),
  /** Required for a duplicate: the key of the hand-off that asks for the same. */
  original: z.uuid().optional(),
  /** Required when the mail leaves the company: where to, and that the owner has seen what leaves. */
  partner: z
    .object({ handoffKey: z.uuid(), address: mailbox, confirmed: z.literal(true) })
    .optional(),
});

export type HandoffActionBody = z.infer<typeof handoffActionBody>;

/** What the log is narrowed down to, and which page of it. Days are those of handing off. */
export const logQuery = z.object({
  q: words,
  /** One or several, separated by commas. */
  state: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(handoffStates)))
    .optional(),
  area,
  owner: z.string().min(1).max(64).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Passed on more than once. */
  often: z.literal('yes').optional(),
  order: z.enum(handoffOrders).default('handed_off'),
  direction: z.enum(['up', 'down']).default('down'),
  skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
  /** `auditor`: everything there is. Only for auditors, and recorded. */
  as: z.literal('auditor').optional(),
});

export type LogQuery = z.infer<typeof logQuery>;

/** `usual`: what is mine to answer or to do by business hours left, the rest as it always is. How many rows of a section are wanted stands beside its name. */
export const deskQuery = z.object({
  q: words,
  area,
  order: z.enum(['usual', 'newest']).default('usual'),
  offered: size(50),
  mine: size(50),
  waiting: size(50),
  pending: size(50),
  given: size(8),
  done: size(8),
});

/** Which log a browser saw, and how long it was then; neither when it saw none. */
export const recordQuery = z.union([
  z.object({
    origin: z.string().min(1).max(500),
    size: z.coerce.number().int().min(0).max(1_000_000_000),
  }),
  z.object({ origin: z.undefined().optional(), size: z.undefined().optional() }),
]);

/**
 * The state of this mail. `taken`: somebody has it, but the caller may not see details (handoff.md, promise 6).
 * `endedRepeat`: handed off once more after it was done, and declined or expired since.
 */
export type MailStatus =
  | { kind: 'open' }
  | { kind: 'handed_off'; handoff: HandoffView; endedRepeat?: HandoffView }
  | { kind: 'taken'; since: string };

/** `already`: the same request is with somebody; nothing was written and no mail sent by this call. */
export type HandoffOutcome =
  | { kind: 'handed_off'; handoff: HandoffView }
  | { kind: 'already'; status: MailStatus };

/** `block`: HTML for the top of the mail. */
export type OwnSendOutcome =
  | { kind: 'handed_off'; handoff: HandoffView; block: string }
  | { kind: 'already'; status: MailStatus };

export interface HandoffView {
  handoffKey: string;
  subject: string;
  area: string;
  title: string;
  responsibilityId?: number;
  from: { name: string; domain: string };
  receivedAt: string;
  handedOffAt: string;
  handedOffBy: { oid: string; name: string };
  owner: { oid: string; name: string };
  /** Whom the owner stands in for on this one. */
  onBehalfOf?: { oid: string; name: string };
  /**
   * Where the mail of work that was taken over lies: with a person, by name; or in the mailbox it was handed off from, by
   * address, which its owner may open or not. Absent while its owner has it.
   */
  mailAt?: { name: string; kind: 'person' | 'open' | 'closed' };
  state: HandoffState;
  stateSince: string;
  /** ISO 8601: when whoever has it said yes; absent where nobody was asked, or nobody has yet. */
  acceptedAt?: string;
  mailState: MailState;
  /** True when its sender sends the mail themselves, from Outlook's own window. */
  ownSend?: true;
  note: string;
  /** Given when declined. */
  reason: string;
  due?: string;
  /** How much time is left: on a desk, and of one that is asked for alone; absent where no time was ever stated. */
  late?: TimeLeftView;
  /** Until when it waits. */
  waitUntil?: string;
  /** Seconds until the mail leaves; 0 when it leaves now, absent when nothing is pending. */
  sendsInSeconds?: number;
  /** True while the sender has stopped the clock. */
  held: boolean;
  /** What is known about a mail whose submit had no answer. Times are ISO 8601. */
  evidence?: { submittedAt: string; lookedAt: string; found: MailEvidence; attempts: number };
  /** The run of a process it is a step of. */
  run?: { processKey: string; process: string; step: number };
  /** Set when the mail had been handed off before: it is a second one, or it was passed on. */
  repeats?: true;
  /** Key of the hand-off that asks for the same. */
  duplicateOf?: string;
  /** The outside company that does the work, and the address the mail went to. */
  partner?: { name: string; address: string };
  /** How often the request was passed on before. */
  hops: number;
  /** Where the filing of the original mail stands; absent when it is not to be filed. */
  filing?: FilingView;
  /** What the caller may do now. */
  actions: HandoffAction[];
  /** ISO 8601: when SharePoint was last asked about it. */
  asOf: string;
}

/**
 * When a hand-off is late (ISO 8601), and the whole business hours until then, rounded towards zero, negative once it
 * is late. `over` from that moment on, also while nobody works. `of`: whether the due date ends then, or the time for an answer.
 */
export interface TimeLeftView {
  at: string;
  hours: number;
  over: boolean;
  of: 'due' | 'answer';
}

/** `waiting`: not tried yet, or not the mail's turn. A link without `filed` leads to what could be filed. */
export interface FilingView {
  state: 'waiting' | 'filed' | 'failed';
  link?: string;
  problems: FilingProblem[];
  /** Whether the caller can have it tried again. */
  mayTryAgain: boolean;
}

/** Some hand-offs, and how many there are on all pages. */
export interface DeskPart {
  handoffs: HandoffView[];
  total: number;
}

export type HandoffPage = DeskPart & LogAge;

/** Who handed what to whom, as one person sees it, and for whom they cover today. */
export type Desk = Record<DeskSection, DeskPart> & LogAge & { covers: Cover[] };

/** What the record says about one hand-off: its events, how many a checkpoint lists, and what is not as it was recorded. */
export interface ProofAnswer {
  events: number;
  listed: number;
  findings: AuditFindingKind[];
}

/** What the log can be narrowed down to. */
export interface HandoffChoices {
  areas: string[];
  owners: { oid: string; name: string }[];
}
