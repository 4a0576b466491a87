import { adjust, maxRivals } from './adjusting.ts';
import { improved } from './combination.ts';
import { hear, type Heard, learnedWeight, logitsOf, probabilitiesOf } from './hearing.ts';
import { type Example, forgetOne, type Memory, remember, seatsIn, slotOf } from './memory.ts';
import { type Blocks, blocksOf, countFeatures, vectorOf } from './request-vector.ts';
import { highestPlaces } from './highest.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Signals } from './signals.ts';
import { weighedAnew } from './text-index.ts';

/** What the list says about one hand-off. */
export interface LearnedHandoff {
  signals: Signals;
  /** What the register's words and rules said at the time: id to `Match` score, the best only. */
  said: ReadonlyMap<number, number>;
  /** As the list has it; where that row has ended, it is learned for the one that answers in its place. */
  responsibilityId: number;
  /** ISO 8601. */
  at: string;
  /** Somebody said "wrong" and gave it to the right one. */
  corrected: boolean;
}

/** A person looked twice. */
const correctionImportance = 2;
/** So many are looked at again while others are learned, as many as a long list's window holds; the rest stay as they are. */
const maxExamples = 6000;
/** So many looked at again for each hand-off, the work of a few milliseconds. */
const lookedAtAgain = 4;
/** How common a word is in requests is known well enough; then again at 32, 64, …, each time twice as well. */
const enoughToWeigh = 16;

/**
 * Learns one hand-off, in milliseconds. What the register said is the starting point, and a request
 * pulls only as far as that and everything learned before was wrong about it: multinomial logistic
 * regression on top of the register's answer, in its dual form (Yu, Huang & Lin 2011), one step for
 * the new request and a few for earlier ones. It works with half the logits, so that a request goes on
 * pulling until it is right by a margin.
 */
export function learn(memory: Memory, handoff: LearnedHandoff, index: RegisterIndex): void {
  const { signals, said } = handoff;
  const right = index.placeOf.get(handoff.responsibilityId);
  const responsibilityId = index.responsibilities[right ?? -1]?.id;
  if (right === undefined || responsibilityId === undefined) return;
  const blocks = blocksOf(signals, memory);
  const heard = hear(signals, said, index, memory, vectorOf(blocks, memory));
  const logits = logitsOf(heard, memory.combination);
  memory.combination = improved(memory.combination, heard, probabilitiesOf(logits), right);
  countFeatures(blocks, signals, memory);
  const example = exampleOf(
    { ...handoff, responsibilityId },
    blocks,
    heard,
    rivalsOf(logits, right),
    index,
    memory,
  );
  remember(example, memory);
  memory.seats = seatsIn(index, memory);
  if (memory.examples.length > maxExamples) forgetOne(memory);
  if (isPowerOfTwo(memory.learned) && memory.learned >= enoughToWeighIn(index))
    memory.texts = weighedAnew(index.texts, memory);
  adjust(example, memory);
  lookAgain(memory);
}

function exampleOf(
  { signals, responsibilityId, at, corrected }: LearnedHandoff,
  blocks: Blocks,
  heard: Heard,
  rivals: readonly number[],
  { responsibilities }: RegisterIndex,
  memory: Memory,
): Example {
  const [address] = signals.senders.keys();
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
    recalled: Float64Array.from(rivals, (place) => (heard.learned[place] ?? 0) / learnedWeight),
    looks: 0,
    lookedAt: memory.learned,
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
