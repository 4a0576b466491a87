import { type ProposedLine, proposalAnswers } from '../core/findings/line-remedies.ts';
import type {
  FindingWeight,
  OtherRow,
  RegisterFinding,
} from '../core/findings/register-finding.ts';
import { reviewAnswers } from '../core/review.ts';
import type { Trace } from '../core/trace.ts';
import { asOf, type AsOf, type RegisterState, size } from './api.ts';
import { rowColumns } from './register.ts';
import { z } from 'zod';

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

const last = z.int().min(1).max(20_000).default(1_000);

/** Without its id for a new one. */
const wishedRow = z.object({ row: z.int().positive().optional(), columns: rowColumns });

/** So many rows can be replayed together. */
export const mostReplayed = 200;
/** And so many bytes of them. */
export const mostReplayedBytes = 512 * 1024;

/**
 * A row as it would be saved, without its id for a new one, or several rows that would be saved together, and over how
 * many of the newest hand-offs they are replayed.
 */
export const replayWish = z.union([
  z
    .object({
      changes: z.array(wishedRow).min(1).max(mostReplayed),
      last,
      /** Whether rows that could not be read then answer nothing; by default they are refused. */
      isLenient: z.boolean().default(false),
    })
    .strict(),
  z.object({ row: z.int().positive().optional(), columns: rowColumns, last }).strict(),
]);

export type ReplayWish = z.input<typeof replayWish>;

export const reviewBody = z.object({
  answer: z.enum(reviewAnswers),
  /** For those who keep the register. */
  note: z.string().trim().max(2000).default(''),
});

export type ReviewBody = z.input<typeof reviewBody>;

/** What the owner of a row says to what was proposed, word for word; pages from before owners could say no only agree. */
export const answeredProposal = z
  .object({ columns: rowColumns, answer: z.enum(proposalAnswers).default('agree') })
  .strict();

export type AnsweredProposal = z.input<typeof answeredProposal>;

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
}

/** What corrections speak for in rows of the caller, also what they said no to. */
export interface OwnProposals {
  proposals: ProposedLine[];
  /** The register is still being checked for the first time: there may be more. */
  pending: boolean;
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
