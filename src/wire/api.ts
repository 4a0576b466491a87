import type { Person } from '../core/person.ts';
import { z } from 'zod';

/**
 * Our own HTTP surface, all under `/api`, JSON, `Authorization: Bearer` with a token for our scope.
 * What is sent and answered stands in a file for each subject; here is what several of them need.
 * GET  /api/me                            -> Me
 * POST /api/presence       {oid}           -> PresenceAnswer; neither stored nor logged
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
 * GET  /api/reviews/proposals             -> OwnProposals; while a large register is checked anew, those of the last check
 * POST /api/reviews/{row}/proposal AnsweredProposal -> RegisterEntry; only what was proposed to its owner
 * POST /api/trace         TriedMail       -> TraceAnswer; nothing of the mail is stored or logged
 * GET  /api/record?origin=&size=          -> Course; from what a browser saw of the log before
 * GET  /api/responsibilities?q=&row=&area=&skip=&asOf= -> Directory
 * Refusals are RFC 9457 problem JSON (`application/problem+json`), see `Problem`.
 */
export const graphId = z
  .string()
  .min(1)
  .max(1024)
  .regex(/^[A-Za-z0-9_\-=+/]+$/);

export const mailbox = z
  .string()
  .max(320)
  .regex(/^[^\s@/?#\\]+@[^\s@/?#\\]+$/);

/** Which mail: the Graph (REST) message id, and the mailbox it lies in unless it is the caller's own. */
export const mailRef = z.object({ messageId: graphId, mailbox: mailbox.optional() });

export type MailRef = z.infer<typeof mailRef>;

export const words = z.string().max(200).optional();

export const area = z.string().min(1).max(255).optional();

export const size = (usual: number) => z.coerce.number().int().min(1).max(500).default(usual);

export const namedPerson = z.object({
  oid: z.string().max(100),
  name: z.string().max(255),
  mail: mailbox,
});

/** Who would have answered on that day; today when left out. */
export const asOf = z.iso.date().optional();

/** A day in the past or to come, and how much of it is not certain. */
export interface AsOf {
  day: string;
  /** Of so many rows something is not certain, those that are missing among them. */
  doubtCount: number;
  /** The first rows that are missing because nothing says until when they answered, and how many there are. */
  missing: { row: number; title: string }[];
  missingCount: number;
  /** So many rows were entered after that day only: they stand as they first did. */
  enteredLater: number;
  /** So many rows stand as today because their versions have not been read yet. */
  unread: number;
}

export interface Me {
  person: Person;
  /** `YYYY-MM-DD` in the company's time zone. */
  today: string;
  /** True when they may read every hand-off, which is recorded. */
  auditor: boolean;
  /** True when they lead an area. */
  lead: boolean;
  /** True where the company shows where somebody is at this moment. */
  showsPresence: boolean;
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

/** From this age on people are told as of when they see the hand-offs. */
export const oldAfterSeconds = 60;

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
