import { defaultCombination } from './combination.ts';
import { likenessOf } from './earlier-requests.ts';
import { hear, logitsOf, learnedWeight, textWeight, wordWeight } from './hearing.ts';
import { type KeptRequest, keptEvidenceOf } from './kept-evidence.ts';
import type { Example, Memory } from './memory.ts';
import { blocksOf, type Vector, vectorOf } from './request-vector.ts';
import { inForce } from './register.ts';
import { isReadable, type ReadableRows } from './row-rights.ts';
import { type RegisterIndex, rowFor } from './register-index.ts';
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
 * Asks Baton as it is today about an earlier request, once with the register as it is and once with some rows changed,
 * each id once. What was learned from that very hand-off is left out, as far as it is still among those looked at
 * again. Everything but the changed rows stays as it is, so it is worked out once. Rows that whoever asks may not read
 * answer nothing.
 */
export function createReplay(
  changes: readonly ChangedRow[],
  index: RegisterIndex,
  today: Day,
  memory?: Memory,
  readable: ReadableRows = 'all',
): (request: PastRequest) => Replayed {
  const combination = memory?.combination ?? defaultCombination();
  const answers = index.responsibilities.map(
    (row) => inForce(row, today) && isReadable(row.id, readable),
  );
  const changed = changes.map((change) => prepared(change, index, today, memory));
  const places = new Set(changed.flatMap(({ place }) => place ?? []));
  const examples = memory && examplesByMoment(memory);

  return (request) => {
    const vector = memory && vectorOf(blocksOf(request.signals, memory), memory);
    const asked = requestShares(request.signals, index.texts, memory);
    const heard = hear(request.signals, request.said, index, memory, vector, asked);
    if (memory && vector)
      withoutItself(heard.learned, request, { vector, memory, index, examples });
    const logits = logitsOf(heard, combination);
    const ruledOut = changed.flatMap((each) => (isRuledOut(each, request) ? [each.place] : []));
    const first = highest(logits, answers, new Set(ruledOut));
    const rest = highest(logits, answers, places);
    const would = changed.flatMap((each) => {
      const logit = wouldHave(each, { request, asked, learned: heard.learned, combination });
      return logit === undefined ? [] : [{ id: each.id, logit }];
    });
    const other = rest === undefined ? [] : [{ id: idAt(rest), logit: logits[rest] ?? 0 }];
    return { before: idAt(first), after: firstOf([...other, ...would]) };
  };

  function idAt(at: number | undefined): number | undefined {
    return at === undefined ? undefined : index.responsibilities[at]?.id;
  }
}

/** What of a changed row does not depend on the request. */
interface PreparedRow {
  /** The row that answers today for what it is about: itself, unless it has ended. */
  idNow: number;
  placeNow: number | undefined;
  id: number;
  /** Nothing for a row that does not stand in the index: a new one, or one that another answers in the place of. */
  place: number | undefined;
  mayAnswer: boolean;
  shares: ReturnType<typeof textShares> | undefined;
  saysNow: ReturnType<typeof keptEvidenceOf> | undefined;
  wouldSay: ReturnType<typeof keptEvidenceOf> | undefined;
}

function prepared(
  { id, before, after }: ChangedRow,
  index: RegisterIndex,
  today: Day,
  memory: Memory | undefined,
): PreparedRow {
  const idNow = rowFor(id, index)?.id ?? id;
  const placeNow = index.placeOf.get(id);
  return {
    id,
    place: idNow === id ? placeNow : undefined,
    idNow,
    placeNow,
    mayAnswer: after !== undefined && inForce(after, today),
    shares: after && textShares(after, index.texts, memory),
    saysNow: before && keptEvidenceOf(before, index),
    wouldSay: after && keptEvidenceOf(after, index),
  };
}

function isRuledOut({ saysNow }: PreparedRow, request: PastRequest): boolean {
  return saysNow !== undefined && saysNow(request) === undefined;
}

interface Hearing {
  request: PastRequest;
  asked: ReturnType<typeof requestShares>;
  learned: Float64Array;
  combination: ReturnType<typeof defaultCombination>;
}

/** The logit of a row as it would be; nothing where it would not answer. */
function wouldHave(
  { idNow, placeNow, mayAnswer, shares, saysNow, wouldSay }: PreparedRow,
  { request, asked, learned, combination }: Hearing,
): number | undefined {
  const would = wouldSay?.(request);
  if (!mayAnswer || would === undefined || !shares) return undefined;
  let cosine = 0;
  for (const [feature, share] of asked) cosine += share * (shares.get(feature) ?? 0);
  const said = (request.said.get(idNow) ?? 0) + would - (saysNow?.(request) ?? 0);
  return (
    combination.text.factor * textWeight * cosine +
    combination.words.factor * wordWeight * said +
    combination.learned.factor * (placeNow === undefined ? 0 : (learned[placeNow] ?? 0))
  );
}

/** On a tie the lower id. */
function firstOf(rows: readonly { id: number | undefined; logit: number }[]): number | undefined {
  const [best] = rows.toSorted((a, b) => b.logit - a.logit || (a.id ?? 0) - (b.id ?? 0));
  return best?.id;
}

/** The place with the highest logit among those that answer; on a tie the lower id. */
function highest(
  logits: Float64Array,
  answers: readonly boolean[],
  but: ReadonlySet<number | undefined>,
): number | undefined {
  let best: number | undefined;
  for (let at = 0; at < logits.length; at++) {
    if (!answers[at] || but.has(at)) continue;
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
  const likeness = likenessOf(vector, example.vector, memory);
  example.rivals.forEach((slot, n) => {
    const rival = index.placeOf.get(memory.ids[slot] ?? 0);
    if (rival === undefined) return;
    const pull = learnedWeight * likeness * (example.pulls[n] ?? 0);
    learned[rival] = (learned[rival] ?? 0) - pull;
  });
}
