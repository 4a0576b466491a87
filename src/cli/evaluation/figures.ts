import type { LabelledSet, Run } from './labelled-set.ts';
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
  { mails }: LabelledSet,
): Figures {
  const answers: Answer[] = [];
  const strangers: Prediction[] = [];
  for (const { run, result } of played) {
    const known = new Set(run.test);
    for (const prediction of result.predictions) {
      const gold = mails.get(prediction.id)?.label ?? '';
      const isRight = prediction.ranking[0]?.label === gold;
      if (known.has(prediction.id)) answers.push({ gold, prediction, isRight });
      else strangers.push(prediction);
    }
  }
  const times = answers.map(({ prediction }) => prediction.ms).toSorted((a, b) => a - b);
  return {
    k,
    n: answers.length,
    top1: share(answers, ({ isRight }) => isRight),
    top3: share(answers, ({ gold, prediction }) =>
      prediction.ranking.slice(0, 3).some(({ label }) => label === gold),
    ),
    macroF1: macroF1(answers),
    coverage95: coverage(answers, strangers),
    auroc: auroc(answers, strangers),
    calibrationError: calibrationError(answers),
    fitSeconds: Math.max(...played.map(({ result }) => result.fitSeconds)),
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    modelBytes: Math.max(...played.map(({ result }) => result.modelBytes)),
  };
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
  return total / labels.size;
}

function coverage(answers: readonly Answer[], strangers: readonly Prediction[]): number {
  const all = [
    ...answers.map(({ prediction, isRight }) => ({ accept: prediction.accept, isRight })),
    ...strangers.map(({ accept }) => ({ accept, isRight: false })),
  ].toSorted((a, b) => b.accept - a.accept);
  let right = 0;
  let best = 0;
  all.forEach(({ isRight }, at) => {
    right += Number(isRight);
    if (right / (at + 1) >= 0.95) best = at + 1;
  });
  return best / answers.length;
}

function auroc(answers: readonly Answer[], strangers: readonly Prediction[]): number | undefined {
  if (answers.length === 0 || strangers.length === 0) return undefined;
  let above = 0;
  for (const { prediction } of answers) {
    for (const { accept } of strangers) {
      above += prediction.accept > accept ? 1 : Number(prediction.accept === accept) / 2;
    }
  }
  return above / (answers.length * strangers.length);
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
