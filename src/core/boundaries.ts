import { rarity } from './rarity.ts';
import type { Holding } from './places.ts';
import type { Responsibility } from './responsibility.ts';
import type { Word, WordReader } from './words.ts';

/** A clause of what does not belong here. */
export interface Boundary {
  text: string;
  words: readonly Word[];
}

/** A clause with the weight of its words: the rarer in the register, the more. */
export interface WeighedBoundary {
  text: string;
  words: readonly { keys: readonly string[]; weight: number }[];
}

/** A relative clause belongs to what it is about: "Rechnungen, die wir an Kunden stellen". */
const clauseEnd =
  /[\n.;]|,(?!\s*(?:die|der|das|dem|den|deren|welche|welcher|welches|wenn|falls|weil|wo|that|which|who|if|where)\s)/i;

/**
 * `Ausgangsrechnungen an Kunden; Reisekosten` are two clauses. What follows a colon says where it belongs
 * instead. A word that the title or a keyword claims can't be what does not belong here.
 */
export function boundariesOf(
  { notHere, title, keywords }: Responsibility,
  read: WordReader,
): Boundary[] {
  const own = new Set([title, ...keywords].flatMap(read).flatMap(({ keys }) => keys));
  return notHere
    .split(clauseEnd)
    .map((clause) => clause.split(':', 1).join('').trim())
    .map((text) => ({
      text,
      words: read(text).filter(({ keys }) => !keys.some((key) => own.has(key))),
    }))
    .filter(({ words }) => words.some(({ isCommon }) => !isCommon));
}

/** `total` is the number of responsibilities. */
export function weighed(
  { text, words }: Boundary,
  holdings: ReadonlyMap<string, Holding>,
  total: number,
): WeighedBoundary {
  const weightOf = (keys: readonly string[]) =>
    rarity(Math.max(...keys.map((key) => holdings.get(key)?.holders ?? 0)), total);
  return { text, words: words.map(({ keys }) => ({ keys, weight: weightOf(keys) })) };
}
