import { improved } from './combination.ts';
import { hear, learnedScores, learnedWeight, logitsOf, probabilitiesOf, wordScores } from './hearing.ts';
import {
  blocksOf,
  type Example,
  type Memory,
  recall,
  slotOf,
  type Vector,
  vectorOf,
} from './memory.ts';
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
 * How far one earlier request may pull. With 20, one that is repeated word for word is worth four
 * logits after a single hand-off: more than a keyword of the register and less than a sender rule.
 */
const reach = 40;
/** A person looked twice. */
const correctionImportance = 2;
/** The newest are looked at again while others are learned; older ones stay as they are. */
const maxExamples = 2000;
/** So many looked at again for each hand-off, the work of a few milliseconds. */
const lookedAtAgain = 4;
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
 * the new request and a few for earlier ones.
 */
export function learn(memory: Memory, handoff: LearnedHandoff, index: RegisterIndex): void {
  const { signals, responsibilityId, at, corrected, said } = handoff;
  const right = index.responsibilities.findIndex(({ id }) => id === responsibilityId);
  if (right < 0) return;
  const heard = hear(signals, said, index, memory);
  const expected = probabilitiesOf(logitsOf(heard, memory.combination));
  memory.combination = improved(memory.combination, heard, expected, right);
  memory.learned += 1;
  const example: Example = {
    blocks: blocksOf(signals, memory, true),
    responsibilityId,
    sender: senderPlace(signals, memory),
    at,
    importance: corrected ? correctionImportance : 1,
    said,
    text: { index, scores: heard.text },
    vector: { places: new Int32Array(), weights: new Float32Array() },
    pulls: new Map(),
  };
  memory.examples.push(example);
  if (memory.examples.length > maxExamples) memory.examples.shift();
  if (isPowerOfTwo(memory.learned) && memory.learned >= enoughToWeigh)
    memory.texts = weighedAnew(index.texts, memory);
  adjust(example, memory, index);
  lookAgain(memory, index);
}

function senderPlace({ senders }: Signals, { table }: Memory): number | undefined {
  const [address] = senders.keys();
  return address === undefined ? undefined : table.placeOf(address);
}

function isPowerOfTwo(number: number): boolean {
  return (number & (number - 1)) === 0;
}

function lookAgain(memory: Memory, index: RegisterIndex): void {
  for (let round = 0; round < Math.min(lookedAtAgain, memory.examples.length); round++) {
    if (memory.next >= memory.examples.length) memory.next = 0;
    const earlier = memory.examples[memory.next++];
    if (earlier !== undefined) adjust(earlier, memory, index);
  }
}

/** Moves an example's pulls towards what they should be: its reach times how wrong the answer still is. */
function adjust(example: Example, memory: Memory, index: RegisterIndex): void {
  const vector = vectorOf(example.blocks, memory);
  const heard = {
    text: textOf(example, index),
    words: wordScores(example.said, index),
    learned: learnedScores(recall(vector, memory), index, memory),
  };
  const logits = logitsOf(heard, memory.combination).map((logit) => logit / learnedWeight);
  const pulls = balanced(example, logits, index, memory);
  const limit = reach * example.importance;
  const telling = [...pulls].flatMap((pull, at): [number, number][] => {
    const id = index.responsibilities[at]?.id;
    return id === undefined || Math.abs(pull) < least * limit ? [] : [[slotOf(memory, id), pull]];
  });
  replace(example, vector, strongest(telling), memory);
}

/**
 * Pulls by place in the index that suit what they lead to. An example meets itself with all its length,
 * so what a changed pull does to its own answer is known without asking the table again.
 */
function balanced(
  example: Example,
  logits: Float64Array,
  { responsibilities }: RegisterIndex,
  { slots, combination }: Memory,
): Float64Array {
  const limit = reach * example.importance;
  const pulls = Float64Array.from(
    responsibilities,
    ({ id }) => example.pulls.get(slots.get(id) ?? -1) ?? 0,
  );
  for (let round = 0; round < rounds; round++) {
    probabilitiesOf(logits).forEach((probability, at) => {
      const isRight = responsibilities[at]?.id === example.responsibilityId;
      const before = pulls[at] ?? 0;
      const wanted = limit * (Number(isRight) - probability);
      const move = (wanted - before) / (1 + limit / steepest);
      pulls[at] = before + move;
      logits[at] = (logits[at] ?? 0) + combination.learned.factor * move;
    });
  }
  return pulls;
}

/** As it was when it was learned; a responsibility that came later or was rewritten has a new index and is met as new. */
function textOf({ text }: Example, index: RegisterIndex): Float64Array {
  if (text.index === index) return text.scores;
  const scores = new Map(
    text.index.responsibilities.map(({ id }, at) => [id, text.scores[at] ?? 0]),
  );
  return Float64Array.from(index.responsibilities, ({ id }) => scores.get(id) ?? 0);
}

function strongest(pulls: readonly [number, number][]): Map<number, number> {
  if (pulls.length <= maxPulls) return new Map(pulls);
  return new Map(
    pulls.toSorted((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || a[0] - b[0]).slice(0, maxPulls),
  );
}

/** Takes the example's old pulls out of the table and puts the new ones in. */
function replace(
  example: Example,
  vector: Vector,
  pulls: ReadonlyMap<number, number>,
  memory: Memory,
): void {
  for (const [slot, pull] of example.pulls) addPull(example.vector, slot, -pull, memory);
  for (const [slot, pull] of pulls) addPull(vector, slot, pull, memory);
  example.vector = vector;
  example.pulls = pulls;
}

function addPull({ places, weights }: Vector, slot: number, pull: number, { table }: Memory): void {
  for (let at = 0; at < places.length; at++) {
    table.add(places[at] ?? 0, slot, pull * (weights[at] ?? 0));
  }
}
