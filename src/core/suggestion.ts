import type { Unreachable } from './account.ts';
import { isAutomaticAnswer } from './automatic-answer.ts';
import { isNewsletter } from './bulk.ts';
import type { Match, RegisterIndex } from './candidates.ts';
import { type Caution, cautionsOf, isDoubtful } from './caution.ts';
import { whoReceives } from './cover.ts';
import type { ConversationSoFar } from './conversation-signal.ts';
import { type Decision, decide } from './decision.ts';
import { featuresOf } from './features.ts';
import { isInternalMail } from './internal-domains.ts';
import type { MailRequest } from './mail.ts';
import type { Memory } from './memory.ts';
import { alsoTheirs, bandOfPerson } from './one-person.ts';
import type { Person } from './person.ts';
import { proposalOf } from './proposal.ts';
import { type Question, questionOf } from './question.ts';
import type { Absence, Day, Responsibility, StepKind } from './responsibility.ts';
import type { ReadableRows } from './row-rights.ts';
import { type RunnerUp, runnerUpOf } from './runner-up.ts';
import { namedFor, type TwoRequests, twoRequestsIn } from './two-requests.ts';

/**
 * What Baton proposes for a mail. `clear` and `likely` are the bands product.md names;
 * `unclear` abstains with a reason and the choices that would decide; `nothing_to_do` is no request at all.
 */
export type Suggestion = {
  /** Why to look twice before anybody does what the mail asks; absent for most mails. */
  cautions?: Caution[];
} & (
  | {
      kind: 'suggested';
      band: 'clear' | 'likely';
      best: Candidate;
      alternatives: Candidate[];
      /** Who came close, and why it is not them. */
      runnerUp?: RunnerUp;
    }
  | {
      kind: 'unclear';
      /** `two_requests`: the mail asks for two things; the options answer for the one or the other, in their order. */
      reason: 'nothing_speaks' | 'several_speak' | 'nobody_reachable' | 'two_requests';
      /** Up to three choices that are equals, best first; empty when nothing speaks for anybody. */
      options: Candidate[];
      /** What would decide between them. */
      question?: Question;
    }
  | { kind: 'nothing_to_do'; reason: NothingToDo }
);

/** Why a mail is no request: it went to many, a machine answered, or a colleague wrote. */
export type NothingToDo = 'bulk_mail' | 'automatic_answer' | 'internal_mail';

/** One responsibility that could get the mail, the person who would receive it today, and why. */
export interface Candidate {
  responsibilityId: number;
  title: string;
  area: string;
  notHere: string;
  recipient: Recipient;
  /** Strongest first. */
  evidence: Evidence[];
  reviewedAt?: Day;
  answerHours?: number;
  /** The process it is a step of. */
  process?: string;
  /** For comparing candidates of one mail only; never shown. */
  score: number;
}

/** Who receives it today, and who would have come first. */
export interface Recipient {
  person: Person;
  role: Role;
  /** Set when the register does not name them for it: they cover for somebody who is away. */
  covers?: Cover;
  skipped: Skipped[];
}

/** For whom somebody covers, and the last day of it when it is known. */
export interface Cover {
  name: string;
  until?: Day;
}

export type Role = 'owner' | 'deputy' | 'second_deputy' | 'team';

export interface Skipped {
  person: Person;
  role: Role;
  /**
   * `four_eyes`: an earlier step of the same run is theirs. `busier`: somebody of the team has less open.
   * `left`, `disabled`, `no_mailbox`, `mailbox_full`: nothing would reach them.
   */
  reason: 'away' | Unreachable | 'four_eyes' | 'busier';
  /** `away`: the last day, when known. */
  until?: Day;
  /** `four_eyes`: what they did in this run. */
  did?: StepKind;
  /** `four_eyes`: name of the one who did it, when they only stood in for them. */
  stoodInFor?: string;
}

/** One thing in the mail that speaks for (or, with a negative weight, against) a responsibility. */
export interface Evidence {
  kind:
    | 'keyword'
    | 'word'
    | 'sender'
    | 'mailbox'
    | 'not_here'
    | 'earlier_request'
    | 'sender_history'
    | 'field'
    | 'conversation'
    | 'next_step';
  /**
   * As it stands in the mail: the word, the sender's address or domain, the mailbox. Of an earlier
   * request and of the conversation the day of the newest, `YYYY-MM-DD`, empty when unknown.
   */
  found: string;
  /** As it stands in the register; of earlier requests how many there were. */
  matched: string;
  where: 'subject' | 'text' | 'attachment' | 'sender' | 'mailbox' | 'history';
  weight: number;
}

export interface Knowledge {
  index: RegisterIndex;
  absences: readonly Absence[];
  /** In the company's own time zone. */
  today: Day;
  /** The company's own mail domains; what comes from them is no external request unless it is a forward. */
  internalDomains?: readonly string[];
  /** What was learned from hand-offs; the register alone decides when absent. */
  memory?: Memory;
  /** Open business hours by oid, for teams that share their load; nothing while they are not known. */
  openHours?: ReadonlyMap<string, number>;
  /** The hand-offs of the mail's conversation; absent for the first mail of one. */
  conversation?: ConversationSoFar;
  /** What whoever asks may read of the register; all of it when absent. */
  readable?: ReadableRows;
}

