import { dayOf } from '../core/calendar.ts';
import { draftRows, namedPeople, planImport } from '../core/import-plan.ts';
import type { ImportPlan } from '../core/planned-row.ts';
import { readTable } from '../core/import-table.ts';
import type { Person } from '../core/person.ts';
import type { Sheet, SheetAnswer } from '../core/sheet.ts';
import { patiently } from './patience.ts';
import type { Clock, ImportList } from './ports.ts';

/** How far something is that takes a while. */
export interface Progress {
  phase: 'people' | 'rows';
  done: number;
  total: number;
  /** Microsoft has asked for a pause of so many seconds. */
  waitSeconds?: number;
}

export interface ImportTools {
  list: ImportList;
  now: Clock;
  wait: (ms: number) => Promise<void>;
  onProgress: (progress: Progress) => void;
}

/** What importing this file would do, without doing any of it. */
export async function previewImport(answer: SheetAnswer, tools: ImportTools): Promise<ImportPlan> {
  if (answer.kind === 'sheet') return previewSheet(answer.sheet, tools);
  const { kind, line, hint } = answer.problem;
  return {
    rows: [],
    copies: [],
    problems: [{ kind, line, hint, cell: '', heading: '', value: '' }],
  };
}

async function previewSheet(sheet: Sheet, tools: ImportTools): Promise<ImportPlan> {
  const table = readTable(sheet);
  const today = dayOf(tools.now());
  const stored = await patiently(tools.list.readStored, tools);
  const drafts = draftRows(table, stored, today);
  const people = await findPeople(namedPeople(drafts), tools);
  return planImport(table, drafts, { stored, people, today });
}

async function findPeople(
  named: readonly string[],
  { list, wait, onProgress }: ImportTools,
): Promise<Map<string, Person[]>> {
  const people = new Map<string, Person[]>();
  for (const token of named) {
    people.set(token, await patiently(() => list.findPeople(token), { wait }));
    onProgress({ phase: 'people', done: people.size, total: named.length });
  }
  return people;
}
