import { dayOf } from '../core/calendar.ts';
import { draftRows, namedPeople, planImport } from '../core/import-plan.ts';
import type { ImportPlan } from '../core/planned-row.ts';
import { readTable } from '../core/import-table.ts';
import type { Person } from '../core/person.ts';
import type { Sheet, SheetAnswer } from '../core/sheet.ts';
import { patiently } from './patience.ts';
import type { Clock } from './ports.ts';
import type { ImportList } from './register-ports.ts';

/** How far something is that takes a while. */
export interface Progress {
  phase: 'people' | 'rows' | 'events' | 'versions';
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

type PreviewTools = Omit<ImportTools, 'list'> & {
  list: Pick<ImportList, 'readStored' | 'findPeople'>;
};

/** What importing this file would do, without doing any of it. */
export async function previewImport(answer: SheetAnswer, tools: PreviewTools): Promise<ImportPlan> {
  if (answer.kind === 'sheet') return previewSheet(answer.sheet, tools);
  const { kind, line, hint } = answer.problem;
  return {
    rows: [],
    copies: [],
    problems: [{ kind, line, hint, cell: '', heading: '', value: '' }],
  };
}

async function previewSheet(sheet: Sheet, tools: PreviewTools): Promise<ImportPlan> {
  const table = readTable(sheet);
  const today = dayOf(tools.now());
  const stored = await patiently(tools.list.readStored, tools);
  // 5,000 rows take half a second here and below: others have their turn between
  await tools.wait(0);
  const drafts = draftRows(table, stored, today);
  await tools.wait(0);
  const people = await findPeople(namedPeople(drafts), tools);
  return planImport(table, drafts, { stored, people, today });
}

/** So many at once: one after the other, a register with hundreds of people takes a minute. */
const atOnce = 5;

async function findPeople(
  named: readonly string[],
  { list, wait, onProgress }: PreviewTools,
): Promise<Map<string, Person[]>> {
  const people = new Map<string, Person[]>();
  for (let at = 0; at < named.length; at += atOnce) {
    const some = named.slice(at, at + atOnce);
    const found = some.map((token) => patiently(() => list.findPeople(token), { wait }));
    for (const [index, each] of (await Promise.all(found)).entries())
      people.set(some[index] ?? '', each);
    onProgress({ phase: 'people', done: people.size, total: named.length });
  }
  return people;
}
