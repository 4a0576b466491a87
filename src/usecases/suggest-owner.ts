import type { Load } from '../core/area-figures.ts';
import { dayOf } from '../core/calendar.ts';
import { turnsOf } from '../core/cover-turn.ts';
import { standInsFor } from '../core/covering.ts';
import { decide } from '../core/decision.ts';
import type { ConversationSoFar } from '../core/conversation-signal.ts';
import { type DuePhrase, findDuePhrases } from '../core/due-phrase.ts';
import { isProductError } from '../core/errors.ts';
import { featuresOf } from '../core/features.ts';
import { followUp } from '../core/follow-up.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { Mail } from '../core/mail.ts';
import { readRequest } from '../core/mail.ts';
import type { Memory } from '../core/memory.ts';
import type { Person } from '../core/person.ts';
import type { Absence, Day } from '../core/responsibility.ts';
import { type Candidate, type Suggestion, suggest } from '../core/suggestion.ts';
import { isReadable, type ReadableRows } from '../core/row-rights.ts';
import { siteOf } from '../core/site.ts';
import { triageDeskOf, whoIsAtTriageDesk } from '../core/triage-desk.ts';
import type { CurrentRegister } from './current-register.ts';
import { conversationOf, type Earlier, type EarlierDeps, findEarlier } from './find-earlier.ts';
import type { HandoffDeps } from './drive-handoff.ts';
import { type Answered, findAnswered } from './find-answered.ts';
import { findHandoffOfMail, type OfMail } from './find-handoff.ts';
import { loadsOf, openHoursOf } from './open-hours.ts';
import { lookAgain } from './look-again.ts';
import { internalDomains, isExternal } from '../core/internal-domains.ts';
import type { HandoffIndex, Stored } from './handoff-ports.ts';
import type { InTime } from './in-time.ts';
import type { Away, Mailbox, MailRef, ReceivedMail } from './mail-ports.ts';
import type { Clock } from './ports.ts';
import { findByReport } from './returned-mails.ts';
import { askedOrSeen, type SeenDeps, seenHandoffOfMail } from './seen-handoff.ts';
import { viewerFor } from './viewer.ts';

export type SuggestDeps = HandoffDeps &
  EarlierDeps &
  SeenDeps & {
    /** What was learned from the list so far. */
    learned: () => Promise<Memory | undefined>;
    /** What of the register the caller may read; asked for while the mail is read. */
    readable: Promise<ReadableRows>;
  };

export interface MailAnalysis {
  mail: Mail;
  external: boolean;
  /** The hand-off this mail already belongs to. */
  handoff: HandoffRecord | undefined;
  /** What repeated it once it was done, and came to nothing. */
  endedRepeat: HandoffRecord | undefined;
  /** As of when that is known, ISO 8601; absent when the list itself has just said so. */
  handoffAsOf: string | undefined;
  /** An earlier hand-off this mail has to do with, when it has none of its own. */
  earlier: Earlier | undefined;
  /** The caller's hand-off that this mail answers. */
  answered: Answered | undefined;
  suggestion: Suggestion;
  /** How busy whoever it names is, in words, by Entra id; absent where the company does not show it. */
  loads: Record<string, Load> | undefined;
  /** Due dates the mail names, for the person to choose from. */
  duePhrases: DuePhrase[];
  /** Who gets it today when nobody can be named. */
  triageDesk: Person | undefined;
  register: CurrentRegister;
}

/** Reads one mail and says who has it, or who should have it and why. Nothing is written. */
export async function suggestOwner(ref: MailRef, deps: SuggestDeps): Promise<MailAnalysis> {
  const [received, register, memory, readable] = await Promise.all([
    deps.mailbox.read(ref),
    deps.currentRegister(),
    deps.learned(),
    deps.readable,
  ]);
  const { mail, internetMessageId } = received;
  const openHours = await openHoursOf(register.responsibilities, deps.handoffLog);
  const known = { register, memory, openHours, readable };
  const finding = findEarlier(received, register, deps);
  const [{ handoff, endedRepeat, asOf: handoffAsOf }, earlier, suggestion] = await Promise.all([
    handoffNow(internetMessageId, deps, received),
    finding,
    finding.then(async (found) => {
      const conversation = conversationOf(found, register, await viewerFor(deps));
      return suggestWithAway(mail, { ...known, conversation }, deps);
    }),
  ]);
  return {
    mail,
    answered: handoff === undefined ? await answeredIfAny(received, deps) : undefined,
    external: isExternal(mail.from.address, internalDomains(register.settings)),
    handoff,
    endedRepeat,
    handoffAsOf,
    earlier:
      handoff === undefined && suggestion.kind !== 'nothing_to_do'
        ? withChoice(earlier, register, readable, deps.now())
        : undefined,
    suggestion,
    loads: await loadsOf(recipientsOf(suggestion), register, deps.handoffLog),
    duePhrases: findDuePhrases(readRequest(mail), deps.now(), siteOf('', register.sites)),
    triageDesk: triageDeskToday(register, register.absences, deps.now),
    register,
  };
}

