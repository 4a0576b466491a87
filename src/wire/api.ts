import { z } from 'zod';
import type { UncoveredArea } from '../core/absence-outlook.ts';
import type { ChartProposal } from '../core/first-day/chart-proposals.ts';
import type { MailProposals } from '../core/first-day/mail-proposals.ts';
import type { ProposedAbsence } from '../core/outlook-days.ts';
import type { Load, Spread } from '../core/area-figures.ts';
import type { AuditFindingKind } from '../core/audit-finding.ts';
import type { AsOfDoubt } from '../core/as-of.ts';
import type { AreaCoverage } from '../core/coverage.ts';
import type { DeskSection } from '../core/desk.ts';
import {
  type HandoffAction,
  type HandoffState,
  handoffActions,
  handoffStates,
  type MailState,
} from '../core/handoff.ts';
import type { DuePhrase } from '../core/due-phrase.ts';
import type { FilingProblem } from '../core/filing.ts';
import { handoffOrders } from '../core/handoff-question.ts';
import type { Finding } from '../core/finding.ts';
import type { ProposedLine } from '../core/findings/line-remedies.ts';
import type {
  FindingWeight,
  OtherRow,
  RegisterFinding,
} from '../core/findings/register-finding.ts';
import type { ImportProblem } from '../core/import-problems.ts';
import type { PlannedRow } from '../core/planned-row.ts';
import type { MailEvidence } from '../core/handoff-record.ts';
import type { ProcessRun, RunStep } from '../core/process-run.ts';
import type { Person } from '../core/person.ts';
import {
  editableColumns,
  entryStates,
  type EntryState,
  type RegisterEntry,
  reviewColumns,
} from '../core/register-entry.ts';
import { reviewAnswers } from '../core/review.ts';
import type { Absence, Responsibility } from '../core/responsibility.ts';
import type { SendCheck } from '../core/send-check.ts';
import type { Candidate, Cover, Recipient, Role, Suggestion } from '../core/suggestion.ts';
import type { Trace } from '../core/trace.ts';

/**
 * Our own HTTP surface, all under `/api`, JSON, `Authorization: Bearer` with a token for our scope.
 * GET  /api/me                            -> Me
 * POST /api/suggestions   MailRef         -> MailAnswer
 * POST /api/handoffs      NewHandoff      -> HandoffOutcome
 * GET  /api/handoffs?LogQuery             -> HandoffPage
 * GET  /api/handoffs/choices              -> HandoffChoices
 * GET  /api/desk?DeskQuery                -> Desk
 * GET  /api/handoffs/{key}                -> HandoffView
 * GET  /api/handoffs/export?LogQuery      -> text/csv; what the caller sees, all pages
 * GET  /api/handoffs/{key}/proof          -> ProofAnswer
 * GET  /api/handoffs/{key}/originals      -> Originals
 * POST /api/handoffs/{key}/actions Action -> HandoffView
 * POST /api/handoffs/{key}/filing        -> HandoffView; files the original mail again
 * POST /api/drafts/suggestions WrittenMail -> DraftAnswer
 * POST /api/drafts/handoffs NewOwnSend    -> OwnSendOutcome
 * GET  /api/starter?size=                 -> StarterAnswer; what names the caller in the register
 * GET  /api/responsibilities/teams        -> TeamsAnswer
 * GET  /api/absences                      -> AbsencesAnswer
 * GET  /api/absences/outlook?from=&to=    -> AbsenceOutlookAnswer; what an absence would mean
 * GET  /api/absences/in-outlook           -> OutlookAbsences; what the caller's own Outlook says
 * POST /api/absences      NewAbsence      -> AbsencesAnswer
 * POST /api/absences/{id}/actions         -> AbsencesAnswer
 * GET  /api/runs?incomplete=true&skip=    -> RunPage
 * GET  /api/runs/open?responsibility=     -> OpenRuns
 * GET  /api/runs/{key}                    -> RunAnswer
 * GET  /api/overview?days=&area=&as=       -> OverviewAnswer
 * GET  /api/findings?FindingsQuery         -> FindingsAnswer
 * GET  /api/register?RegisterQuery         -> RegisterPage
 * GET  /api/register/rights                -> RegisterRights
 * GET  /api/register/people?q=             -> FoundPeople
 * GET  /api/register/export?RegisterQuery  -> an Excel workbook; all pages
 * GET  /api/register/templates             -> TemplatesAnswer
 * GET  /api/first-day/chart                -> ChartAnswer; for whoever may write the register
 * POST /api/first-day/mails  MailSample    -> MailSampleAnswer
 * GET  /api/register/{row}                 -> RegisterEntry; as SharePoint has it now
 * POST /api/register       NewRow          -> EditOutcome
 * POST /api/register/changes RowChanges    -> ChangeResults
 * POST /api/imports/preview  a file, as bytes -> ImportStep a line (NDJSON), the last one with the preview
 * POST /api/imports/rows     ImportRows    -> ImportResults; with the caller's own rights
 * POST /api/imports/tidy     {}            -> ImportTidied
 * POST /api/replay        ReplayWish      -> ReplayAnswer; nothing is written
 * GET  /api/reviews                       -> Reviews
 * POST /api/reviews/{row}  ReviewBody      -> Reviews; those that are left
 * POST /api/reviews/{row}/proposal ApprovedProposal -> RegisterEntry; only what was proposed to its owner
 * POST /api/trace         TriedMail       -> TraceAnswer; nothing of the mail is stored or logged
 * GET  /api/record?origin=&size=          -> Course; from what a browser saw of the log before
 * GET  /api/responsibilities?q=&row=&area=&skip=&asOf= -> Directory
 * Refusals are RFC 9457 problem JSON (`application/problem+json`), see `Problem`.
 */
