import { type Combination, signalNames } from './combination.ts';
import { type Heard, logitsOf, probabilityAt } from './hearing.ts';

/** How well the log knows requests like this one. */
export interface Familiarity {
  /** Cosine with the nearest earlier request of the first one, 0 to 1. */
  nearest: number;
  /** Share of the request, by how telling its words are, that earlier ones should have had and had not, 0 to 1. */
  missed: number;
}

/** Nothing for it and nothing against it. */
export const unfamiliar: Familiarity = { nearest: 0, missed: 0 };

/** Logits for the same request word for word: as much as from one in two to more than 99 in 100. */
const nearestWeight = 5;
/** What a request of new words only loses: it may be of an area nobody has named yet. */
const newWeight = 2;

/**
 * How sure it is that the first one is right and that anybody answers for it at all, 0 to 1. For comparing
 * requests only. The probability and the signals' agreement count alike: a high probability from one signal
 * that the others do not know is often wrong, and so is one for a request that belongs to nobody.
 */
export function surenessOf(
  first: number,
  heard: Heard,
  combination: Combination,
  { nearest, missed }: Familiarity,
): number {
  const together = probabilityAt(first, logitsOf(heard, combination));
  const agreed = agreementOn(first, together, heard, combination);
  const odds = (logitOf(together) + logitOf(agreed)) / 2;
  return 1 / (1 + Math.exp(-(odds + nearestWeight * nearest - newWeight * missed)));
}

/** The geometric mean of the probability and of what every signal alone would give it. */
function agreementOn(
  first: number,
  together: number,
  heard: Heard,
  combination: Combination,
): number {
  const product = signalNames.reduce(
    (rest, name) => rest * probabilityAt(first, heard[name], combination[name].factor),
    together,
  );
  return product ** (1 / (signalNames.length + 1));
}

const nearlyCertain = 1 - 1e-12;

function logitOf(probability: number): number {
  const bounded = Math.min(nearlyCertain, Math.max(1 - nearlyCertain, probability));
  return Math.log(bounded / (1 - bounded));
}
