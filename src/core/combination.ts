/** How far each signal is trusted, as a factor on its logits. 1 is the default of a company never seen, 0 is off and stays off. */
export interface Combination {
  text: Trust;
  words: Trust;
  learned: Trust;
}

interface Trust {
  factor: number;
  /** How much is known about the factor, in hand-offs' worth of evidence. */
  certainty: number;
}

export type Signal = keyof Combination;
export const signalNames = ['text', 'words', 'learned'] as const satisfies readonly Signal[];

/** The default counts like so much evidence, so that the first dozen hand-offs move next to nothing. */
const defaultCertainty = 10;
/** What a signal said when less was learned tells little of what it says today: evidence counts for some 500 hand-offs. */
const kept = 1 - 1 / 500;
const least = 0.25;
const most = 4;

export function defaultCombination(): Combination {
  const trust = { factor: 1, certainty: defaultCertainty };
  return { text: trust, words: trust, learned: trust };
}

/**
 * The trust after one more hand-off, from what each signal said just before it was learned: one diagonal online Newton
 * step with forgetting on the log loss. What is known grows by the loss's curvature. The step is the slope over what is
 * known with no less than the slope squared, as in Hazan, Agarwal & Kale 2007: where Baton was sure and somebody chose
 * another one there is next to no curvature, and a single stray hand-off would take all trust. `right` is the place of
 * the responsibility it went to.
 */
export function improved(
  combination: Combination,
  said: Readonly<Record<Signal, Float64Array>>,
  probabilities: Float64Array,
  right: number,
): Combination {
  const trustAfter = (signal: Signal) =>
    combination[signal].factor === 0
      ? combination[signal]
      : moved(combination[signal], said[signal], probabilities, right);
  return {
    text: trustAfter('text'),
    words: trustAfter('words'),
    learned: trustAfter('learned'),
  };
}

function moved(
  { factor, certainty }: Trust,
  said: Float64Array,
  probabilities: Float64Array,
  right: number,
): Trust {
  let mean = 0;
  let square = 0;
  for (let at = 0; at < said.length; at++) {
    const logits = said[at] ?? 0;
    if (logits === 0) continue;
    const probability = probabilities[at] ?? 0;
    mean += probability * logits;
    square += probability * logits * logits;
  }
  const earlier = defaultCertainty + kept * (certainty - defaultCertainty);
  const slope = (said[right] ?? 0) - mean;
  // never below 0, but for rounding
  const curvature = Math.max(0, square - mean * mean);
  const next = factor + slope / (earlier + Math.max(curvature, slope * slope));
  return { factor: Math.min(most, Math.max(least, next)), certainty: earlier + curvature };
}
