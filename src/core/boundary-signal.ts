import type { FoundWord } from './features.ts';
import { rarity } from './rarity.ts';
import type { Boundary, RegisterIndex } from './register-index.ts';
import type { Evidence } from './suggestion.ts';
import type { Word } from './words.ts';

/** As strong as a keyword: somebody wrote down that it does not belong here. */
const boundaryWeight = 3;
/** Less than this share of a clause says nothing: what makes the difference may be the word that is missing. */
const minShare = 0.75;

/** Word of the mail by every key it stands for. */
export type Witnesses = ReadonlyMap<string, FoundWord>;

/** The clauses of "not here" that the mail fulfils, against the responsibility at that place. */
export function boundaryEvidence(
  at: number,
  witnesses: Witnesses,
  index: RegisterIndex,
): Evidence[] {
  return (index.boundaries[at] ?? []).flatMap((boundary) => {
    const met = boundary.words.flatMap((word) => witnessOf(word, witnesses) ?? []);
    const [first] = met;
    const share = shareOf(boundary, witnesses, index);
    if (first === undefined || share < minShare) return [];
    const found = met.map(({ surface }) => surface).join(' ');
    return [
      {
        kind: 'not_here' as const,
        found,
        matched: boundary.text,
        where: first.where,
        weight: -boundaryWeight * share,
      },
    ];
  });
}

/** By rarity, so that "Kunden" alone does not stand for "Ausgangsrechnungen an Kunden". */
function shareOf({ words }: Boundary, witnesses: Witnesses, index: RegisterIndex): number {
  const weights = words.map((word) => ({ word, weight: rarityOf(word, index) }));
  const met = weights.filter(({ word }) => witnessOf(word, witnesses) !== undefined);
  return sum(met.map(({ weight }) => weight)) / sum(weights.map(({ weight }) => weight));
}

function witnessOf({ keys }: Word, witnesses: Witnesses): FoundWord | undefined {
  return keys.map((key) => witnesses.get(key)).find((each) => each !== undefined);
}

function rarityOf({ keys }: Word, { places, responsibilities }: RegisterIndex): number {
  const holders = new Set(keys.flatMap((key) => (places.get(key) ?? []).map(({ at }) => at)));
  return rarity(holders.size, responsibilities.length);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