const graphId = z
  .string()
  .min(1)
  .max(1024)
  .regex(/^[A-Za-z0-9_\-=+/]+$/);
const mailbox = z
  .string()
  .max(320)
  .regex(/^[^\s@/?#\\]+@[^\s@/?#\\]+$/);

/** Which mail: the Graph (REST) message id, and the mailbox it lies in unless it is the caller's own. */
export const mailRef = z.object({ messageId: graphId, mailbox: mailbox.optional() });
export type MailRef = z.infer<typeof mailRef>;

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

const internetMessageId = z
  .string()
  .max(998)
  .regex(/^<[^<>\s]+>$/);

/** What somebody writes in Outlook, as far as it is written. `original`: the mail it forwards or answers. */
export const writtenMail = z.object({
  subject: z.string().max(1000),
  body: z.string().max(12_000),
  recipients: z
    .array(z.object({ name: z.string().max(320), address: z.string().max(320) }))
    .max(100),
  original: internetMessageId.optional(),
  mailbox: mailbox.optional(),
});
export type WrittenMailBody = z.infer<typeof writtenMail>;

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

const words = z.string().max(200).optional();
const area = z.string().min(1).max(255).optional();

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

const size = (usual: number) => z.coerce.number().int().min(1).max(500).default(usual);

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

/** How many are wanted of each weight; `rows`: only what is told at these, numbers with commas between them. */
export const findingsQuery = z.object({
  urgent: size(50),
  soon: size(50),
  note: size(50),
  rows: z
    .string()
    .max(1_000)
    .transform((text) => text.split(',').map(Number))
    .pipe(z.array(z.int()).max(100))
    .optional(),
});

/** How many rows of the register are wanted that name the caller. */
export const starterQuery = z.object({ size: size(50) });

/** Of how many days up to today: few choices, because a report is kept for each. `auditor`: all areas. Only for auditors, and recorded. */
export const overviewQuery = z.object({
  days: z.enum(['7', '30', '90', '365']).default('30').transform(Number),
  area,
  as: z.literal('auditor').optional(),
});

/** The chapter of the process documentation: as of the last day, changes and samples since the first one. */
export const chapterQuery = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  as: z.literal('auditor').optional(),
});

