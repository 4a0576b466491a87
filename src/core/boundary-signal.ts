import type { WeighedBoundary } from './boundaries.ts';
import type { FoundWord } from './features.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Evidence } from './suggestion.ts';

/** As strong as a keyword: somebody wrote down that it does not belong here. */
const boundaryWeight = 3;
/** Less than this share of a clause says nothing: what makes the difference may be the word that is missing. */
const minShare = 0.75;

/** Word of the mail by every key it stands for. */
export type Witnesses = ReadonlyMap<string, FoundWord>;

/** The clauses of "not here" that the mail fulfils, against the responsibility at that place in the index. */
export function boundaryEvidence(
  at: number,
  witnesses: Witnesses,
  { boundaries }: RegisterIndex,
): Evidence[] {
  return (boundaries[at] ?? []).flatMap((boundary) => evidenceOf(boundary, witnesses));
}

function evidenceOf({ text, words }: WeighedBoundary, witnesses: Witnesses): Evidence[] {
  const said = words.map(({ keys, weight }) => ({ weight, witness: witnessOf(keys, witnesses) }));
  const met = said.filter(({ witness }) => witness !== undefined);
  const share = sum(met) / sum(said);
  const found = met.flatMap(({ witness }) => witness ?? []);
  const [first] = found;
  if (first === undefined || share < minShare) return [];
  return [
    {
      kind: 'not_here',
      found: found.map(({ surface }) => surface).join(' '),
      matched: text,
      where: first.where,
      weight: -boundaryWeight * share,
    },
  ];
}

function witnessOf(keys: readonly string[], witnesses: Witnesses): FoundWord | undefined {
  return keys.map((key) => witnesses.get(key)).find((each) => each !== undefined);
}

function sum(words: readonly { weight: number }[]): number {
  return words.reduce((total, { weight }) => total + weight, 0);
}
