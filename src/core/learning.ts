import { improved } from './combination.ts';
import { hear, type Heard, learnedWeight, logitsOf, probabilitiesOf } from './hearing.ts';
import {
  blocksOf,
  type Example,
  forgetOne,
  type Memory,
  recallAt,
  remember,
  slotOf,
  type Vector,
  vectorOf,
} from './memory.ts';
import { highestPlaces } from './highest.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Signals } from './signals.ts';
import { weighedAnew } from './text-index.ts';

/** What the list says about one hand-off. */
export interface LearnedHandoff {
  signals: Signals;
  /** What the register's words and rules said at the time: id to `Match` score, the best only. */
  said: ReadonlyMap<number, number>;
  responsibilityId: number;
  /** ISO 8601. */
  at: string;
  /** Somebody said "wrong" and gave it to the right one. */
  corrected: boolean;
}

/**
 * How far one earlier request may pull, in logits before they are doubled. A request that comes again word
 * for word after one hand-off has moved by about four: more than a keyword of the register says.
 */
const reach = 40;
/** A person looked twice. */
const correctionImportance = 2;
/** Who answers for what has changed within a year in half of the cases: so much less an old hand-off tells. */
const halfLifeDays = 365;
/** So many are looked at again while others are learned, as many as a long list's window holds; the rest stay as they are. */
const maxExamples = 6000;
/** So many looked at again for each hand-off, the work of a few milliseconds. */
const lookedAtAgain = 4;
/** A request is told apart from those it could be mistaken for; the others are far away already. */
const maxRivals = 64;
/** Pulls below this share of the reach change no order. */
const least = 0.01;
const maxPulls = 8;
/** How common a word is in requests is known well enough; then again at 32, 64, …, each time twice as well. */
const enoughToWeigh = 16;
const rounds = 3;
/** A probability moves by no more than a quarter of what its logit does; the step is short enough for that. */
const steepest = 4;

/**
 * Learns one hand-off, in milliseconds. What the register said is the starting point, and a request
 * pulls only as far as that and everything learned before was wrong about it: multinomial logistic
 * regression on top of the register's answer, in its dual form (Yu, Huang & Lin 2011), one step for
 * the new request and a few for earlier ones. It works with half the logits, so that a request goes on
 * pulling until it is right by a margin.
 */
export function learn(memory: Memory, handoff: LearnedHandoff, index: RegisterIndex): void {
  const { signals, responsibilityId, said } = handoff;
  const right = index.placeOf.get(responsibilityId);
  if (right === undefined) return;
  const known = vectorOf(blocksOf(signals, memory, false), memory);
  const heard = hear(signals, said, index, memory, known);
  const logits = logitsOf(heard, memory.combination);
  memory.combination = improved(memory.combination, heard, probabilitiesOf(logits), right);
  const example = exampleOf(handoff, heard, rivalsOf(logits, right), index, memory);
  remember(example, memory);
  if (memory.examples.length > maxExamples) forgetOne(memory);
  if (isPowerOfTwo(memory.learned) && memory.learned >= enoughToWeighIn(index))
    memory.texts = weighedAnew(index.texts, memory);
  adjust(example, memory);
  lookAgain(memory);
}

function exampleOf(
  { signals, responsibilityId, at, corrected }: LearnedHandoff,
  heard: Heard,
  rivals: readonly number[],
  { responsibilities }: RegisterIndex,
  memory: Memory,
): Example {
  const [address] = signals.senders.keys();
  const blocks = blocksOf(signals, memory, true);
  return {
    blocks,
    responsibilityId,
    sender: address === undefined ? undefined : memory.table.placeOf(address),
    at,
    importance: corrected ? correctionImportance : 1,
    rivals: Int32Array.from(rivals, (place) => slotOf(memory, responsibilities[place]?.id ?? 0)),
    text: Float32Array.from(rivals, (place) => heard.text[place] ?? 0),
    words: Float32Array.from(rivals, (place) => heard.words[place] ?? 0),
    vector: { places: new Int32Array(), weights: new Float32Array() },
    pulls: new Float32Array(rivals.length),
  };
}

/** The right one first, then those with the highest logits; on a tie the one that stands first in the register. */
function rivalsOf(logits: Float64Array, right: number): number[] {
  if (logits.length <= maxRivals)
    return [right, ...Array.from(logits.keys()).filter((place) => place !== right)];
  const highest = highestPlaces(logits, maxRivals);
  return [right, ...highest.filter((place) => place !== right).slice(0, maxRivals - 1)];
}

/** Weighing the texts of a large register anew takes long, and a few requests cannot tell much about it. */
function enoughToWeighIn({ responsibilities }: RegisterIndex): number {
  return Math.max(enoughToWeigh, responsibilities.length / 10);
}

function isPowerOfTwo(number: number): boolean {
  return (number & (number - 1)) === 0;
}

function lookAgain(memory: Memory): void {
  for (let round = 0; round < Math.min(lookedAtAgain, memory.examples.length); round++) {
    if (memory.next >= memory.examples.length) memory.next = 0;
    const earlier = memory.examples[memory.next++];
    if (earlier !== undefined) adjust(earlier, memory);
  }
}

/** Moves an example's pulls towards what they should be: its reach times how wrong the answer still is. */
function adjust(example: Example, memory: Memory): void {
  const vector = vectorOf(example.blocks, memory);
  const logits = halfLogitsOf(example, recallAt(example.rivals, vector, memory), memory);
  const limit = reach * importanceOf(example, memory);
  const pulls = balanced(example, logits, limit, memory);
  replace(example, vector, strongest(pulls, least * limit), memory);
}

function halfLogitsOf(
  { text, words }: Example,
  recalled: Float64Array,
  { combination }: Memory,
): Float64Array {
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
  const sizes = Array.from(pulls, Math.abs).toSorted((a, b) => b - a);
  const enough = Math.max(weakest, sizes[maxPulls - 1] ?? 0);
  return pulls.map((pull) => (Math.abs(pull) >= enough ? pull : 0));
}

/** Takes the example's old pulls out of the table and puts the new ones in. */
function replace(example: Example, vector: Vector, pulls: Float32Array, memory: Memory): void {
  addPulls(example.vector, example.rivals, example.pulls, -1, memory);
  addPulls(vector, example.rivals, pulls, 1, memory);
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
