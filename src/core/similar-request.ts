import { featuresOf } from './features.ts';
import type { HashKey } from './keyed-hash.ts';
import type { MailRequest } from './mail.ts';
import { type Bag, bagsOf, type Signals, signalsOf } from './signals.ts';

/** What is compared of a request that just came in with what the list keeps of earlier ones. */
export interface Fingerprint {
  words: Bag;
  /** Hash of the sender's address; absent when there is none. */
  sender: number | undefined;
  /** Hashes of the numbers that name one invoice, order or case: with another number it is another request. */
  references: readonly number[];
}

/** Of two texts three quarters of all words are in both: the same text with a line changed, not the same form letter. */
const nearlySame = 0.75;
/** Fewer words are a greeting, and greetings are alike. */
const fewestWords = 12;
/** As many as `signals.ts` reads. */
const mostWords = 250;

/** Fingerprint of a request, made with the tenant's signals key like the `Signals` of the rows. */
export function fingerprintOf(request: MailRequest, key: HashKey): Fingerprint {
  const features = featuresOf(request);
  const { words, senders } = signalsOf(features, key);
  const tokens = features.texts.flatMap(({ folded }) => folded.split(' ').filter(Boolean));
  const numbers = tokens.slice(0, mostWords).filter(isReference);
  const references = numbers.flatMap((number) => [...bagsOf([number], key).words.keys()]);
  const [sender] = senders.keys();
  return { words, sender, references: [...new Set(references)] };
}

/**
 * Whether an earlier request is this one once more: the same sender, near-same text, and every number of four digits or
 * more that this one names. A number may have come to it, a telephone or a ticket, when nothing of the earlier text has
 * gone: then none was put in the place of another. Nothing but keyed hashes is compared.
 */
export function isLookalike(asked: Fingerprint, earlier: Signals): boolean {
  return (
    asked.sender !== undefined &&
    earlier.senders.has(asked.sender) &&
    (asked.references.every((reference) => earlier.words.has(reference)) ||
      isWithin(earlier.words, asked.words)) &&
    likeness(asked.words, earlier.words) >= nearlySame
  );
}

/** Words in both by words in either, each as often as it stands there (Jaccard's measure for bags): 0 to 1; 0 for texts that are too short. */
export function likeness(one: Bag, other: Bag): number {
  const [size, otherSize] = [sizeOf(one), sizeOf(other)];
  if (Math.min(size, otherSize) < fewestWords) return 0;
  let shared = 0;
  for (const [hash, count] of one) shared += Math.min(count, other.get(hash) ?? 0);
  return shared / (size + otherSize - shared);
}

/** Whether every word of a text stands in the other, as often as there. */
function isWithin(part: Bag, whole: Bag): boolean {
  return [...part].every(([hash, count]) => (whole.get(hash) ?? 0) >= count);
}

function sizeOf(bag: Bag): number {
  return [...bag.values()].reduce((sum, count) => sum + count, 0);
}

/** A year is in every letter. */
function isReference(token: string): boolean {
  const digits = token.replace(/\D/g, '');
  return digits.length >= 4 && !/^(?:19|20)\d\d$/.test(token);
}
