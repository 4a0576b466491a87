import type { ProcessRun, RunStep } from '../core/process-run.ts';
import type { Recipient } from '../core/suggestion.ts';
import { z } from 'zod';

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

/** The runs the caller may see; those that wait for somebody to notice first. */
export interface RunPage {
  runs: ProcessRun[];
  /** How many there are on all pages. */
  total: number;
  /** ISO 8601 */
  asOf: string;
}
