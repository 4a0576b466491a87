import type { LabelledSet, Run } from './labelled-set.ts';
import { questionOf } from './paired.ts';
import type { PlayedRun, Prediction } from './play-run.ts';

/** How well a group of runs with the same amount of history was answered. Shares are 0 to 1. */
export interface Figures {
  k: string;
  n: number;
  top1: number;
  top3: number;
  macroF1: number;
  /** Share answered when 95 % of the answers shall be right, mails that belong to nobody included. */
  coverage95: number;
  /** Chance that a mail with an area is surer than one without; undefined when there are none without. */
  auroc: number | undefined;
  calibrationError: number;
  fitSeconds: number;
  p50Ms: number;
  p99Ms: number;
  modelBytes: number;
}

interface Answer {
  gold: string;
  prediction: Prediction;
  isRight: boolean;
}

/** The same arithmetic as score.py, so that both can be laid side by side. */
export function figuresOf(
  k: string,
  played: readonly { run: Run; result: PlayedRun }[],
  set: LabelledSet,
): Figures {
  const all = played.flatMap(({ run, result }) => {
    const known = new Set(run.test);
    return result.predictions.map((each) => ({
      ...answerOf(each, set),
      belongsToSomebody: known.has(each.id),
    }));
  });
  const answers = all.filter(({ belongsToSomebody }) => belongsToSomebody);
  const strangers = all.filter(({ belongsToSomebody }) => !belongsToSomebody);
  const times = answers.map(({ prediction }) => prediction.ms).toSorted((a, b) => a - b);
  const answered = all.map(({ prediction, isRight, belongsToSomebody }) => ({
    accept: prediction.accept,
    isRight: isRight && belongsToSomebody,
  }));
  return {
    k,
    n: answers.length,
    top1: share(answers, ({ isRight }) => isRight),
    top3: share(answers, ({ gold, prediction }) =>
      prediction.ranking.slice(0, 3).some(({ label }) => label === gold),
    ),
    macroF1: macroF1(answers),
    coverage95: covered(answered) / Math.max(1, answers.length),
    auroc: auroc(answers, strangers),
    calibrationError: calibrationError(answers),
    fitSeconds: Math.max(...played.map(({ result }) => result.fitSeconds)),
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    modelBytes: Math.max(...played.map(({ result }) => result.modelBytes)),
  };
}

function answerOf(prediction: Prediction, { mails }: LabelledSet): Answer {
  const gold = mails.get(prediction.id)?.label ?? '';
  return { gold, prediction, isRight: gold !== '' && prediction.ranking[0]?.label === gold };
}

/** Whether the first answer to each question that has one was right. */
export function rightsOf(
  predictions: readonly Pick<Prediction, 'run' | 'id' | 'ranking'>[],
  { mails, runs }: LabelledSet,
): Map<string, boolean> {
  const asked = new Set(runs.flatMap(({ name, test }) => test.map((id) => questionOf(name, id))));
  return new Map(
    predictions
      .map(({ run, id, ranking }): [string, boolean] => [
        questionOf(run, id),
        ranking[0]?.label === (mails.get(id)?.label ?? ''),
      ])
      .filter(([question]) => asked.has(question)),
  );
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}

function macroF1(answers: readonly Answer[]): number {
  const labels = new Set(answers.map(({ gold }) => gold));
  let total = 0;
  for (const label of labels) {
    const right = answers.filter(({ gold, isRight }) => gold === label && isRight).length;
    const asked = answers.filter(({ gold }) => gold === label).length;
    const named = answers.filter(({ prediction }) => prediction.ranking[0]?.label === label).length;
    total += (2 * right) / (asked + named);
  }
  return total / Math.max(1, labels.size);
}

/** How many of the surest may be taken before more than one in twenty is wrong. */
function covered(answered: readonly { accept: number; isRight: boolean }[]): number {
  let right = 0;
  let best = 0;
  answered
    .toSorted((a, b) => b.accept - a.accept)
    .forEach(({ isRight }, at) => {
      right += Number(isRight);
      if (right / (at + 1) >= 0.95) best = at + 1;
    });
  return best;
}

/** By ranks (Mann and Whitney), ties counting half. */
function auroc(answers: readonly Answer[], strangers: readonly Answer[]): number | undefined {
  if (answers.length === 0 || strangers.length === 0) return undefined;
  const sorted = Float64Array.from(strangers, ({ prediction }) => prediction.accept).toSorted();
  const above = answers.reduce(
    (sum, { prediction: { accept } }) =>
      sum + (countBelow(sorted, accept, true) + countBelow(sorted, accept, false)) / 2,
    0,
  );
  return above / (answers.length * strangers.length);
}

/** How many of the sorted numbers are below the limit, or below and equal to it; found by halving. */
function countBelow(sorted: Float64Array, limit: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const number = sorted[middle] ?? 0;
    if (number < limit || (orEqual && number === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ten bins by the first probability. */
function calibrationError(answers: readonly Answer[]): number {
  const gaps = Array.from({ length: 10 }, () => 0);
  for (const { prediction, isRight } of answers) {
    const probability = prediction.ranking[0]?.probability ?? 0;
    const bin = Math.min(9, Math.floor(probability * 10));
    gaps[bin] = (gaps[bin] ?? 0) + probability - Number(isRight);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / Math.max(1, answers.length);
}

function quantile(sorted: readonly number[], fraction: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? 0;
}
