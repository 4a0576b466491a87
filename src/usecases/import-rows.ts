import { isProductError } from '../core/errors.ts';
import type { ImportPlan, PlannedRow } from '../core/planned-row.ts';
import { indexStored } from '../core/plan-row.ts';
import { patiently } from './patience.ts';
import type { ImportList } from './register-ports.ts';
import type { ImportTools } from './preview-import.ts';
import { writeRow } from './write-row.ts';

export interface ImportOutcome {
  added: number;
  changed: number;
  /** Rows that ended because somebody else answers now; the new ones count as added. */
  replaced: number;
  /** Nothing to do: they are there already. */
  untouched: number;
  /** Lines with errors. */
  broken: number;
  /** Lines that SharePoint refused or that somebody changed meanwhile. */
  failed: { line: number; title: string; why: 'changed_meanwhile' | 'microsoft_refused' }[];
  /** Rows that a lost answer had written twice; the second one was removed. */
  copiesRemoved: number;
}

/**
 * One row costs two units of the 1,250 a minute that Microsoft gives all of Baton. A fifth is left to the people who
 * work with it meanwhile: 500 rows a minute.
 */
const msPerRow = 120;

/** Does what a preview said. May be repeated after a crash: what is written already is found again by its key. */
export async function importRows(plan: ImportPlan, tools: ImportTools): Promise<ImportOutcome> {
  const outcome: ImportOutcome = {
    added: 0,
    changed: 0,
    replaced: 0,
    untouched: plan.rows.filter(({ action }) => action === 'same' || action === 'known').length,
    broken: plan.rows.filter(({ action }) => action === 'broken').length,
    failed: [],
    copiesRemoved: 0,
  };
  const todo = plan.rows.filter(({ action }) => ['add', 'change', 'replace'].includes(action));
  const began = tools.now().getTime();
  const repeated = new Set<string>();
  for (const [at, row] of todo.entries()) {
    await tools.wait(Math.max(0, began + at * msPerRow - tools.now().getTime()));
    await write(row, outcome, tools, {
      onWait: (seconds) => {
        repeated.add(row.key);
        tools.onProgress({ phase: 'rows', done: at, total: todo.length, waitSeconds: seconds });
      },
    });
    tools.onProgress({ phase: 'rows', done: at + 1, total: todo.length });
  }
  for (const id of plan.copies) await patiently(() => tools.list.remove(id), tools);
  outcome.copiesRemoved = plan.copies.length;
  for (const key of repeated) outcome.copiesRemoved += await removeCopies(key, tools);
  return outcome;
}

interface Hearing {
  onWait: (seconds: number) => void;
}

async function write(
  row: PlannedRow,
  outcome: ImportOutcome,
  { list, wait }: ImportTools,
  hearing: Hearing,
): Promise<void> {
  let attempts = 0;
  const attempt = () => {
    attempts += 1;
    return writeRow(row, list, attempts > 1);
  };
  try {
    await patiently(attempt, { wait, ...hearing });
    if (row.action === 'replace') outcome.replaced += 1;
    outcome[row.action === 'change' ? 'changed' : 'added'] += 1;
  } catch (error) {
    const why = isProductError(error) ? error.code : undefined;
    if (why !== 'changed_meanwhile' && why !== 'microsoft_refused') throw error;
    outcome.failed.push({ line: row.line, title: row.title, why });
  }
}

/** A request whose answer was lost may still have been carried out, even after it was looked for. */
async function removeCopies(key: string, { list, wait }: ImportTools): Promise<number> {
  if (key === '') return 0;
  const ids = await patiently(() => list.findByKey(key), { wait });
  const copies = ids.slice(1);
  for (const id of copies) await patiently(() => list.remove(id), { wait });
  return copies.length;
}

/** Removes rows that a lost answer of an import has written a second time, word for word. Says how many. */
export async function tidyCopies(
  stored: Pick<ImportList, 'readStored'>,
  list: Pick<ImportList, 'remove'>,
): Promise<number> {
  const { copies } = indexStored(await stored.readStored());
  for (const id of copies) await list.remove(id);
  return copies.length;
}
