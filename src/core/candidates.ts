import { boundaryEvidence, type Witnesses } from './boundary-signal.ts';
import type { Features, FoundWord } from './features.ts';
import type { Meeting } from './lexicon.ts';
import { meetingRoomOf } from './met-words.ts';
import { meaningsIn, signOf } from './meanings.ts';
import { excludedBy, phraseEvidence, wordingOf } from './phrase-signal.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Responsibility } from './responsibility.ts';
import { mailboxEvidence, senderEvidence } from './sender-signal.ts';
import type { Evidence } from './suggestion.ts';
import { wordEvidence } from './word-signal.ts';

export { buildRegisterIndex, type RegisterIndex } from './register-index.ts';

/** A responsibility something in the mail speaks for, before anybody asks who is there today. */
export interface Match {
  responsibility: Responsibility;
  /** Strongest first; what speaks against it comes last. */
  evidence: Evidence[];
  /** Sum of the weights, above 0. About 1 is one rare word of a description, 3 a keyword, 5 a sender rule. */
  score: number;
}

/** Only so many are looked at closely. */
const maxMatches = 50;

/** Everything the mail speaks for, in no particular order. Each signal says its own piece; weights add up. */
export function findCandidates(features: Features, index: RegisterIndex): Match[] {
  const room = meetingRoomOf(index);
  const wording = wordingOf(features);
  const meanings = meaningsIn(features.words);
  const said = wordEvidence(features.words, index, (word) => {
    const meant = meanings.get(signOf(word));
    return meant === undefined ? [room.meet(word)] : [room.meet(word), room.through(meant, word)];
  });
  const rules = byResponsibility([
    ...phraseEvidence(wording, index),
    ...senderEvidence(features, index),
    ...mailboxEvidence(features, index),
  ]);
  const speaking = (at: number) => [...(said.get(at)?.values() ?? []), ...(rules.get(at) ?? [])];
  const excluded = excludedBy(wording, index);
  const spokenFor = [...new Set([...said.keys(), ...rules.keys()])].filter(
    (at) => !excluded.has(at),
  );
  const witnesses = witnessesOf(features.words, room.meet);
  return strongest(spokenFor, (at) => scoreOf(said.get(at)?.values()) + scoreOf(rules.get(at)))
    .map((at) => matchOf(at, [...speaking(at), ...boundaryEvidence(at, witnesses, index)], index))
    .filter((match) => match !== undefined)
    .filter(({ score }) => score > 0);
}

function byResponsibility(evidence: readonly [number, Evidence][]): Map<number, Evidence[]> {
  const grouped = new Map<number, Evidence[]>();
  for (const [at, each] of evidence) grouped.set(at, [...(grouped.get(at) ?? []), each]);
  return grouped;
}

function matchOf(
  at: number,
  evidence: readonly Evidence[],
  { responsibilities }: RegisterIndex,
): Match | undefined {
  const responsibility = responsibilities[at];
  if (responsibility === undefined) return undefined;
  const sorted = evidence.toSorted((a, b) => b.weight - a.weight);
  return { responsibility, evidence: sorted, score: scoreOf(evidence) };
}

/** Rounded, so that the last bits of a sum never decide an order. */
function scoreOf(evidence: Iterable<Evidence> = []): number {
  let total = 0;
  for (const { weight } of evidence) total += weight;
  return Math.round(total * 1e6) / 1e6;
}

function strongest(places: readonly number[], scoreAt: (at: number) => number): number[] {
  return places
    .map((at) => ({ at, score: scoreAt(at) }))
    .toSorted((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, maxMatches)
    .map(({ at }) => at);
}

/** A word inside a longer one of the register is no witness: "Rechnung" does not say "Ausgangsrechnung". */
function witnessesOf(
  words: readonly FoundWord[],
  meet: (word: FoundWord) => { met: readonly Meeting[] },
): Witnesses {
  return new Map(
    words.toReversed().flatMap((word) =>
      meet(word)
        .met.filter(({ way }) => way !== 'compound')
        .map(({ key }) => [key, word] as const),
    ),
  );
}
