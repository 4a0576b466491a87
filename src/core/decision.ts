import { findCandidates, type Match } from './candidates.ts';
import { type Combination, defaultCombination } from './combination.ts';
import {
  type ConversationSoFar,
  conversationLogits,
  withConversation,
} from './conversation-signal.ts';
import { nearestRequest } from './earlier-requests.ts';
import type { Features } from './features.ts';
import { fieldLogits, withFields } from './field-signal.ts';
import { highestPlaces } from './highest.ts';
import { hear, type Heard, logitsOf, probabilitiesOf } from './hearing.ts';
import type { Memory } from './memory.ts';
import { blocksOf, knownShare, type Vector, vectorOf } from './request-vector.ts';
import { excludedBy, wordingOf } from './phrase-signal.ts';
import { type Band, bandOf, enoughToMention, isWorthMentioning } from './ranking.ts';
import { inForce } from './register.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Day } from './responsibility.ts';
import { isReadable, type ReadableRows } from './row-rights.ts';
import { type Signals, signalsOf } from './signals.ts';
import { subjectWeight } from './word-signal.ts';
import { type Familiarity, surenessOf, unfamiliar } from './sureness.ts';

/** The responsibilities that answer, with their probabilities, and what a hand-off would be learned from. */
export interface Decision {
  /** Best first; on a tie the lower id. In a large register without those that nothing speaks for. */
  ranking: Ranked[];
  /** How many answer at all. */
  answering: number;
  /** For comparing mails: how sure it is that the first one is right and that anybody answers for it, 0 to 1. */
  accept: number;
  /** What speaks for the first one apart from likeness, in the units of `Match.score`; endless where it was learned. */
  ground: number;
  band: Band;
  signals: Signals;
  said: ReadonlyMap<number, number>;
}

/** A responsibility with what the register's words and earlier hand-offs say for it. */
export interface Ranked extends Match {
  probability: number;
}

export interface Circumstances {
  memory?: Memory;
  /** The hand-offs of the mail's conversation. They are nothing that is learned: a row has its own. */
  conversation?: ConversationSoFar;
  /** Leaves out what is not in force on that day. */
  today?: Day;
  /** Leaves out what whoever asks may not read. */
  readable?: ReadableRows;
}

/** What speaks for each responsibility, whoever asks and on whatever day: what of a decision takes time. */
export interface Weighed extends Pick<Decision, 'signals' | 'said'> {
  matches: ReadonlyMap<number, Match>;
  heard: Heard;
  /** By place in the index. */
  logits: Float64Array;
  /** What of that comes from the fields of work, where no word speaks for anybody. */
  fields: Float64Array | undefined;
  /** What of that comes from the mail's conversation. */
  goesOn: ReadonlyMap<number, number>;
  combination: Combination;
  memory: Memory | undefined;
  vector: Vector | undefined;
  /** Places of those that a phrase of their own rules out. */
  excluded: ReadonlySet<number>;
}

/** The whole order of a register for one request. The same input always gives the same answer. */
export function decide(
  features: Features,
  index: RegisterIndex,
  circumstances: Circumstances = {},
): Decision {
  return choose(weigh(features, index, circumstances), index, circumstances);
}

/** The first step of a decision, which may be used for several. */
export function weigh(
  features: Features,
  index: RegisterIndex,
  { memory, conversation }: Pick<Circumstances, 'memory' | 'conversation'> = {},
): Weighed {
  const matches = new Map(
    findCandidates(features, index).map((match) => [match.responsibility.id, match]),
  );
  const said = new Map([...matches].map(([id, match]) => [id, outspoken(match)]));
  const signals = signalsOf(features, index.texts.key);
  const vector = memory && vectorOf(blocksOf(signals, memory), memory);
  const heard = hear(signals, said, index, memory, vector);
  const combination = memory?.combination ?? defaultCombination();
  const logits = logitsOf(heard, combination);
  const fields = isSilent(said, heard) ? fieldLogits(features.words, index) : undefined;
  const goesOn = conversationLogits(conversation, index);
  for (const [at, more] of [...(fields?.entries() ?? []), ...goesOn])
    logits[at] = (logits[at] ?? 0) + more;
  const explained = fields ? withFields(matches, features.words, fields, index) : matches;
  const excluded = excludedBy(wordingOf(features), index);
  return {
    signals,
    said,
    matches: withConversation(explained, conversation, index),
    heard,
    logits,
    fields,
    goesOn,
    combination,
    memory,
    vector,
    excluded,
  };
}

/** Neither a word nor an earlier hand-off says more than chance. Only then fields of work are asked, and they make nobody likely. */
function isSilent(said: ReadonlyMap<number, number>, { learned }: Heard): boolean {
  return (
    said.values().every((score) => score < enoughToMention) &&
    learned.every((logits) => logits < learnedEnough)
  );
}

