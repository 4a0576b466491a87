import { findCandidates, type Match } from './candidates.ts';
import { defaultCombination } from './combination.ts';
import { earlierEvidence } from './earlier-requests.ts';
import type { Features } from './features.ts';
import { agreementOn, hear, logitsOf, probabilitiesOf } from './hearing.ts';
import type { Memory } from './memory.ts';
import { excludedBy, wordingOf } from './phrase-signal.ts';
import { type Band, bandOf, isWorthMentioning } from './ranking.ts';
import { inForce } from './register.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Day } from './responsibility.ts';
import { type Signals, signalsOf } from './signals.ts';

/** Every responsibility that answers, with its probability, and what a hand-off would be learned from. */
export interface Decision {
  /** Best first; on a tie the lower id. */
  ranking: Ranked[];
  /** For comparing mails: how sure it is that the first one is right and that anybody answers for it, 0 to 1. */
  accept: number;
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
  /** Leaves out what is not in force on that day. */
  today?: Day;
}

/** Only the first ones are shown to anybody, with the earlier requests that speak for them. */
const explained = 3;

/** The whole order of a register for one request. The same input always gives the same answer. */
export function decide(
  features: Features,
  index: RegisterIndex,
  { memory, today }: Circumstances = {},
): Decision {
  const matches = new Map(
    findCandidates(features, index).map((match) => [match.responsibility.id, match]),
  );
  const said = new Map([...matches].map(([id, match]) => [id, outspoken(match)]));
  const signals = signalsOf(features, index.texts.key);
  const heard = hear(signals, said, index, memory);
  const combination = memory?.combination ?? defaultCombination();
  const logits = logitsOf(heard, combination);
  const excluded = excludedBy(wordingOf(features), index);
  const mayAnswer = (at: number) =>
    !excluded.has(at) && (today === undefined || isInForce(at, index, today));
  const probabilities = probabilitiesOf(
    logits.map((logit, at) => (mayAnswer(at) ? logit : Number.NEGATIVE_INFINITY)),
  );
  const ranking = index.responsibilities
    .map((responsibility, at): Ranked => {
      const { evidence, score } = matches.get(responsibility.id) ?? { evidence: [], score: 0 };
      return { responsibility, evidence, score, probability: probabilities[at] ?? 0 };
    })
    .filter((_, at) => mayAnswer(at))
    .toSorted((a, b) => b.probability - a.probability || a.responsibility.id - b.responsibility.id);
  const first = index.responsibilities.findIndex(({ id }) => id === ranking[0]?.responsibility.id);
  const accept = first < 0 ? 0 : agreementOn(first, heard, combination);
  const mentioned = ranking.filter((each) => isWorthMentioning(each, memory));
  const told = memory === undefined ? ranking : withEarlier(ranking, signals, features, memory);
  return { ranking: told, accept, band: bandOf(mentioned, memory), signals, said };
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

function withEarlier(
  ranking: readonly Ranked[],
  signals: Signals,
  { sender }: Features,
  memory: Memory,
): Ranked[] {
  const ids = ranking.slice(0, explained).map(({ responsibility }) => responsibility.id);
  const earlier = earlierEvidence(ids, signals, sender, memory);
  return ranking.map((each) => {
    const more = earlier.get(each.responsibility.id) ?? [];
    const evidence = [...each.evidence, ...more].toSorted((a, b) => b.weight - a.weight);
    return more.length === 0 ? each : { ...each, evidence };
  });
}