/** The hand-off this mail belongs to, or whose mail it reports as not delivered, and as of when that is known. */
export async function handoffNow(id: string, deps: SuggestDeps, mail?: ReceivedMail) {
  const ask = async (): Promise<OfMail<Pick<Stored, 'record'>> | undefined> => {
    const found = await findHandoffOfMail(id, deps);
    const row = found
      ? { record: await lookAgain(found.row, id, deps) }
      : mail && (await findByReport(mail, deps));
    return row && { ...found, row };
  };
  const see = (index: HandoffIndex) => seenHandoffOfMail(id, index, deps.claimKeys);
  const { found, asOf } = await askedOrSeen(ask, see, deps);
  return { handoff: found?.row.record, endedRepeat: found?.endedRepeat, asOf };
}

/** What is only proposed is left out while Microsoft has no time. */
async function answeredIfAny(received: ReceivedMail, deps: SuggestDeps) {
  const { found } = await askedOrSeen<Answered | undefined>(
    () => findAnswered(received, deps),
    () => undefined,
    deps,
  );
  return found;
}

/** Follow-ups of a conversation go to whoever has it, if they can receive it. */
function withChoice(
  earlier: Earlier | undefined,
  { index, absences }: CurrentRegister,
  readable: ReadableRows,
  now: Date,
): Earlier | undefined {
  if (earlier?.kind !== 'conversation') return earlier;
  const choice = followUp(earlier.record, index, absences, dayOf(now));
  const mayBeShown = choice && isReadable(choice.responsibilityId, readable);
  return { ...earlier, ...(mayBeShown && { choice }) };
}

/** The first of the triage desk who is there today. */
export function triageDeskToday(
  { settings, responsibilities }: CurrentRegister,
  absences: readonly Absence[],
  now: Clock,
): Person | undefined {
  const desk = triageDeskOf(settings, responsibilities);
  return whoIsAtTriageDesk(desk, absences, dayOf(now()));
}

/** Automatic replies are worth so long a wait. */
const awayPatienceMs = 2_000;

/** Who answers automatically; nobody is known to when Exchange does not say so, or not in time. */
export async function findAwayInTime(
  addresses: readonly string[],
  { mailbox, inTime }: { mailbox: Pick<Mailbox, 'findAway'>; inTime: InTime },
): Promise<Away[]> {
  // nothing to ask is no answer of Exchange: it must not pass for one in time
  if (addresses.length === 0) return [];
  try {
    return await inTime('mailbox', mailbox.findAway(addresses), awayPatienceMs, () => []);
  } catch (error) {
    if (isProductError(error)) return [];
    throw error;
  }
}

export interface Known {
  register: CurrentRegister;
  memory: Memory | undefined;
  openHours: ReadonlyMap<string, number> | undefined;
  readable: ReadableRows;
  conversation?: ConversationSoFar | undefined;
}

/**
 * Suggests, asks Exchange who of the proposed people answers automatically, and suggests again
 * when that changes anything. Only people on the list are asked about, never everybody.
 */
export async function suggestWithAway(
  mail: Mail,
  { register, memory, openHours, readable, conversation }: Known,
  { mailbox, now, inTime }: SuggestDeps,
): Promise<Suggestion> {
  const today = dayOf(now());
  const { index, absences, settings } = register;
  const request = readRequest(mail);
  const known = {
    index,
    today,
    internalDomains: internalDomains(settings),
    readable,
    ...(memory && { memory }),
    ...(conversation && { conversation }),
    ...(openHours && { openHours }),
  };
  const decision = decide(featuresOf(request), index, known);
  const first = suggest(request, { ...known, absences }, decision);
  const people = peopleBehind(first, register, today);
  const away = await findAwayInTime([...people.keys()], { mailbox, inTime });
  if (away.length === 0) return first;
  const all = [...absences, ...asAbsences(away, people, today)];
  return suggest(request, { ...known, absences: all }, decision);
}

/** Address → Entra id of everybody who could receive the mail according to this suggestion. */
function peopleBehind(
  suggestion: Suggestion,
  { responsibilities, absences }: CurrentRegister,
  today: Day,
): Map<string, string> {
  const shown = new Set(candidatesOf(suggestion).map(({ responsibilityId }) => responsibilityId));
  const people = responsibilities
    .filter(({ id }) => shown.has(id))
    .flatMap((each) => [...turnsOf(each), ...standInsFor(each, absences, today)])
    .map(({ person }) => person);
  return new Map(people.filter(({ mail }) => mail !== '').map(({ mail, oid }) => [mail, oid]));
}

function candidatesOf(suggestion: Suggestion): Candidate[] {
  if (suggestion.kind === 'suggested') return [suggestion.best, ...suggestion.alternatives];
  return suggestion.kind === 'unclear' ? suggestion.options : [];
}

function recipientsOf(suggestion: Suggestion): Person[] {
  return candidatesOf(suggestion).map(({ recipient }) => recipient.person);
}

function asAbsences(away: readonly Away[], people: Map<string, string>, today: Day): Absence[] {
  return away.flatMap<Absence>(({ address, until, isFull }) => {
    const oid = people.get(address);
    if (oid === undefined) return [];
    if (isFull) return [{ oid, from: today, account: 'mailbox_full' }];
    return [
      until === undefined ? { oid, from: today } : { oid, from: today, to: dayOf(new Date(until)) },
    ];
  });
}