const maxAlternatives = 2;
const maxOptions = 3;

/**
 * From the request to who should have it, or why nobody can be named. The same input always gives the same answer.
 * `decision` is handed over by whoever has decided already; it does not depend on who is away.
 */
export function suggest(
  request: MailRequest,
  knowledge: Knowledge,
  decision: Decision = decide(featuresOf(request), knowledge.index, knowledge),
): Suggestion {
  const { index, internalDomains = [], readable } = knowledge;
  const cautions = cautionsOf(request, index, internalDomains, readable);
  const proposed = whoShouldHave(request, decision, knowledge);
  if (cautions.length === 0) return proposed;
  return { ...(isDoubtful(cautions) ? withDoubt(proposed) : proposed), cautions };
}

/** The mail may be a fraud, so nothing about it is clear. */
function withDoubt(proposed: Suggestion): Suggestion {
  return proposed.kind === 'suggested' ? { ...proposed, band: 'likely' } : proposed;
}

function whoShouldHave(request: MailRequest, decision: Decision, knowledge: Knowledge): Suggestion {
  const { index, memory } = knowledge;
  const nothing = whyNothingToDo(request, decision.ranking, knowledge);
  if (nothing !== undefined) return { kind: 'nothing_to_do', reason: nothing };
  const two = twoRequestsIn(request, index, knowledge);
  const both = two && bothReachable(two, knowledge);
  if (both !== undefined) return { kind: 'unclear', reason: 'two_requests', options: both };

  const { ranked, band: bandOfArea } = proposalOf(decision, request, memory);
  const candidates = ranked.map((match) => candidateOf(match, knowledge));
  const received = ranked.map((each, at) => ({ ranked: each, candidate: candidates[at] }));
  const isUnclear = bandOfArea === 'unclear';
  const band = isUnclear ? bandOfPerson(received, decision) : bandOfArea;
  const reachable = candidates.filter((each) => each !== undefined);
  const options = reachable.slice(0, maxOptions);

  if (ranked.length === 0) return { kind: 'unclear', reason: 'nothing_speaks', options: [] };
  if (band === 'unclear' && reachable.length > 0) {
    const question = questionOf(options, registerOf(index));
    return { kind: 'unclear', reason: 'several_speak', options, ...(question && { question }) };
  }
  const [best] = candidates;
  if (band === 'unclear' || best === undefined)
    return { kind: 'unclear', reason: 'nobody_reachable', options };
  const alternatives = reachable.slice(1, 1 + maxAlternatives);
  const runnerUp = isUnclear ? alsoTheirs(received) : runnerUpOf(ranked);
  return {
    kind: 'suggested',
    band,
    best,
    alternatives,
    ...(runnerUp && { runnerUp }),
  };
}

/** Whoever answers for the one and for the other; undefined where nobody of either is there today. */
function bothReachable(two: TwoRequests, knowledge: Knowledge): Candidate[] | undefined {
  const [one = [], other = []] = two.map((proposal) =>
    namedFor(proposal).flatMap((match) => candidateOf(match, knowledge) ?? []),
  );
  const both = [...one, ...other].slice(0, maxOptions);
  return one.length === 0 || other.length === 0 ? undefined : both;
}

function registerOf({ responsibilities }: RegisterIndex): Map<number, Responsibility> {
  return new Map(responsibilities.map((each) => [each.id, each]));
}

/**
 * A newsletter that a rule claims is somebody's work all the same; what a machine or a colleague writes is not. Whoever
 * only pretends to be a colleague is none.
 */
function whyNothingToDo(
  request: MailRequest,
  ranking: readonly Match[],
  { internalDomains = [] }: Knowledge,
): NothingToDo | undefined {
  if (isAutomaticAnswer(request)) return 'automatic_answer';
  if (!request.unproven && isInternalMail(request, internalDomains)) return 'internal_mail';
  return isNewsletter(request) && !ranking.some(speaksByRule) ? 'bulk_mail' : undefined;
}

/** A rule about the sender or the mailbox says that such mail belongs to somebody, whatever it looks like. */
function speaksByRule({ evidence }: Match): boolean {
  return evidence.some(({ kind }) => kind === 'sender' || kind === 'mailbox');
}

/** The person comes from the register alone; undefined when nobody of the responsibility is there today. */
function candidateOf(
  { responsibility, evidence, score }: Match,
  { absences, today, openHours }: Knowledge,
): Candidate | undefined {
  const conditions = openHours === undefined ? {} : { openHours };
  const recipient = whoReceives(responsibility, absences, today, conditions);
  if (recipient === undefined) return undefined;
  const { id, title, area, notHere, reviewedAt, answerHours, process } = responsibility;
  return {
    responsibilityId: id,
    title,
    area,
    notHere,
    recipient,
    evidence,
    ...(reviewedAt !== undefined && { reviewedAt }),
    ...(answerHours !== undefined && { answerHours }),
    ...(process !== undefined && { process }),
    score,
  };
}