/** `current`: everything but what has ended. */
export const registerQuery = z.object({
  q: words,
  area,
  state: z.enum(['current', 'all', ...entryStates]).default('current'),
  review: z.enum(['asked', 'due', 'overdue', 'not_mine']).optional(),
  /** Only rows with something wrong. */
  finding: z.literal('yes').optional(),
  skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

const namedPerson = z.object({
  oid: z.string().max(100),
  name: z.string().max(255),
  mail: mailbox,
});
const columnValue = z.union([
  z.string().max(10_000),
  z.number(),
  z.boolean(),
  namedPerson,
  z.array(namedPerson).max(50),
  z.null(),
]);
const rowColumns = z.partialRecord(z.enum([...editableColumns, ...reviewColumns]), columnValue);
const rowChange = z.object({
  id: z.int().positive(),
  etag: z.string().min(1).max(200),
  columns: rowColumns,
});

/** Each is answered for itself. */
export const rowChanges = z.object({ changes: z.array(rowChange).min(1).max(25) });
export type RowChanges = z.infer<typeof rowChanges>;

/** Who would have answered on that day; today when left out. */
const asOf = z.iso.date().optional();

/** A mail to try: typed in, a whole .eml file in base64, or the mail of a hand-off that the caller may open. */
export const triedMail = z.union([
  z.object({ eml: z.base64().max(1_400_000), asOf }),
  z.object({ handoffKey: z.uuid(), asOf }),
  z.object({
    subject: z.string().max(1_000).default(''),
    from: z.string().max(320).default(''),
    text: z.string().max(50_000),
    asOf,
  }),
]);
export type TriedMail = z.input<typeof triedMail>;

/** How the suggestion for it comes about. `asOf`: the day that was asked for, and what is not certain about it. */
export type TraceAnswer = Trace & { asOf?: AsOf };

/** A day in the past or to come. */
export interface AsOf {
  day: string;
  /** The first of what is not certain, and how much there is. */
  doubts: AsOfDoubt[];
  doubtCount: number;
}

const last = z.int().min(1).max(20_000).default(1_000);
const wishedRow = z.object({ row: z.int().positive(), columns: rowColumns });

/** So many rows can be replayed together. */
export const mostReplayed = 200;

/**
 * A row as it would be saved, without its id for a new one, or several rows that would be saved together, and over how
 * many of the newest hand-offs they are replayed.
 */
export const replayWish = z.union([
  z.object({ changes: z.array(wishedRow).min(1).max(mostReplayed), last }).strict(),
  z.object({ row: z.int().positive().optional(), columns: rowColumns, last }).strict(),
]);
export type ReplayWish = z.input<typeof replayWish>;

export const newRow = z.object({
  editKey: z.uuid(),
  columns: rowColumns,
  /** A row that was begun under this key stays as it is now. */
  onlyOnce: z.literal(true).optional(),
  replaces: rowChange.omit({ columns: true }).extend({ from: z.iso.date() }).optional(),
});
export type NewRow = z.infer<typeof newRow>;

/** The largest file that is read for an import. */
export const mostImportBytes = 5 * 2 ** 20;

const sheetColumns = [...editableColumns, 'ReviewedAt', 'ReviewedBy'] as const;

/** A row of a preview, to be written as it was planned. Nothing else of a file is ever sent back. */
const importRow = z
  .object({
    line: z.int().positive(),
    action: z.enum(['add', 'change', 'replace']),
    columns: z.partialRecord(z.enum(sheetColumns), columnValue),
    /** Finds a new row again. */
    key: z.string().regex(/^[\w-]{0,32}$/),
    stored: rowChange.omit({ columns: true }).optional(),
    endsOn: z.iso.date().optional(),
  })
  .refine(({ action, key, stored }) => (action === 'add' ? key !== '' : stored !== undefined));
export type ImportRow = z.infer<typeof importRow>;

/** `isRepeated`: an earlier attempt may have written some of them. */
export const importRows = z.object({
  rows: z.array(importRow).min(1).max(20),
  isRepeated: z.boolean(),
});
export type ImportRows = z.infer<typeof importRows>;

export const reviewBody = z.object({
  answer: z.enum(reviewAnswers),
  /** For those who keep the register. */
  note: z.string().trim().max(2000).default(''),
});
export type ReviewBody = z.input<typeof reviewBody>;

/** What the owner of a row agrees to, as it was proposed. */
export const approvedProposal = z.object({ columns: rowColumns }).strict();
export type ApprovedProposal = z.input<typeof approvedProposal>;

export const peopleQuery = z.object({ q: z.string().max(100).default('') });

/** So many people at most are shown as one team. */
export const mostInTeam = 20;

export const directoryQuery = z.object({
  q: z.string().default(''),
  /** Only this row. */
  row: z.coerce.number().int().optional(),
  /** Who answered on that day; today when left out. */
  asOf: z.iso.date().optional(),
  area,
  /** Only rows that one of these people answers for: Entra ids with commas between them. */
  people: z
    .string()
    .max(mostInTeam * 37)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).max(mostInTeam))
    .optional(),
  skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

/** Which log a browser saw, and how long it was then; neither when it saw none. */
export const recordQuery = z.union([
  z.object({
    origin: z.string().min(1).max(500),
    size: z.coerce.number().int().min(0).max(1_000_000_000),
  }),
  z.object({ origin: z.undefined().optional(), size: z.undefined().optional() }),
]);

/** What somebody should know on their first day. */
export interface StarterAnswer {
  rows: {
    id: number;
    title: string;
    area: string;
    role: Role;
    owner: Person;
    deputies: Person[];
    /** What requests for it typically say. */
    examples: string[];
    process?: { name: string; step: number };
  }[];
  /** How many there are, told or not. */
  total: number;
  /** Whom to ask. */
  ask: Person[];
}

/** Both days are included. */
export const absencePeriod = z.object({ from: z.iso.date(), to: z.iso.date() });
/** Days that were typed, unless they were taken over from what Outlook says. */
export const newAbsence = absencePeriod.extend({
  source: z.enum(['typed', 'outlook']).default('typed'),
});

export type EnteredAbsence = z.input<typeof newAbsence>;

/** `remove` and `ask` are for whoever is away, `accept` and `decline` for whoever was asked to cover. */
export const absenceActionBody = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['accept', 'decline', 'remove']) }),
  z.object({ action: z.literal('ask'), oid: z.uuid() }),
]);
export type AbsenceActionBody = z.infer<typeof absenceActionBody>;

