import type { Features } from './features.ts';
import { type HashKey, hashKeyOf, keyedHash } from './keyed-hash.ts';
import { germanStemOf } from './words.ts';

/**
 * What the log remembers of a request: keyed hashes with how often each was there, and what the
 * register's words said at the time. No word can be read from it without the tenant's secret.
 */
export interface Signals {
  /** Stems, and pieces of four letters of single words. */
  words: Bag;
  letters: Bag;
  /** The sender's address and domain; empty when unreadable. */
  senders: Bag;
}

/** Hash to how often, at most `maxCount`. */
export type Bag = ReadonlyMap<number, number>;

export const maxCount = 7;
/** The request stands at the beginning; what comes later is detail and would only fill the column. */
const maxWords = 250;
const pieceLength = 4;
/** 16 million values: next to no collisions among a company's words, four characters in the column. */
const dropped = 8;

/** The key of a company's hashes. */
export function signalKeyOf(secret: Uint8Array): HashKey {
  return hashKeyOf(secret, 'baton signals 1');
}

/** For a register alone, where nothing is kept and so nothing has to be hidden. */
export const openKey: HashKey = { k0: 0, k1: 0 };

/** The signals of a request: subject, text and attachments, all words, also function words. */
export function signalsOf({ texts, sender }: Features, key: HashKey): Signals {
  const hash = (text: string) => keyedHash(text, key) >>> dropped;
  const at = sender.lastIndexOf('@');
  return {
    ...bagsOf(
      texts.map(({ folded }) => folded),
      key,
    ),
    senders: new Map(
      at < 0
        ? []
        : [
            [hash(`a ${sender}`), 1],
            [hash(`d ${sender.slice(at + 1)}`), 1],
          ],
    ),
  };
}

/** The same for plain folded texts, as those of the register. */
export function bagsOf(
  foldedTexts: readonly string[],
  key: HashKey,
  most = maxWords,
): Pick<Signals, 'words' | 'letters'> {
  const words = new Map<number, number>();
  const letters = new Map<number, number>();
  const count = (bag: Map<number, number>, text: string) => {
    const hash = keyedHash(text, key) >>> dropped;
    bag.set(hash, Math.min(maxCount, (bag.get(hash) ?? 0) + 1));
  };
  let read = 0;
  for (const text of foldedTexts) {
    for (const form of text.split(' ')) {
      if (form === '' || read++ >= most) continue;
      count(words, `w ${germanStemOf(form)}`);
      for (const piece of piecesOf(form)) count(letters, piece);
    }
  }
  return { words, letters };
}

/**
 * Pieces of a word with its borders marked. They meet where a compound, a typing mistake or an ending
 * keeps whole words apart. A word of one letter has none.
 */
function piecesOf(form: string): string[] {
  const bordered = `^${form}$`;
  const pieces = Math.max(0, bordered.length - pieceLength + 1);
  return Array.from({ length: pieces }, (_, at) => bordered.slice(at, at + pieceLength));
}
