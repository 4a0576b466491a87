import { boundariesOf } from './boundaries.ts';
import { matchesGlob } from './glob.ts';
import { keyedHash } from './keyed-hash.ts';
import { hasSeveralWords, phraseOf } from './phrases.ts';
import { entriesOf } from './places.ts';
import { rarity } from './rarity.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Responsibility } from './responsibility.ts';
import { type Bag, bagsOf, type Signals } from './signals.ts';
import { foldedText, wordReader } from './words.ts';

/** What the list keeps of a request beside its words: where it lay and whose domain it came from. Lower case. */
export interface KeptRequest {
  signals: Signals;
  mailbox: string;
  senderDomain: string;
}

/** A rule, a keyword or a word, and what it weighs when the request has it. */
interface Said {
  /** Every group must be there; of a group one feature is enough. */
  words: readonly Wanted[];
  weight: number;
}

/** A word as a whole, or, inside a longer one, all its pieces. */
interface Wanted {
  stems: Bag;
  pieces: readonly number[];
}

const phraseWeight = 4;
const boundaryWeight = 3;
/** A keyword inside a longer word says less than one that stands for itself. */
const insideShare = 0.5;
/** The weights of `sender-signal.ts`, at the full weight that `decision.ts` gives to rules. */
const ruleWeight = { address: 24, domain: 20, pattern: 16, mailbox: 8 };

/**
 * What a responsibility's words and rules say about requests of which only keyed hashes are kept, in the units of
 * `Match.score`. Undefined for a request that a phrase rules out. Where words stood and how close together is not
 * kept, so this is for comparing two versions of one row, never for deciding.
 */
export function keptEvidenceOf(
  responsibility: Responsibility,
  index: RegisterIndex,
): (request: KeptRequest) => number | undefined {
  const read = wordReader();
  const wantedOf = (text: string) => formsOf(text).map((form) => wanted(form, index));
  const { keywords, excludedPhrases } = responsibility;
  const excluded = excludedPhrases.map(wantedOf).filter((words) => words.length > 0);
  const phrases = keywords
    .filter((text) => hasSeveralWords(phraseOf(text, 0, read)))
    .map((text): Said => ({ words: wantedOf(text), weight: phraseWeight }));
  const said = [...wordsOf(responsibility, index), ...phrases];
  const boundaries = boundariesOf(responsibility, read).map(
    ({ words }): Said => ({
      words: words.map(({ surface }) => wanted(surface, index)),
      weight: -boundaryWeight,
    }),
  );
  return (request) => {
    const { words, letters } = request.signals;
    const found = (each: Wanted) => shareOf(each, words, letters);
    const all = (wantedWords: readonly Wanted[]) =>
      wantedWords.reduce((least, each) => Math.min(least, found(each)), 1);
    if (excluded.some((phrase) => all(phrase) === 1)) return undefined;
    const speaking = [...said, ...boundaries].reduce(
      (sum, { words: group, weight }) => sum + (group.length > 0 ? weight * all(group) : 0),
      0,
    );
    return speaking + rulesFor(responsibility, index, request);
  };
}

/** Single keywords, title and description, as the index weighs them; a word that is there twice counts where it says most. */
function wordsOf(responsibility: Responsibility, index: RegisterIndex): Said[] {
  const best = new Map<string, Said>();
  for (const { word, place } of entriesOf(responsibility, 0, wordReader())) {
    const holding = word.keys.map((key) => index.holdings.get(key));
    const holders = holding.map((each) => (place.isKeyword ? each?.choosers : each?.holders) ?? 0);
    const weight = place.weight * rarity(Math.max(...holders), index.responsibilities.length);
    const key = word.keys.join(' ');
    if (weight > (best.get(key)?.weight ?? 0))
      best.set(key, { words: [wanted(word.surface, index)], weight });
  }
  return [...best.values()];
}

function formsOf(text: string): string[] {
  return foldedText(text).split(' ').filter(Boolean);
}

function wanted(word: string, { texts: { key } }: RegisterIndex): Wanted {
  const { words, letters } = bagsOf([foldedText(word)], key);
  return { stems: words, pieces: [...letters.keys()].slice(1, -1) };
}

function shareOf({ stems, pieces }: Wanted, words: Bag, letters: Bag): number {
  for (const stem of stems.keys()) if (words.has(stem)) return 1;
  return pieces.length > 1 && pieces.every((piece) => letters.has(piece)) ? insideShare : 0;
}

/** Rules about senders and mailboxes. A pattern with a star before the `@` can't be tried: the address itself is not kept. */
function rulesFor(
  { senderPatterns, mailboxes }: Responsibility,
  { texts: { key } }: RegisterIndex,
  { signals, mailbox, senderDomain }: KeptRequest,
): number {
  const isKept = (feature: string) => signals.senders.has(keyedHash(feature, key) >>> 8);
  const sender = senderPatterns.reduce((most, pattern) => {
    const domain = pattern.slice(pattern.lastIndexOf('@') + 1);
    if (pattern.startsWith('@') && domain.includes('*'))
      return Math.max(most, matchesGlob(senderDomain, domain) ? ruleWeight.pattern : 0);
    if (pattern.startsWith('@'))
      return Math.max(most, isKept(`d ${domain}`) ? ruleWeight.domain : 0);
    return Math.max(most, isKept(`a ${pattern}`) ? ruleWeight.address : 0);
  }, 0);
  return sender + (mailboxes.includes(mailbox) ? ruleWeight.mailbox : 0);
}
