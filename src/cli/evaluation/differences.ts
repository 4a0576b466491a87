import { z } from 'zod';
import type { CliDeps } from '../deps.ts';
import { readJsonLines } from '../json-file.ts';
import { rightsOf } from './figures.ts';
import type { LabelledSet, Run } from './labelled-set.ts';
import { type Difference, pairedDifference, questionOf, type Rights } from './paired.ts';

/** Of a line of predictions only this is needed, whoever wrote it. */
const predictionForm = z.object({
  run: z.string(),
  id: z.string(),
  ranking: z.array(z.object({ label: z.string(), probability: z.number() })),
});

/** Which questions another file of predictions answered right. */
export async function readRights(
  path: string,
  set: LabelledSet,
  deps: CliDeps,
): Promise<Map<string, boolean>> {
  return rightsOf(await readJsonLines(path, predictionForm, deps), set);
}

/** For each group of runs, how much better the first answers are than the other's to the same questions. */
export function differencesOf(
  own: Rights,
  other: Rights,
  runs: readonly Run[],
): Record<string, Difference> {
  const groups = Map.groupBy(runs, ({ k }) => String(k));
  return Object.fromEntries(
    [...groups].flatMap(([k, ofGroup]) => {
      const asked = ofGroup.flatMap(({ name, test }) => test.map((id) => questionOf(name, id)));
      const difference = pairedDifference(only(asked, own), other);
      return difference === undefined ? [] : [[k, difference]];
    }),
  );
}

function only(questions: readonly string[], rights: Rights): Rights {
  return new Map(
    questions.flatMap((question) => {
      const right = rights.get(question);
      return right === undefined ? [] : [[question, right]];
    }),
  );
}
