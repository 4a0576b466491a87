import { z } from 'zod';
import type { Files } from '../deps.ts';
import { readJsonLines } from '../json-file.ts';
import { rightsOf } from './figures.ts';
import type { LabelledSet, Run } from './labelled-set.ts';
import type { Prediction } from './play-run.ts';
import { type Difference, pairedDifference, questionOf, type Rights } from './paired.ts';

/** Only Baton writes the band. */
const predictionForm = z.object({
  run: z.string(),
  id: z.string(),
  ranking: z.array(z.object({ label: z.string(), probability: z.number() })),
  accept: z.number().default(0),
  band: z.enum(['clear', 'likely', 'unclear']).default('unclear'),
  ms: z.number().default(0),
});

/** A file of predictions, whoever wrote it. */
export function readPredictions(path: string, files: Files): Promise<Prediction[]> {
  return readJsonLines(path, predictionForm, files);
}

/** Which questions another file of predictions answered right. */
export async function readRights(
  path: string,
  set: LabelledSet,
  deps: Files,
): Promise<Map<string, boolean>> {
  return rightsOf(await readPredictions(path, deps), set);
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
