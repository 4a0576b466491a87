import type { DatabaseSync } from 'node:sqlite';
import { heldStates, neverLeft } from '../core/process-run.ts';
import type { RunQuestion } from '../usecases/handoff-ports.ts';
import type { SeenRow } from '../usecases/record-ports.ts';
import { readStored, ruleSql, type Sql } from './index-query.ts';

/** The keys of one page of runs, and how many runs there are on all pages. */
export function runsOf(
  database: DatabaseSync,
  number: number,
  question: RunQuestion,
): { keys: string[]; total: number } {
  const judged = judgedSql(question, number);
  const { onlyIncomplete, size, skip } = question;
  const wanted = onlyIncomplete ? 'is_open OR lacks' : '1';
  const found = database
    .prepare(
      `${judged.text} SELECT run FROM judged WHERE ${wanted}
       ORDER BY lacks AND NOT is_open DESC, first DESC LIMIT ? OFFSET ?`,
    )
    .all(...judged.values, size, skip);
  const counted = database.prepare(
    `${judged.text} SELECT count(*) AS total FROM judged WHERE ${wanted}`,
  );
  const isAll = found.length < size && skip === 0;
  const total = isAll ? found.length : Number(counted.get(...judged.values)?.['total']);
  return { keys: found.map(({ run }) => String(run)), total };
}

/** All rows of these runs, in the order in which they were written. */
export function rowsOfRuns(
  database: DatabaseSync,
  number: number,
  keys: readonly string[],
): SeenRow[] {
  const found = database
    .prepare(
      `SELECT item, etag, record FROM rows_${number} JOIN whole_${number} USING (item)
       WHERE run IN (SELECT value FROM json_each(?)) ORDER BY item`,
    )
    .all(JSON.stringify(keys));
  return found.map(readStored);
}

const texts = (values: readonly string[]) => values.map((each) => `'${each}'`).join(', ');

/**
 * Of each run that is seen: where it begins, whether a step is with somebody, and whether one that the register
 * defines has not been begun. Of several rows for one step the last one counts, as in `runOf`.
 */
function judgedSql({ rule, steps }: RunQuestion, number: number): Sql {
  const seen = ruleSql(rule);
  const text = `
    WITH seen AS MATERIALIZED
        (SELECT DISTINCT run FROM rows_${number} WHERE run <> '' AND ${seen.text}),
      told AS MATERIALIZED
        (SELECT run, process, min(item) AS first FROM rows_${number}
         WHERE run IN (SELECT run FROM seen) GROUP BY run),
      held AS MATERIALIZED
        (SELECT run, step, state, max(item) FROM rows_${number}
         WHERE run IN (SELECT run FROM seen) AND step IS NOT NULL
           AND state IN (${texts(heldStates)}) AND mailState NOT IN (${texts(neverLeft)})
         GROUP BY run, step),
      defined AS MATERIALIZED
        (SELECT DISTINCT value ->> 0 AS process, value ->> 1 AS step FROM json_each(?)
         WHERE process <> ''),
      lacking AS
        (SELECT told.run AS run FROM told JOIN defined USING (process)
           LEFT JOIN held ON held.run = told.run AND held.step = defined.step
         WHERE held.run IS NULL),
      judged AS
        (SELECT run, first, run IN (SELECT run FROM lacking) AS lacks,
           run IN (SELECT run FROM held WHERE state <> 'done') AS is_open
         FROM told)`;
  return { text, values: [...seen.values, JSON.stringify(steps)] };
}