/** The second step: the order of those that answer on the day and may be read by whoever asks. */
export function choose(
  weighed: Weighed,
  index: RegisterIndex,
  { today, readable = 'all' }: Pick<Circumstances, 'today' | 'readable'> = {},
): Decision {
  const { signals, said, matches, excluded } = weighed;
  const mayAnswer = (at: number) =>
    !excluded.has(at) &&
    (today === undefined || isInForce(at, index, today)) &&
    isReadable(index.responsibilities[at]?.id ?? 0, readable);
  const logits = weighed.logits.slice();
  let answering = 0;
  for (let at = 0; at < logits.length; at++) {
    if (mayAnswer(at)) answering += 1;
    else logits[at] = Number.NEGATIVE_INFINITY;
  }
  const ranking = rankingOf(logits, matches, index);
  const [best] = ranking;
  const first = index.placeOf.get(best?.responsibility.id ?? 0) ?? -1;
  const accept = best === undefined ? 0 : acceptOf(best, first, weighed);
  const mentioned = ranking.filter((each) => isWorthMentioning(each, answering));
  const sureness = mentioned[0] === best ? accept : 0;
  const ground = groundOf(best, first, weighed);
  const band = bandOf(mentioned, sureness, ground);
  return { ranking, answering, accept, ground, band, signals, said };
}

/** What goes on in a conversation belongs to somebody, whatever its words are like, so its probability alone counts. */
function acceptOf(best: Ranked, first: number, weighed: Weighed): number {
  const { heard, combination, logits, vector, memory, goesOn } = weighed;
  if (goesOn.has(first)) return best.probability;
  const familiarity = familiarityOf(best, vector, memory, logits.length);
  return surenessOf(first, heard, combination, familiarity);
}

/** Part of a keyword (“Kopie” of “Rechnungskopie”): somebody chose that word, so it is no chance. */
const enoughOfChosen = 1;
/** Learned logits that are more than chance: e times as likely as without them. */
const learnedEnough = 1;

/**
 * What speaks for the first one, in the units of `Match.score`, with no more for a word of the subject than for one of the
 * text. What was learned from hand-offs is ground enough.
 */
function groundOf(best: Ranked | undefined, first: number, { heard }: Weighed): number {
  if (best === undefined) return 0;
  if ((heard.learned[first] ?? 0) >= learnedEnough) return Number.POSITIVE_INFINITY;
  const plain = best.evidence.map(({ kind, where, weight }) => ({
    isChosen: kind !== 'word',
    weight: where === 'subject' ? weight / subjectWeight : weight,
  }));
  const sum = plain.reduce((total, { weight }) => total + weight, 0);
  const isChosen = plain.some((each) => each.isChosen && each.weight >= enoughOfChosen);
  return isChosen ? Math.max(sum, enoughToMention) : sum;
}

/** More than anybody is shown. Putting thousands in order that nothing speaks for would take longer than deciding. */
const mostRanked = 200;

/** `logits` are minus infinity for whoever must not answer. */
function rankingOf(
  logits: Float64Array,
  matches: ReadonlyMap<number, Match>,
  { responsibilities, placeOf }: RegisterIndex,
): Ranked[] {
  const probabilities = probabilitiesOf(logits);
  const spokenFor = [...matches.keys()].flatMap((id) => placeOf.get(id) ?? []);
  const places = new Set([...highestPlaces(probabilities, mostRanked), ...spokenFor]);
  return [...places]
    .filter((at) => logits[at] !== Number.NEGATIVE_INFINITY)
    .toSorted((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b)
    .flatMap((at): Ranked[] => {
      const responsibility = responsibilities[at];
      if (responsibility === undefined) return [];
      const { evidence, score } = matches.get(responsibility.id) ?? { evidence: [], score: 0 };
      return [{ responsibility, evidence, score, probability: probabilities[at] ?? 0 }];
    });
}

/**
 * That a word was in no earlier request says half as much after so many hand-offs for each responsibility as it says in the
 * end: before, most of what people write about has not come yet.
 */
const enoughOfEach = 5;

function familiarityOf(
  best: Ranked,
  vector: Vector | undefined,
  memory: Memory | undefined,
  size: number,
): Familiarity {
  if (vector === undefined || memory === undefined) return unfamiliar;
  return {
    nearest: nearestRequest(vector, best.responsibility.id, memory),
    missed: (1 - knownShare(vector)) * (memory.learned / (memory.learned + enoughOfEach * size)),
  };
}

function isInForce(at: number, { responsibilities }: RegisterIndex, today: Day): boolean {
  const responsibility = responsibilities[at];
  return responsibility !== undefined && inForce(responsibility, today);
}

/** Somebody decided this for such mails, so it has to stand above words that happen to be there. */
const ruleFactor = 4;

/** The match's score, with rules at their full weight: about five logits for a sender, 150 to 1, two for a mailbox. */
function outspoken({ evidence, score }: Match): number {
  const rules = evidence.filter(({ kind }) => kind === 'sender' || kind === 'mailbox');
  return score + rules.reduce((sum, { weight }) => sum + (ruleFactor - 1) * weight, 0);
}
