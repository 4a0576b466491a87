import type { AsOfDoubt } from '../as-of.ts';
import type { AuditFindingKind } from '../audit-finding.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { HandoffState, MailState } from '../handoff.ts';
import type { Day, StepKind } from '../responsibility.ts';
import type { ChapterChange } from './register-changes.ts';

/** What the form of the data is called; another form gets another name. */
export const chapterFormat = 'baton-chapter/2';

/** Everything a chapter says, and nothing else: the same data gives the same document. */
export type ChapterData = {
  format: typeof chapterFormat;
  /** The register is told as of the last day, changes and samples between both, which are included. */
  period: { from: Day; to: Day };
  made: Made;
  /** `partly`: rows have rights of their own, and only those that the maker may read are told. */
  register: { asOf: string; stale: boolean; partly: boolean };
  /** By area and title. */
  rows: ChapterRow[];
  processes: ChapterProcess[];
  /** By day. */
  changes: ChapterChange[];
  /** Rows of which it is not certain what they said on the last day; `since` as in `HistoryGap`. */
  doubts: { row: number; title: string; why: AsOfDoubt['why']; since: Day | null }[];
  /** Rows of which it is not known whether they were changed within the period, because versions are missing. */
  unknownChanges: number[];
  /** Rows that can't be read, and so answer for nothing. */
  unreadable: { row: number; title: string }[];
  samples: Samples;
  record: ChapterRecord;
};

/** By whom and by what it was made. */
export type Made = {
  /** ISO 8601 */
  at: string;
  /** Who asked for it; empty when Baton made it with its own rights. */
  by: string;
  site: string;
  version: string;
  /** Empty where it is not known. */
  commit: string;
};

/** One responsibility as it stood on the last day; empty texts mean "not stated". */
export type ChapterRow = {
  row: number;
  title: string;
  area: string;
  owner: string;
  deputies: string[];
  team: string[];
  partner: string;
  process: string;
  step: number | null;
  stepKind: StepKind | null;
  separateFrom: number[];
  answerHours: number | null;
  confidential: boolean;
  filing: boolean;
  from: Day | null;
  to: Day | null;
  /** When its owner last said that it is right, if that was before the last day was over. */
  reviewedAt: Day | null;
  reviewBy: Day | null;
};

export type ChapterProcess = {
  name: string;
  /** Ids of its rows, in the order of the steps. */
  steps: number[];
  faults: ProcessFault[];
};

/** What keeps a process from being controlled. `no_control`: no step checks or approves, and none is kept apart from another. */
export type ProcessFault = {
  kind: 'no_control' | 'step_missing' | 'same_eyes' | 'step_without_owner';
  step: number | null;
};

/** Hand-offs drawn by lot of those the maker may see. */
export type Samples = {
  asked: number;
  /** Of so many. */
  among: number;
  seenAs: 'person' | 'auditor' | 'app';
  drawn: ChapterSample[];
};

export type ChapterSample = {
  handoffKey: string;
  area: string;
  title: string;
  process: string;
  step: number | null;
  receivedAt: string;
  handedOffAt: string;
  owner: string;
  state: HandoffState;
  mailState: MailState;
  /** SHA-256 of the filed mail; empty when none was filed. */
  fileHash: string;
  trail: SampleEvent[];
  /** What is not as it was recorded; nothing when all signatures and values fit. */
  findings: AuditFindingKind[];
};

/** One signed event of a hand-off, without anybody's name. */
export type SampleEvent = {
  number: number;
  at: string;
  /** Empty where the state did not change. */
  state: string;
  leafHash: string;
  /** Whether a checkpoint lists it. */
  listed: boolean;
};

export type ChapterRecord = {
  log: string;
  /** The public keys, one a line as `baton keys public` prints them. */
  keys: string[];
  /** The last checkpoint that could be believed; null while there is none. */
  checkpoint: { origin: string; size: number; root: string } | null;
};

/** The data as the one text that is hashed and kept beside the document (RFC 8785). */
export function chapterText(data: ChapterData): string {
  return canonicalJson(data);
}