/** An absence of the caller that is not over. */
export interface OwnAbsenceView {
  id: string;
  from: string;
  /** Absent until further notice. */
  to?: string;
  /** Who was asked to cover; absent when nobody was. */
  cover?: { name: string; state: 'asked' | 'accepted' | 'declined' };
  uncovered: UncoveredArea[];
  /** Who can be asked to cover. */
  choices: Person[];
}

/** Somebody asks the caller to cover. */
export interface CoverAsk {
  id: string;
  name: string;
  from: string;
  to?: string;
}

export interface AbsencesAnswer {
  own: OwnAbsenceView[];
  asks: CoverAsk[];
}

/** What an absence would mean, before it is entered. */
export interface AbsenceOutlookAnswer {
  uncovered: UncoveredArea[];
  /** What lies with the caller and falls due meanwhile. */
  due: { handoffKey: string; subject: string; day: string }[];
  choices: Person[];
}

/** Which mails the first proposals are made from: the newest of the caller's own inbox, or of another one they may read. */
export const mailSample = z.object({
  mailbox: z.email().toLowerCase().optional(),
  count: z.number().int().min(1).max(200),
  /** Of the templates. */
  language: z.enum(['de', 'en']).default('de'),
});
export type MailSample = z.input<typeof mailSample>;
export type MailSampleAnswer = MailProposals;

export interface ChartAnswer {
  /** How many people the directory was asked about. */
  people: number;
  proposals: ChartProposal[];
}

/** What the caller's own Outlook says and is not entered yet. */
export interface OutlookAbsences {
  proposed: OutlookAbsence[];
}

export interface OutlookAbsence extends ProposedAbsence {
  /** Who would be missing; empty where there is no last day. */
  uncovered: UncoveredArea[];
}

