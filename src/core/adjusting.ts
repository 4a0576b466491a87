import { learnedWeight, probabilitiesOf } from './hearing.ts';
import { type Example, type Memory, recallAt } from './memory.ts';
import { type Vector, vectorOf } from './request-vector.ts';
import { weightOfMost } from './telling.ts';

/**
 * How far one earlier request may pull, in logits before they are doubled. A request that comes again word
 * for word after one hand-off has moved by about four: more than a keyword of the register says.
 */
const reach = 40;
/** Who answers for what has changed within a year in half of the cases: so much less an old hand-off tells. */
const halfLifeDays = 365;
/** A request is told apart from those it could be mistaken for; the others are far away already. */
export const maxRivals = 64;
/** With so many rivals an earlier request asks about all of them only in every so many looks. */
const turns = 4;
/** Pulls below this share of the reach change no order. */
const least = 0.01;
const maxPulls = 8;
const rounds = 3;
/** A probability moves by no more than a quarter of what its logit does; the step is short enough for that. */
const steepest = 4;

/** Moves an example's pulls towards what they should be: its reach times how wrong the answer still is. */
export function adjust(example: Example, memory: Memory): void {
  const vector = vectorOf(example.blocks, memory);
  askAnew(example, vector, memory);
  const logits = halfLogitsOf(example, memory);
  const limit = reach * importanceOf(example, memory);
  const pulls = balanced(example, logits, limit, memory);
  replace(example, vector, strongest(pulls, least * limit), memory);
  example.looks += 1;
  example.lookedAt = memory.learned;
}

/** What was learned says of the example's rivals; where there are many, of those that may have changed most. */
function askAnew(example: Example, vector: Vector, memory: Memory): void {
  const { rivals, recalled, looks } = example;
  if (rivals.length < maxRivals || looks % turns === turns - 1)
    return recalled.set(recallAt(rivals, vector, memory));
  const asked = changedFor(example, memory);
  const slots = Int32Array.from(asked, (at) => rivals[at] ?? 0);
  recallAt(slots, vector, memory).forEach((said, n) => {
    recalled[asked[n] ?? 0] = said;
  });
}

/** The rivals the example pulls, and those that got a request since it was last looked at; next to nothing else moves. */
function changedFor({ rivals, pulls, lookedAt }: Example, { latest }: Memory): number[] {
  return Array.from(pulls.keys()).filter(
    (at) => pulls[at] !== 0 || (latest[rivals[at] ?? 0] ?? 0) > lookedAt,
  );
}

function halfLogitsOf({ text, words, recalled }: Example, { combination }: Memory): Float64Array {
  return recalled.map((learned, at) => {
    const register =
      combination.text.factor * (text[at] ?? 0) + combination.words.factor * (words[at] ?? 0);
    return register / learnedWeight + combination.learned.factor * learned;
  });
}

/** How much an example counts today, by its age. Today is the day of the newest hand-off. */
function importanceOf({ importance, at }: Example, { newest }: Memory): number {
  const ageDays = (Date.parse(newest) - Date.parse(at)) / 86_400_000;
  return ageDays > 0 ? importance * 0.5 ** (ageDays / halfLifeDays) : importance;
}

/**
 * Pulls that suit what they lead to. An example meets itself with all its length, so what a changed pull
 * does to its own answer is known without asking the table again.
 */
function balanced(
  { pulls: before }: Example,
  logits: Float64Array,
  limit: number,
  { combination }: Memory,
): Float32Array {
  const pulls = before.slice();
  for (let round = 0; round < rounds; round++) {
    const probabilities = probabilitiesOf(logits);
    for (let at = 0; at < pulls.length; at++) {
      const wanted = limit * (Number(at === 0) - (probabilities[at] ?? 0));
      const move = (wanted - (pulls[at] ?? 0)) / (1 + limit / steepest);
      pulls[at] = (pulls[at] ?? 0) + move;
      logits[at] = (logits[at] ?? 0) + combination.learned.factor * move;
    }
  }
  return pulls;
}

/** The few pulls that count; the others are 0. */
function strongest(pulls: Float32Array, weakest: number): Float32Array {
  const enough = Math.max(weakest, weightOfMost(pulls.map(Math.abs), maxPulls));
  return pulls.map((pull) => (Math.abs(pull) >= enough ? pull : 0));
}

/** Takes the example's old pulls out of the table and puts the new ones in. */
function replace(example: Example, vector: Vector, pulls: Float32Array, memory: Memory): void {
  const { rivals, recalled } = example;
  const moves = pulls.map((pull, at) => pull - (example.pulls[at] ?? 0));
  addPulls(example.vector, rivals, example.pulls, -1, memory);
  addPulls(vector, rivals, pulls, 1, memory);
  moves.forEach((move, at) => {
    recalled[at] = (recalled[at] ?? 0) + move;
  });
  example.vector = vector;
  example.pulls = pulls;
}

/** Feature by feature, since what the table holds of one lies together. */
function addPulls(
  { places, weights }: Vector,
  rivals: Int32Array,
  pulls: Float32Array,
  sign: 1 | -1,
  { table }: Memory,
): void {
  const pulled = Array.from(pulls.keys()).filter((at) => pulls[at] !== 0);
  const slots = Int32Array.from(pulled, (at) => rivals[at] ?? 0);
  const amounts = Float64Array.from(pulled, (at) => sign * (pulls[at] ?? 0));
  for (let at = 0; at < places.length; at++) {
    const weight = weights[at] ?? 0;
    for (let n = 0; n < slots.length; n++)
      table.add(places[at] ?? 0, slots[n] ?? 0, (amounts[n] ?? 0) * weight);
  }
}
