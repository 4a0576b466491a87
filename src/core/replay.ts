import { defaultCombination } from './combination.ts';
import { hear, logitsOf, learnedWeight, textWeight, wordWeight } from './hearing.ts';
import { type KeptRequest, keptEvidenceOf } from './kept-evidence.ts';
import { blocksOf, type Example, type Memory, type Vector, vectorOf } from './memory.ts';
import { inForce } from './register.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Day, Responsibility } from './responsibility.ts';
import { requestShares, textShares } from './text-index.ts';

/** A hand-off as the list keeps it. */
export interface PastRequest extends KeptRequest {
  /** What the register's words said at the time. */
  said: ReadonlyMap<number, number>;
  /** Whose request people took it for in the end. */
  chosen: number;
  /** When it was handed off, ISO 8601. */
  at: string;
}

/** Which responsibility would come first, without and with the change; none when nothing answers. */
export interface Replayed {
  before: number | undefined;
  after: number | undefined;
}

/** One row without and with the change; absent where it does not answer. */
export interface ChangedRow {
  id: number;
  before: Responsibility | undefined;
  after: Responsibility | undefined;
}

/**
 * Asks Baton as it is today about an earlier request, once with the register as it is and once with one row changed.
 * What was learned from that very hand-off is left out, as far as it is still among those looked at again. Everything
 * but the changed row stays as it is, so it is worked out once.
 */
export function createReplay(
  { id, before, after }: ChangedRow,
  index: RegisterIndex,
  today: Day,
  memory?: Memory,
): (request: PastRequest) => Replayed {
  const shares = after && textShares(after, index.texts, memory);
  const saysNow = before && keptEvidenceOf(before, index);
  const wouldSay = after && keptEvidenceOf(after, index);
  const combination = memory?.combination ?? defaultCombination();
  const answers = index.responsibilities.map((row) => inForce(row, today));
  const mayAnswer = after !== undefined && inForce(after, today);
  const place = index.placeOf.get(id);
  const examples = memory && examplesByMoment(memory);

  return (request) => {
    const vector = memory && vectorOf(blocksOf(request.signals, memory, false), memory);
    const asked = requestShares(request.signals, index.texts, memory);
    const heard = hear(request.signals, request.said, index, memory, vector, asked);
    if (memory && vector)
      withoutItself(heard.learned, request, { vector, memory, index, examples });
    const logits = logitsOf(heard, combination);
    const isRuledOut = saysNow !== undefined && saysNow(request) === undefined;
    const first = highest(logits, answers, isRuledOut ? place : undefined);
    const other = highest(logits, answers, place);
    const would = wouldSay?.(request);
    if (!mayAnswer || would === undefined || !shares)
      return { before: idAt(first), after: idAt(other) };
    let cosine = 0;
    for (const [feature, share] of asked) cosine += share * (shares.get(feature) ?? 0);
    const said = (request.said.get(id) ?? 0) + would - (saysNow?.(request) ?? 0);
    const own =
      combination.text.factor * textWeight * cosine +
      combination.words.factor * wordWeight * said +
      combination.learned.factor * (place === undefined ? 0 : (heard.learned[place] ?? 0));
    const rival = other === undefined ? Number.NEGATIVE_INFINITY : (logits[other] ?? 0);
    const isFirst = own > rival || (own === rival && id < (idAt(other) ?? 0));
    return { before: idAt(first), after: isFirst ? id : idAt(other) };
  };

  function idAt(at: number | undefined): number | undefined {
    return at === undefined ? undefined : index.responsibilities[at]?.id;
  }
}

/** The place with the highest logit among those that answer; on a tie the lower id. */
function highest(
  logits: Float64Array,
  answers: readonly boolean[],
  but?: number,
): number | undefined {
  let best: number | undefined;
  for (let at = 0; at < logits.length; at++) {
    if (at === but || !answers[at]) continue;
    if (best === undefined || (logits[at] ?? 0) > (logits[best] ?? 0)) best = at;
  }
  return best;
}

function momentOf(at: string, responsibilityId: number): string {
  return `${at} ${responsibilityId}`;
}

function examplesByMoment({ examples }: Memory): Map<string, Example> {
  return new Map(examples.map((each) => [momentOf(each.at, each.responsibilityId), each]));
}

interface Recalling {
  vector: Vector;
  memory: Memory;
  index: RegisterIndex;
  examples: ReadonlyMap<string, Example> | undefined;
}

/** Takes out how far the request pulls towards what people chose for it. */
function withoutItself(
  learned: Float64Array,
  { at, chosen }: PastRequest,
  { vector, memory, index, examples }: Recalling,
): void {
  const example = examples?.get(momentOf(at, chosen));
  if (example === undefined) return;
  const { weights } = example.vector;
  const likeness = vector.weights.reduce((sum, weight, n) => sum + weight * (weights[n] ?? 0), 0);
  example.rivals.forEach((slot, n) => {
    const rival = index.placeOf.get(memory.ids[slot] ?? 0);
    if (rival === undefined) return;
    const pull = learnedWeight * likeness * (example.pulls[n] ?? 0);
    learned[rival] = (learned[rival] ?? 0) - pull;
  });
}