export interface Me {
  person: Person;
  /** `YYYY-MM-DD` in the company's time zone. */
  today: string;
  /** True when they may read every hand-off, which is recorded. */
  auditor: boolean;
  /** True when they lead an area. */
  lead: boolean;
}

export interface MailAnswer {
  mail: {
    subject: string;
    from: { name: string; address: string };
    receivedAt: string;
    /** Whether the sender is outside the company. */
    external: boolean;
  };
  status: MailStatus;
  /** As of when the status is known, ISO 8601, because Microsoft has no time right now; absent when it is true now. */
  statusAsOf?: string;
  /** What this open mail has to do with, if anything. */
  earlier?: EarlierView;
  /** The caller's hand-off that this mail answers, and who answers: it is probably done. */
  answers?: { handoff: HandoffView; by: 'partner' | 'owner' };
  suggestion: Suggestion;
  /** The run this mail seems to belong to: (the beginning of) its key. Offered, to be confirmed by the hand-off. */
  runHint?: { key: string; from: 'subject' | 'conversation' };
  /** Due dates the mail names, the earliest first. Offered, never set; shown, never stored. */
  duePhrases: DuePhrase[];
  /** Who gets today what nobody can be named for; absent when nobody is at the triage desk. */
  triageDesk?: Person;
  register: RegisterState;
}

/** Who should have what is being written. `status` is that of the mail it forwards or answers. */
export interface DraftAnswer {
  status: MailStatus;
  suggestion: Suggestion;
  duePhrases: DuePhrase[];
  check: SendCheck;
  register: RegisterState;
}

/** The state of this mail. `taken`: somebody has it, but the caller may not see details (handoff.md, promise 6). */
export type MailStatus =
  | { kind: 'open' }
  | { kind: 'handed_off'; handoff: HandoffView }
  | { kind: 'taken'; since: string };

/**
 * An earlier hand-off that a mail has to do with: of its conversation, or of a request that looks the same.
 * It is linked when the mail is handed off.
 */
export interface EarlierView {
  kind: 'conversation' | 'similar';
  /** ISO 8601: since when somebody has it. */
  since: string;
  /** Absent when the caller may not see it. */
  handoff?: HandoffView;
  /** Whoever has the conversation, as the one to hand off to; absent when they can't receive it today. */
  choice?: Candidate;
}

/** How fresh and how sound the register behind an answer is. */
export interface RegisterState {
  /** ISO 8601: when it was last read from SharePoint. */
  asOf: string;
  /** True when the last attempt to read it failed and an older copy answers. */
  stale: boolean;
  /** Number of rows that could not be used. */
  skippedRows: number;
}

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
  state: HandoffState;
  stateSince: string;
  mailState: MailState;
  /** True when its sender sends the mail themselves, from Outlook's own window. */
  ownSend?: true;
  note: string;
  /** Given when declined. */
  reason: string;
  due?: string;
  /** How much time is left; on a desk only, and absent where no time was ever stated. */
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
 * When a hand-off is late (ISO 8601), and the business hours until then, negative once it is late. `over` from that
 * moment on, also while nobody works. `of`: whether the due date ends then, or the time for an answer.
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

/** One run of a process with the step whose turn it is; nobody to receive it when absences and four eyes leave none. */
export interface RunAnswer {
  run: ProcessRun;
  next?: { step: RunStep; recipient?: Recipient };
  /** As of when this is known, ISO 8601, because Microsoft has no time right now; absent when it is true now. */
  asOf?: string;
}

