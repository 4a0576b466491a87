import { type Signal, signalNames } from './combination.ts';
import { whoReceives } from './cover.ts';
import { choose, type Decision, type Ranked, weigh, type Weighed } from './decision.ts';
import { withEarlier } from './earlier-requests.ts';
import { type Features, featuresOf } from './features.ts';
import { type Mail, readRequest } from './mail.ts';
import { exclusionsIn, wordingOf } from './phrase-signal.ts';
import { inForce } from './register.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Day, Responsibility } from './responsibility.ts';
import { isReadable } from './row-rights.ts';
import {
  type Evidence,
  type Knowledge,
  type Recipient,
  type Suggestion,
  suggest,
} from './suggestion.ts';

/** How a suggestion comes about, step by step. */
export interface Trace {
  /** What was read of the mail, after quotes, signature and the like were cut off. */
  read: { subject: string; text: string; sender: string; attachmentNames: string[] };
  suggestion: Suggestion;
  /** The rows that were weighed, best first, and how many answer at all. */
  weighed: WeighedRow[];
  answering: number;
  /** How sure it is that the first one is right, 0 to 1. */
  sureness: number;
  /** Rows that something in the mail speaks for, and why they take no part all the same. */
  removed: RemovedRow[];
}

export interface WeighedRow {
  row: number;
  title: string;
  area: string;
  /** Of all that answer, 0 to 1. */
  probability: number;
  /** What each signal says for it, in logits as far as it is trusted; whoever has the most together stands first. */
  points: Record<Signal, number>;
  /** Strongest first; what speaks against it comes last. Weights count among themselves only. */
  evidence: Evidence[];
  /** Who would receive it that day, and who was skipped; absent when nobody would. */
  recipient?: Recipient;
}

/** `excluded`: a phrase of the row itself stands in the mail. `not_in_force`: it answers on other days only. */
export type RemovedRow = { row: number; title: string; area: string } & (
  | { why: 'excluded'; phrase: string }
  | { why: 'not_in_force'; from?: Day; to?: Day }
);

/** So many rows are told. */
const most = 10;

/** The decision for a mail with everything that led to it. Nothing of the mail goes anywhere else. */
export function traceOf(mail: Mail, knowledge: Knowledge): Trace {
  const request = readRequest(mail);
  const features = featuresOf(request);
  const { index, memory, today, readable = 'all' } = knowledge;
  const weighed = weigh(features, index, knowledge);
  const decision = choose(weighed, index, knowledge);
  const first = decision.ranking.slice(0, most);
  const told = memory ? withEarlier(first, decision.signals, features.sender, memory) : first;
  const { subject, text, sender, attachmentNames } = request;
  return {
    read: { subject, text, sender, attachmentNames },
    suggestion: suggest(request, knowledge, decision),
    weighed: told.map((each) => weighedRow(each, pointsOf(each, weighed, index), knowledge)),
    answering: decision.answering,
    sureness: decision.accept,
    removed: [
      ...excluded(features, index),
      ...notInForce(choose(weighed, index, { readable }), today),
    ].filter(({ row }) => isReadable(row, readable)),
  };
}

function pointsOf(
  { responsibility }: Ranked,
  { heard, combination, fields }: Weighed,
  { placeOf }: RegisterIndex,
): Record<Signal, number> {
  const place = placeOf.get(responsibility.id) ?? -1;
  const [text = 0, words = 0, learned = 0] = signalNames.map(
    (signal) => combination[signal].factor * (heard[signal][place] ?? 0),
  );
  return { text, words: words + (fields?.[place] ?? 0), learned };
}

function weighedRow(
  { responsibility, probability, evidence }: Ranked,
  points: Record<Signal, number>,
  { absences, today, openHours }: Knowledge,
): WeighedRow {
  const conditions = openHours === undefined ? {} : { openHours };
  const recipient = whoReceives(responsibility, absences, today, conditions);
  return {
    ...placeOf(responsibility),
    probability,
    points,
    evidence,
    ...(recipient && { recipient }),
  };
}

function placeOf({ id, title, area }: Responsibility) {
  return { row: id, title, area };
}

function excluded(features: Features, index: RegisterIndex): RemovedRow[] {
  return exclusionsIn(wordingOf(features), index).flatMap(({ at, text }): RemovedRow[] => {
    const row = index.responsibilities[at];
    return row === undefined ? [] : [{ ...placeOf(row), why: 'excluded', phrase: text }];
  });
}

/** Rows that would be among the first ones if they answered on that day. */
function notInForce({ ranking }: Pick<Decision, 'ranking'>, today: Day): RemovedRow[] {
  return ranking
    .slice(0, most)
    .map(({ responsibility }) => responsibility)
    .filter((row) => !inForce(row, today))
    .map((row) => ({
      ...placeOf(row),
      why: 'not_in_force',
      ...(row.validFrom !== undefined && { from: row.validFrom }),
      ...(row.validTo !== undefined && { to: row.validTo }),
    }));
}
