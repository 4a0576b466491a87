import {
  backwards,
  type Backwards,
  beginningsBefore,
  beginningsOf,
  endingsOf,
  partsOf,
} from './compounds.ts';
import { deletionsOf, isTypo } from './typos.ts';
import { germanStemOf, type Word } from './words.ts';

/** All words of the register, found by any way a mail may write them. */
export interface Lexicon {
  /** Every form, singular or plural, to the keys of its word. */
  forms: ReadonlyMap<string, readonly string[]>;
  /** Each to itself: what is met is the register's own text, which keeps nothing of the mail in memory. */
  keys: ReadonlyMap<string, string>;
  /** Forms in order of code units, and the same in the order of their endings; the keys of each stand at its place. */
  sorted: readonly string[];
  sortedKeys: readonly (readonly string[])[];
  byEnding: Backwards;
  byEndingKeys: readonly (readonly string[])[];
  /** A form with one letter left out, to the forms it came from. */
  misspelt: ReadonlyMap<string, readonly string[]>;
}

/**
 * Of `Lohnkorrektur`, `Korrektur` is the head: what it is. `Lohn` only modifies it. `compound` is the
 * other way round: the register says `Lohnkorrektur`, the mail one of its parts. `meaning`: other words for the
 * same, also of the other language (`meanings.ts`); `ambiguous`: they may mean something else as well.
 */
export type Way = 'same' | 'head' | 'modifier' | 'compound' | 'typo' | 'meaning' | 'ambiguous';

/** How a word of the mail met a word of the register. */
export interface Meeting {
  /** Key of the register's word. */
  key: string;
  way: Way;
  /** The mail's words, where there are several. */
  found?: string;
}

export function buildLexicon(words: readonly Word[]): Lexicon {
  const forms = new Map<string, readonly string[]>();
  for (const word of new Set(words)) {
    for (const form of word.forms.flatMap((each) => [each, ...singularsOf(each)])) {
      forms.set(form, union(forms.get(form), word.keys));
    }
  }
  const sorted = [...forms.keys()].toSorted();
  const byEnding = byEndingOf(sorted);
  const keysOf = (form: string) => forms.get(form) ?? [];
  return {
    forms,
    keys: new Map(words.flatMap(({ keys }) => keys.map((key) => [key, key] as const))),
    sorted,
    sortedKeys: sorted.map(keysOf),
    byEnding,
    byEndingKeys: byEnding.forwards.map(keysOf),
    misspelt: misspellingsOf(forms.keys()),
  };
}

/**
 * Every word of the register this word of a mail may stand for: the same word in another form, a part
 * of it (`Lohn` in `Lohnkorrektur`), a compound that contains it, or, when there is none of these,
 * one with a single typing mistake. A key appears once, with its closest way.
 */
export function meetingsOf(word: Word, lexicon: Lexicon): Meeting[] {
  const found = new Map<string, Way>();
  const add = (keys: readonly string[], way: Way) => {
    for (const key of keys) if (!found.has(key)) found.set(key, way);
  };
  add(
    word.keys.flatMap((key) => lexicon.keys.get(key) ?? []),
    'same',
  );
  for (const form of word.forms.flatMap((each) => [each, ...singularsOf(each)])) {
    for (const part of partsOf(form, lexicon.forms)) {
      add(keysOfForm(part, lexicon), form.endsWith(part) ? 'head' : 'modifier');
    }
  }
  for (const form of word.forms) {
    for (const keys of compoundsWith(form, lexicon)) add(keys, 'compound');
  }
  if (found.size === 0) {
    for (const form of word.forms) {
      for (const meant of meantBy(form, lexicon)) add(keysOfForm(meant, lexicon), 'typo');
    }
  }
  const meetings: Meeting[] = [];
  for (const [key, way] of found) meetings.push({ key, way });
  return meetings;
}

/** Looking up the keys of every one of hundreds would take longer than finding them. */
function compoundsWith(form: string, lexicon: Lexicon): (readonly string[])[] {
  const { forms, sorted, sortedKeys, byEnding, byEndingKeys } = lexicon;
  const singulars = longSingularsOf(form);
  const beginnings = [
    ...beginningsOf(form, sorted),
    ...singulars.flatMap((singular) => beginningsBefore(singular, sorted, forms)),
  ];
  const endings = [form, ...singulars].flatMap((each) => endingsOf(each, byEnding));
  return [
    ...beginnings.map((at) => sortedKeys[at] ?? []),
    ...endings.map((at) => byEndingKeys[at] ?? []),
  ];
}

function byEndingOf(forms: readonly string[]): Backwards {
  const sorted = forms.map(backwards).toSorted();
  return { sorted, forwards: sorted.map(backwards) };
}

/** What is left of a short word begins too many others. */
function longSingularsOf(form: string): string[] {
  return singularsOf(form).filter(({ length }) => length >= 5);
}

function meantBy(form: string, { misspelt }: Lexicon): string[] {
  const near = [form, ...deletionsOf(form)].flatMap((each) => misspelt.get(each) ?? []);
  return near.filter((each) => isTypo(form, each));
}

function misspellingsOf(forms: Iterable<string>): Map<string, readonly string[]> {
  const misspelt = new Map<string, string[]>();
  for (const form of forms) {
    for (const key of [form, ...deletionsOf(form)]) {
      const known = misspelt.get(key);
      if (known === undefined) misspelt.set(key, [form]);
      else known.push(form);
    }
  }
  return misspelt;
}

/** `rechnungen` → `rechnung`: what is left without a plural or case ending, if the stemmer agrees that it is the same word. */
export function singularsOf(form: string): string[] {
  const stem = germanStemOf(form);
  return ['en', 'er', 'es', 'e', 'n', 's']
    .filter((ending) => form.endsWith(ending) && form.length - ending.length >= 4)
    .map((ending) => form.slice(0, -ending.length))
    .filter((shorter) => germanStemOf(shorter) === stem);
}

function keysOfForm(form: string, { forms }: Lexicon): readonly string[] {
  return forms.get(form) ?? [];
}

function union(known: readonly string[] | undefined, more: readonly string[]): readonly string[] {
  return known === undefined ? more : [...new Set([...known, ...more])];
}