/** Which page of the runs; `incomplete`: only those that are. */
export const runsQuery = z.object({
  incomplete: z.enum(['true', 'false']).default('false'),
  skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

export const openRunsQuery = z.object({ responsibility: z.coerce.number().int().positive() });

/** The runs that a mail for this responsibility may be the next step of, newest first, and who would get it there. */
export interface OpenRuns {
  runs: { run: ProcessRun; recipient?: Recipient }[];
}

/** What a hand-off may be a duplicate of, likely ones first. */
export interface Originals {
  handoffs: HandoffView[];
}

/** The runs the caller may see; those that wait for somebody to notice first. */
export interface RunPage {
  runs: ProcessRun[];
  /** How many there are on all pages. */
  total: number;
  /** ISO 8601 */
  asOf: string;
}

/** How old and how sound the index of hand-offs behind an answer is. */
export interface LogAge {
  /** ISO 8601: when SharePoint was last asked what had changed. */
  asOf: string;
  /** The same in seconds, because clocks differ. */
  ageSeconds: number;
  /** True when the last attempt failed and an older state answers. */
  stale: boolean;
  /** Rows that somebody has changed by hand, and that are left out. */
  unreadable: number;
  /** Rows that a view of the list hides; they are shown, but their changes may be missed. */
  hidden: number;
}

/** Some hand-offs, and how many there are on all pages. */
export interface DeskPart {
  handoffs: HandoffView[];
  total: number;
}

export type HandoffPage = DeskPart & LogAge;

/** Who handed what to whom, as one person sees it, and for whom they cover today. */
export type Desk = Record<DeskSection, DeskPart> & LogAge & { covers: Cover[] };

/** Figures of one area, or of several that are too small alone: then `area` is empty and `merged` names them. */
export interface AreaFigures {
  area: string;
  merged: string[];
  /** Hand-offs of the period. */
  volume: number;
  /** Business hours from the mail's arrival until it lay with whoever kept it. */
  toOwner?: Spread;
  /** Business hours from handing off until it was done. */
  toDone?: Spread;
  /** Open now. */
  offered: number;
  accepted: number;
  waiting: number;
  overdue: number;
  load: Load;
}

export interface Sample {
  handoffKey: string;
  subject: string;
}

/** Requests that went from one area into another; an empty name stands for all that are too small alone. */
export interface PassedRequests {
  from: string;
  into: string;
  count: number;
  samples: Sample[];
}

/** Requests nobody answers for that ask for the same; no words for all the rest. */
export interface UnownedRequests {
  words: string[];
  count: number;
  /** The area most of them ended up in. */
  landed?: string;
  /** Empty for those who may not see them. */
  samples: Sample[];
}

export interface OverviewAnswer extends LogAge {
  days: number;
  /** The areas the caller may choose from; none for those who lead nothing. */
  areas: string[];
  coverage: AreaCoverage[];
  figures: AreaFigures[];
  /** Areas with too few people for figures. */
  tooSmall: string[];
  passes: PassedRequests[];
  unowned: UnownedRequests[];
  leastPeople: number;
  worksCouncil: boolean;
  /** The caller's own, and nobody else's. */
  own: {
    offered: number;
    accepted: number;
    waiting: number;
    overdue: number;
    load: Load;
  };
}

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

/** One row of Find. `match` is absent when nothing was searched for. */
export interface DirectoryEntry {
  responsibility: Responsibility;
  /** Who is reachable today; absent when nobody is. */
  recipient?: Recipient;
  match?: Pick<Candidate, 'evidence' | 'score'>;
}

/** People who stand together as owner and team of a row. */
export interface TeamsAnswer {
  teams: Person[][];
}

export interface Directory {
  entries: DirectoryEntry[];
  /** How many there are on all pages. */
  total: number;
  /** All areas of the register, each once. */
  areas: string[];
  /** The first of those rows that could not be read or are doubtful, and how many there are. */
  findings: Finding[];
  findingCount: number;
  register: RegisterState;
  /** The day that was asked for, and what is not certain about it; absent for today. */
  asOf?: AsOf;
}

/** One page of the register, and how much of it there is. */
export interface RegisterPage {
  entries: RegisterEntry[];
  /** How many there are on all pages. */
  total: number;
  counts: Record<EntryState, number>;
  areas: string[];
  register: RegisterState;
}

/** Whether the caller may write the register, which SharePoint decides; and who has written it lately. */
export interface RegisterRights {
  mayEdit: boolean;
  editors: string[];
}

/** Numbers of the templates that the register has already, from whomever and in whichever language. */
export interface TemplatesAnswer {
  there: number[];
}

/** A row of which its owner is asked whether it is still theirs. */
export interface ReviewView {
  id: number;
  title: string;
  area: string;
  /** `YYYY-MM-DD` */
  reviewBy: string;
  overdue: boolean;
}

/** The first of them; answered, they make room for the next. */
export interface Reviews {
  reviews: ReviewView[];
  /** How many there are, told or not. */
  total: number;
  /** What corrections speak for in rows of the caller. */
  proposals: ProposedLine[];
}

export interface FoundPeople {
  people: Person[];
}

/** What came of a change (see usecases/edit-register.ts). `undo` takes it back. */
export type EditOutcome =
  | { kind: 'saved'; entry: RegisterEntry; undo: RowChanges['changes'] }
  | { kind: 'conflict'; entry: RegisterEntry }
  | { kind: 'invalid'; problems: Finding[] };

/** How far a preview is; at the end it, or why there is none. */
export type ImportStep =
  | { kind: 'people'; done: number; total: number }
  | { kind: 'pause'; seconds: number }
  | { kind: 'preview'; preview: ImportPreview }
  | { kind: 'failed'; problem: Problem };

/** What importing a file would do, without having done any of it. */
export interface ImportPreview {
  rows: PreviewedRow[];
  /** Errors first, then by line; the first of them, where there are very many. */
  problems: ImportProblem[];
  moreProblems: number;
  /** Rows that an interrupted import had written twice; they are removed at the end. */
  copies: number;
}

/** A line of the file (core/planned-row.ts). `write` is sent back for it, where there is something to write. */
export interface PreviewedRow extends Pick<PlannedRow, 'line' | 'title' | 'action' | 'changes'> {
  /** Number of the row it is about. */
  id?: number;
  write?: ImportRow;
}

/** In their order. After `pauseSeconds` those behind the results can go on; without, at once. */
export interface ImportResults {
  results: {
    line: number;
    /** Absent when it is written. */
    failed?: 'changed_meanwhile' | 'microsoft_refused' | 'no_access' | 'not_found';
  }[];
  pauseSeconds?: number;
}

export interface ImportTidied {
  removed: number;
}

/** In the order in which they were asked for. */
export interface ChangeResults {
  results: (EditOutcome | { kind: 'failed'; problem: Problem })[];
}

/** What is wrong in the register, the most urgent first, as many as were asked for. */
export interface FindingsAnswer {
  findings: RegisterFinding[];
  /** How many there are, told or not. */
  counts: Record<FindingWeight, number>;
  /** What could not be looked at: whether accounts are open, what hand-offs show. */
  unchecked: ('accounts' | 'handoffs')[];
  /** True while the register as it is now is still being checked; the findings are those of an earlier state, or none yet. */
  pending: boolean;
  register: RegisterState;
}

/** What a change would have done: of so many hand-offs that were asked again, how many answers would differ. */
export interface ReplayAnswer {
  asked: number;
  /** Not asked: nothing was kept of them to ask with, or they were taken back. */
  left: number;
  changed: number;
  /** Of the changed ones: the new answer is what people chose, the old one was. */
  asChosen: number;
  wasAsChosen: number;
  /** How many came first at this row, without and with the change. */
  here: { before: number; after: number };
  /** How many of the changed ones the caller may see. */
  visible: number;
  /** Those, newest first, at most a hundred. */
  handoffs: {
    handoffKey: string;
    subject: string;
    handedOffAt: string;
    before?: number;
    after?: number;
    chosen: number;
    verdict: 'as_chosen' | 'was_as_chosen' | 'neither';
  }[];
  /** What the rows are called that these hand-offs name. */
  titles: OtherRow[];
}

/** What a browser needs to suggest while nobody can be asked. */
export interface OfflineRegister {
  /** ISO 8601: when it was read from SharePoint. */
  asOf: string;
  responsibilities: Responsibility[];
  absences: Absence[];
  internalDomains: string[];
  triageDesk?: Person;
}

/** RFC 9457. `code` is stable (core/errors.ts); `title` and `detail` are sentences for people in the language asked for by `Accept-Language`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  /** Names this request in the server's log. */
  requestId?: string;
}
