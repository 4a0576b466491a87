import type { Finding } from '../core/finding.ts';
import type { ChartProposal } from '../core/first-day/chart-proposals.ts';
import type { MailProposals } from '../core/first-day/mail-proposals.ts';
import type { Person } from '../core/person.ts';
import {
  editableColumns,
  type EntryState,
  entryStates,
  type RegisterEntry,
  reviewColumns,
} from '../core/register-entry.ts';
import { area, namedPerson, type Problem, type RegisterState, words } from './api.ts';
import { z } from 'zod';

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

export const columnValue = z.union([
  z.string().max(10_000),
  z.number(),
  z.boolean(),
  namedPerson,
  z.array(namedPerson).max(50),
  z.null(),
]);

export const rowColumns = z.partialRecord(
  z.enum([...editableColumns, ...reviewColumns]),
  columnValue,
);

export const rowChange = z.object({
  id: z.int().positive(),
  etag: z.string().min(1).max(200),
  columns: rowColumns,
});

/** Each is answered for itself. */
export const rowChanges = z.object({ changes: z.array(rowChange).min(1).max(25) });

export type RowChanges = z.infer<typeof rowChanges>;

export const newRow = z.object({
  editKey: z.uuid(),
  columns: rowColumns,
  /** A row that was begun under this key stays as it is now. */
  onlyOnce: z.literal(true).optional(),
  replaces: rowChange.omit({ columns: true }).extend({ from: z.iso.date() }).optional(),
});

export type NewRow = z.infer<typeof newRow>;

export const peopleQuery = z.object({ q: z.string().max(100).default('') });

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

export interface FoundPeople {
  people: Person[];
}

/** What came of a change (see usecases/edit-register.ts). `undo` takes it back. */
export type EditOutcome =
  | { kind: 'saved'; entry: RegisterEntry; undo: RowChanges['changes'] }
  | { kind: 'conflict'; entry: RegisterEntry }
  | { kind: 'invalid'; problems: Finding[] };

/** In the order in which they were asked for. */
export interface ChangeResults {
  results: (EditOutcome | { kind: 'failed'; problem: Problem })[];
}
