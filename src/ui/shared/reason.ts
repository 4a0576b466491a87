import type { RunnerUp } from '../../core/runner-up.ts';
import type { Evidence } from '../../core/suggestion.ts';
import { inOnePiece } from './dates.ts';
import { type Language, localeOf, type Translate } from './i18n.ts';
import { plain } from './text.ts';

/** A piece of a sentence; `mark` means it stands in the mail. */
export interface ReasonPart {
  text: string;
  mark: boolean;
}

type Place = 'subject' | 'text' | 'attachment' | 'sender' | 'mailbox' | 'against';

/** The order in which reasons are told, and how many fit into two lines of the pane. */
const PLACES: readonly Place[] = ['subject', 'text', 'attachment', 'sender', 'mailbox', 'against'];
const PLACES_TOLD = 3;
const CLAUSES_TOLD = 4;
const WORDS_ALONE = 3;
const WORDS_EACH = 2;

/** Stands for the words while the sentence is translated. */
const GAP = '\u0000';

/**
 * One sentence that says why, from the strongest evidence, with the words of the mail marked.
 * Empty when there is no evidence.
 */
export function reasonParts(
  evidence: readonly Evidence[],
  t: Translate,
  language: Language,
): ReasonPart[] {
  const places = wordsByPlace(evidence).slice(0, PLACES_TOLD);
  const most = places.length === 1 ? WORDS_ALONE : WORDS_EACH;
  const told = places.map(({ place, words }) => clause(place, words.slice(0, most), t, language));
  const clauses = [...told, ...earlierClauses(evidence, t, language)].slice(0, CLAUSES_TOLD);
  if (clauses.length === 0) return [];
  const glued = clauses.flatMap((parts, at) =>
    at === 0 ? parts : [literal(t('reason.glue')), ...parts],
  );
  return capitalised([...glued, literal('.')]);
}

/** "Passt zu Mahnung und Telekom." Where somebody types there is no subject and no text to find words in. */
export function matchedParts(
  evidence: readonly Evidence[],
  t: Translate,
  language: Language,
): ReasonPart[] {
  const places = wordsByPlace(evidence);
  const found = places.filter(({ place }) => place !== 'against').flatMap(({ words }) => words);
  if (found.length === 0) return [];
  const [before = '', after = ''] = t('reason.matches', { words: GAP }).split(GAP);
  return [literal(before), ...listed(found.slice(0, CLAUSES_TOLD), language), literal(after)];
}

/** The words of each place that has any. A word that was said, or is part of one that was, says nothing new. */
function wordsByPlace(evidence: readonly Evidence[]): { place: Place; words: string[] }[] {
  const said: string[] = [];
  const isNew = (word: string) => !said.some((one) => one.includes(word.toLowerCase()));
  return PLACES.map((place) => {
    const words: string[] = [];
    for (const piece of evidence) {
      const word = plain(shownOf(piece));
      if (placeOf(piece) !== place || word === '' || !isNew(word)) continue;
      said.push(word.toLowerCase());
      words.push(word);
    }
    return { place, words };
  }).filter(({ words }) => words.length > 0);
}

/** Of a sender as much as the register names: where only the domain counts, a long address would fill lines. */
function shownOf({ kind, found, matched }: Evidence): string {
  if (kind !== 'sender') return found;
  const [local] = matched.split('@');
  return matched.includes('@') && local !== '' && local !== '*'
    ? found
    : (found.split('@').at(-1) ?? '');
}

/** What earlier hand-offs say, strongest first: of this conversation, of requests like this one, of this sender's. */
function earlierClauses(
  evidence: readonly Evidence[],
  t: Translate,
  language: Language,
): ReasonPart[][] {
  return evidence
    .filter((piece) => !isToldAlready(piece, evidence))
    .flatMap((piece) => earlierClause(piece, t, language) ?? [])
    .map((sentence) => [literal(sentence)]);
}

/** The one earlier request that is like this one is the beginning of its conversation. */
function isToldAlready(piece: Evidence, evidence: readonly Evidence[]): boolean {
  const isOneRequest = piece.kind === 'earlier_request' && Number(piece.matched) === 1;
  const isThatDay = (other: Evidence) => other.found === piece.found;
  return isOneRequest && evidence.some((each) => each.kind === 'conversation' && isThatDay(each));
}

function earlierClause(
  { kind, found, matched }: Evidence,
  t: Translate,
  language: Language,
): string | undefined {
  const count = Number(matched);
  const day = dayIn(found, language);
  const on = day === '' ? '' : 'On';
  if (kind === 'conversation') return t(`reason.conversation${on}`, { day });
  if (kind === 'next_step') return t('reason.nextStep');
  if (kind === 'earlier_request') return t(`reason.before${on}`, { day, count });
  return kind === 'sender_history' ? t('reason.ofSender', { count }) : undefined;
}

/** `2026-03-12` → `12. März`; empty when there is no day. */
function dayIn(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return '';
  const form = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return inOnePiece(new Intl.DateTimeFormat(localeOf(language), form).format(date));
}

function placeOf(piece: Evidence): Place | 'history' {
  return piece.weight < 0 || piece.kind === 'not_here' ? 'against' : piece.where;
}

function clause(place: Place, words: string[], t: Translate, language: Language): ReasonPart[] {
  const [before = '', after = ''] = t(`reason.${place}`, { words: GAP }).split(GAP);
  return [literal(before), ...listed(words, language), literal(after)].filter(
    ({ text }) => text !== '',
  );
}

const lists = new Map<Language, Intl.ListFormat>();

/** Made once for a language: a new one is costly, and each line of a list has its reason. */
function listIn(language: Language): Intl.ListFormat {
  const made = lists.get(language) ?? new Intl.ListFormat(localeOf(language));
  lists.set(language, made);
  return made;
}

/** "Mahnung, Rechnung und Frist", the words marked. */
export function listed(words: readonly string[], language: Language): ReasonPart[] {
  return listIn(language)
    .formatToParts(words)
    .map(({ type, value }) => ({ text: value, mark: type === 'element' }));
}

/** Who came close, and why it is not them; the words of the mail marked. */
export function runnerUpParts(runnerUp: RunnerUp, t: Translate, language: Language): ReasonPart[] {
  const title = plain(runnerUp.title);
  if (runnerUp.kind === 'not_here')
    return [literal(t('reason.notHere', { title, text: plain(runnerUp.text) }))];
  if (runnerUp.kind === 'same_person') return [literal(t('reason.samePerson', { title }))];
  const words = runnerUp.found.map(plain);
  const sentence = t('reason.little', { title, count: words.length, words: GAP });
  const [before = '', after = ''] = sentence.split(GAP);
  return [literal(before), ...listed(words, language), literal(after)];
}

function capitalised([first, ...rest]: ReasonPart[]): ReasonPart[] {
  if (!first) return [];
  const text = first.mark ? first.text : first.text.charAt(0).toUpperCase() + first.text.slice(1);
  return [{ ...first, text }, ...rest];
}

function literal(text: string): ReasonPart {
  return { text, mark: false };
}
