import { findCandidates, type Match } from './candidates.ts';
import type { Features } from './features.ts';
import { defaultCombination } from './combination.ts';
import { hear, logitsOf, probabilitiesOf } from './hearing.ts';
import type { Memory } from './memory.ts';
import { type Band, bandOf, rank } from './ranking.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Responsibility } from './responsibility.ts';
import { type Signals, signalsOf } from './signals.ts';

/** Every responsibility with its probability, and what a hand-off of this request would be learned from. */
export interface Decision {
  /** Best first; on a tie the lower id. */
  ranking: Ranked[];
  /** How sure it is that the first one is right and that anybody answers for it at all, 0 to 1. */
  accept: number;
  band: Band;
  signals: Signals;
  said: ReadonlyMap<number, number>;
}

export interface Ranked {
  responsibility: Responsibility;
  probability: number;
  match: Match | undefined;
}

/** The whole order of a register for one request. The same input always gives the same answer. */
export function decide(features: Features, index: RegisterIndex, memory?: Memory): Decision {
  const matches = new Map(
    findCandidates(features, index).map((match) => [match.responsibility.id, match]),
  );
  const said = new Map([...matches].map(([id, { score }]) => [id, score]));
  const signals = signalsOf(features, index.texts.key);
  const heard = hear(signals, said, index, memory);
  const probabilities = probabilitiesOf(
    logitsOf(heard, memory?.combination ?? defaultCombination()),
  );
  const ranking = index.responsibilities
    .map((responsibility, at) => ({
      responsibility,
      probability: probabilities[at] ?? 0,
      match: matches.get(responsibility.id),
    }))
    .toSorted((a, b) => b.probability - a.probability || a.responsibility.id - b.responsibility.id);
  const band = bandOf(rank([...matches.values()]));
  return { ranking, accept: ranking[0]?.probability ?? 0, band, signals, said };
}
