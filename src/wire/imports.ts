import type { ImportProblem } from '../core/import-problems.ts';
import type { PlannedRow } from '../core/planned-row.ts';
import { editableColumns } from '../core/register-entry.ts';
import type { Problem } from './api.ts';
import { columnValue, rowChange } from './register.ts';
import { z } from 'zod';

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
