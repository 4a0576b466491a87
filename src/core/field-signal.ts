import type { Match } from './candidates.ts';
import type { FoundWord } from './features.ts';
import type { FieldIndex } from './fields-of-work.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Evidence } from './suggestion.ts';
import { conceptsIn } from './vocabulary.ts';
import { fieldsOf } from './vocabulary/concepts.ts';

/** A word of a mail that names something of a field of work, and its share of it. */
interface Naming {
  word: FoundWord;
  field: string;
  share: number;
}

/** A field says far less than a word of its own: a third of what a naive Bayes classifier would hear. */
const fieldWeight = 0.3;
/** More words of the same mail say hardly anything new. */
const mostNamings = 6;
/** Concepts that belong to no row, spread as the register's are. */
const prior = 3;
/** So many times as likely (e) that the words are shown as the reason. */
const enoughToShow = 1;
const mostShown = 3;
/** Next to nothing: a field makes nobody worth mentioning. */
const evidenceWeight = 0.1;

/**
 * What the fields of work a mail is about say for each responsibility, in logits, by place: multinomial naive Bayes with the
 * register's own spread as prior (Zhai & Lafferty 2004). For mails of which no word speaks for anybody: “Krankengeld” and
 * “Bezüge” are of personnel.
 */
export function fieldLogits(words: readonly FoundWord[], { fields }: RegisterIndex): Float64Array {
  const named = Map.groupBy(namingsIn(words), ({ field }) => field);
  const shares = [...named].map(([field, all]) => ({ field, share: sumOf(all) }));
  const weight = fieldWeight * Math.min(1, mostNamings / Math.max(1, sumOf(shares)));
  return Float64Array.from(
    fields.rows,
    (_, at) =>
      weight *
      shares.reduce((sum, each) => sum + each.share * likelihoodOf(each.field, at, fields), 0),
  );
}

function sumOf(named: readonly Pick<Naming, 'share'>[]): number {
  return named.reduce((sum, { share }) => sum + share, 0);
}

/** The same matches, and which words of the mail are of the field of those that `logits` speak for. */
export function withFields(
  matches: ReadonlyMap<number, Match>,
  words: readonly FoundWord[],
  logits: Float64Array,
  { fields, responsibilities }: RegisterIndex,
): ReadonlyMap<number, Match> {
  const named = namingsIn(words);
  const more = responsibilities.flatMap((responsibility, at): [number, Match][] => {
    if ((logits[at] ?? 0) < enoughToShow) return [];
    const known = matches.get(responsibility.id) ?? { evidence: [], score: 0 };
    const telling = named
      .map((each) => ({ ...each, likelihood: likelihoodOf(each.field, at, fields) }))
      .filter(({ likelihood }) => likelihood > 0)
      .toSorted((a, b) => b.likelihood - a.likelihood)
      .slice(0, mostShown);
    const evidence = [...known.evidence, ...telling.map(evidenceOf)];
    return [[responsibility.id, { ...known, responsibility, evidence }]];
  });
  return more.length === 0 ? matches : new Map([...matches, ...more]);
}

function evidenceOf({ word: { surface, where } }: Naming): Evidence {
  return { kind: 'field', found: surface, matched: '', where, weight: evidenceWeight };
}

function namingsIn(words: readonly FoundWord[]): Naming[] {
  return conceptsIn(words).flatMap(({ concepts, at }) => {
    const word = words[at];
    const fields = concepts.flatMap(fieldsOf);
    return word === undefined
      ? []
      : fields.map((field) => ({ word, field, share: 1 / fields.length }));
  });
}

/** How much likelier the field is in this row than in the register, as a logarithm. */
function likelihoodOf(field: string, at: number, { rows, all }: FieldIndex): number {
  const row = rows[at];
  const usual = (all.counts.get(field) ?? 0) + 1;
  const share = usual / (all.total + all.kinds);
  const own = (row?.counts.get(field) ?? 0) + prior * share;
  return Math.log(own / ((row?.total ?? 0) + prior) / share);
}
