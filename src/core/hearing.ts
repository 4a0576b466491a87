import type { Combination, Signal } from './combination.ts';
import { type Memory, recall, seatsIn } from './memory.ts';
import type { Vector } from './request-vector.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Signals } from './signals.ts';
import { requestShares, sharedWith } from './text-index.ts';

/** Logits for a cosine of 1: texts that share a twenty-fifth of their length more are e times as likely. */
export const textWeight = 25;
/** Logits for one rare word of a description, the unit of `Match.score`; the text match knows the words already. */
export const wordWeight = 0.25;
/** Learning works with logits divided by this (`learning.ts`), so what was learned counts as many times as much. */
export const learnedWeight = 2;

/** What each signal says for each responsibility, in logits, by place in the index. */
export type Heard = Readonly<Record<Signal, Float64Array>>;

/** `vector` is the request as the memory sees it; without a memory nothing was learned. */
export function hear(
  signals: Signals,
  said: ReadonlyMap<number, number>,
  index: RegisterIndex,
  memory?: Memory,
  vector?: Vector,
  shares = requestShares(signals, index.texts, memory),
): Heard {
  const size = index.responsibilities.length;
  return {
    text: times(textWeight, sharedWith(shares, index.texts, memory)),
    words: wordScores(said, index),
    learned:
      memory === undefined || vector === undefined
        ? new Float64Array(size)
        : learnedScores(recall(vector, memory), index, memory),
  };
}

/** In place; nobody else has these numbers. */
function times(factor: number, numbers: Float64Array): Float64Array {
  for (let at = 0; at < numbers.length; at++) numbers[at] = factor * (numbers[at] ?? 0);
  return numbers;
}

function wordScores(said: ReadonlyMap<number, number>, index: RegisterIndex): Float64Array {
  const scores = new Float64Array(index.responsibilities.length);
  for (const [id, score] of said) {
    const place = index.placeOf.get(id);
    if (place !== undefined) scores[place] = wordWeight * score;
  }
  return scores;
}

/** From slots of the memory to places in the index. What nobody ever got says nothing. */
function learnedScores(bySlot: Float64Array, index: RegisterIndex, memory: Memory): Float64Array {
  const scores = new Float64Array(index.responsibilities.length);
  const { places } = seatsIn(index, memory);
  for (let slot = 0; slot < bySlot.length; slot++) {
    const place = places[slot] ?? -1;
    if (place >= 0) scores[place] = learnedWeight * (bySlot[slot] ?? 0);
  }
  return scores;
}

/** The sum of what the signals say, each as far as it is trusted. */
export function logitsOf({ text, words, learned }: Heard, trusted: Combination): Float64Array {
  const logits = new Float64Array(text.length);
  for (let at = 0; at < logits.length; at++) {
    logits[at] =
      trusted.text.factor * (text[at] ?? 0) +
      trusted.words.factor * (words[at] ?? 0) +
      trusted.learned.factor * (learned[at] ?? 0);
  }
  return logits;
}

/** Softmax: shares that add up to 1. Empty for no logits. */
export function probabilitiesOf(logits: Float64Array): Float64Array {
  const highest = highestOf(logits);
  const shares = new Float64Array(logits.length);
  let total = 0;
  for (let at = 0; at < logits.length; at++) {
    const share = Math.exp((logits[at] ?? 0) - highest);
    shares[at] = share;
    total += share;
  }
  for (let at = 0; at < shares.length; at++) shares[at] = (shares[at] ?? 0) / total;
  return shares;
}

/** The softmax of one place alone. */
export function probabilityAt(place: number, logits: Float64Array, factor = 1): number {
  const own = factor * (logits[place] ?? 0);
  let against = 0;
  /** For most of a large register a signal says nothing, so the same number comes again and again. */
  let before = Number.NaN;
  let share = 0;
  for (let at = 0; at < logits.length; at++) {
    const logit = logits[at] ?? 0;
    if (logit !== before) share = Math.exp(factor * logit - own);
    before = logit;
    against += share;
  }
  return 1 / against;
}

function highestOf(logits: Float64Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < logits.length; at++) highest = Math.max(highest, logits[at] ?? 0);
  return highest;
}
