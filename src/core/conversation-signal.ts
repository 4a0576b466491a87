import type { Match } from './candidates.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Day } from './responsibility.ts';
import type { Evidence } from './suggestion.ts';

/** What the hand-offs of a mail's conversation say about whom it is for. */
export interface ConversationSoFar {
  /** Of its newest hand-off that stands, and the day of that. */
  responsibilityId: number;
  day: Day;
  /** The responsibility whose turn it is in the process, once that hand-off's step is done. */
  nextStepId?: number | undefined;
}

/**
 * Four in five go on with what the conversation was about, the others go anywhere. Where a step of a process is done, one
 * of the four is for whoever has the next step.
 */
const goingOn = 0.8;
const forNextStep = 0.2;

/** As much as a rule about the sender's very address: somebody decided this for these very mails. */
const evidenceWeight = 6;
const nextStepWeight = 3;

/** A responsibility by its place in the index, and the share of such mails that is for it. */
interface Told {
  place: number;
  share: number;
  evidence: Evidence;
}

/** What the conversation says for each of its responsibilities, in logits, by place; nothing for rows that are gone. */
export function conversationLogits(
  conversation: ConversationSoFar | undefined,
  index: RegisterIndex,
): Map<number, number> {
  const told = toldBy(conversation, index);
  const others = Math.max(1, index.responsibilities.length - told.length);
  const shareOfOthers = (1 - goingOn) / others;
  return new Map(told.map(({ place, share }) => [place, Math.log(share / shareOfOthers)]));
}

/** The same matches, with what the conversation says for its responsibilities. */
export function withConversation(
  matches: ReadonlyMap<number, Match>,
  conversation: ConversationSoFar | undefined,
  index: RegisterIndex,
): ReadonlyMap<number, Match> {
  const more = toldBy(conversation, index).flatMap(({ place, evidence }): [number, Match][] => {
    const responsibility = index.responsibilities[place];
    if (responsibility === undefined) return [];
    const known = matches.get(responsibility.id) ?? { evidence: [], score: 0 };
    const sorted = [...known.evidence, evidence].toSorted((a, b) => b.weight - a.weight);
    const score = known.score + evidence.weight;
    return [[responsibility.id, { responsibility, evidence: sorted, score }]];
  });
  return more.length === 0 ? matches : new Map([...matches, ...more]);
}

function toldBy(conversation: ConversationSoFar | undefined, index: RegisterIndex): Told[] {
  if (conversation === undefined) return [];
  const { responsibilityId, day, nextStepId } = conversation;
  const place = index.placeOf.get(responsibilityId);
  const next = nextStepId === undefined ? undefined : index.placeOf.get(nextStepId);
  const about = { found: day, matched: '', where: 'history' } as const;
  const told: Told[] = [];
  if (place !== undefined)
    told.push({
      place,
      share: next === undefined ? goingOn : goingOn - forNextStep,
      evidence: { kind: 'conversation', ...about, weight: evidenceWeight },
    });
  if (next !== undefined)
    told.push({
      place: next,
      share: forNextStep,
      evidence: { kind: 'next_step', ...about, weight: nextStepWeight },
    });
  return told;
}
