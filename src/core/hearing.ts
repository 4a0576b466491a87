import { type Combination, type Signal, signalNames } from './combination.ts';
import { blocksOf, type Memory, recall, vectorOf } from './memory.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Signals } from './signals.ts';
import { textMatch } from './text-index.ts';

/** Logits for a cosine of 1: texts that share a twenty-fifth of their length more are e times as likely. */
const textWeight = 25;
/** Logits for one rare word of a description, the unit of `Match.score`; the text match knows the words already. */
const wordWeight = 0.25;

/** Learning works with logits divided by this (`learning.ts`), so what was learned counts as many times as much. */
export const learnedWeight = 2;

/** What each signal says for each responsibility, in logits, by place in the index. */
export type Heard = Readonly<Record<Signal, Float64Array>>;

export function hear(
  signals: Signals,
  said: ReadonlyMap<number, number>,
  index: RegisterIndex,
  memory: Memory | undefined,
): Heard {
  return {
    text: textMatch(signals, index.texts, memory).map((cosine) => textWeight * cosine),
    words: wordScores(said, index),
    learned:
      memory === undefined
        ? new Float64Array(index.responsibilities.length)
        : learnedScores(
            recall(vectorOf(blocksOf(signals, memory, false), memory), memory),
            index,
            memory,
          ),
  };
}

export function wordScores(
  said: ReadonlyMap<number, number>,
  { responsibilities }: RegisterIndex,
): Float64Array {
  return Float64Array.from(responsibilities, ({ id }) => wordWeight * (said.get(id) ?? 0));
}

/** From slots of the memory to places in the index. What nobody ever got says nothing. */
export function learnedScores(
  bySlot: Float64Array,
  { responsibilities }: RegisterIndex,
  { slots }: Memory,
): Float64Array {
  return Float64Array.from(responsibilities, ({ id }) => {
    const slot = slots.get(id);
    return slot === undefined ? 0 : learnedWeight * (bySlot[slot] ?? 0);
  });
}

/** The sum of what the signals say, each as far as it is trusted. */
export function logitsOf(heard: Heard, combination: Combination): Float64Array {
  const logits = new Float64Array(heard.text.length);
  for (const name of signalNames) {
    const { factor } = combination[name];
    heard[name].forEach((said, at) => {
      logits[at] = (logits[at] ?? 0) + factor * said;
    });
  }
  return logits;
}

/**
 * How sure the first one is, 0 to 1: the geometric mean of its probability and of what every signal
 * alone would give it. A high probability from one signal that the others do not know is often wrong,
 * and so is one for a request that belongs to nobody.
 */
export function agreementOn(at: number, heard: Heard, combination: Combination): number {
  const probabilityIn = (logits: Float64Array) => probabilitiesOf(logits)[at] ?? 0;
  const alone = signalNames.map((name) =>
    probabilityIn(heard[name].map((said) => combination[name].factor * said)),
  );
  const together = probabilityIn(logitsOf(heard, combination));
  const product = alone.reduce((rest, probability) => rest * probability, together);
  return product ** (1 / (alone.length + 1));
}

/** Softmax: shares that add up to 1. Empty for no logits. */
export function probabilitiesOf(logits: Float64Array): Float64Array {
  const highest = logits.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY);
  const shares = logits.map((each) => Math.exp(each - highest));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
