import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemGerman } from '@orama/stemmers/german';
import { commonWords } from './common-words.ts';
import { remembered } from './remembered.ts';
import { isStopWord } from './stop-words.ts';

/** One word of a text. Two words mean the same when they share a key. */
export interface Word {
  /** As it stands in the text. */
  surface: string;
  /** Lower case, without diacritics, in up to two spellings (`büro`, `buero` → `buro`); the first one leads. */
  forms: readonly string[];
  /** German and English stem. */
  keys: readonly string[];
  /** Belongs to every subject, so it says little about this one. */
  isCommon: boolean;
}

/** Longer ones are no words but encoded data; cutting them keeps every later step linear. */
const maxWordLength = 60;
const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/** As most words are: there is nothing in them to fold, which is seen sooner than done. */
const plainWord = /^[a-z0-9]*$/;

/** The words that say something, in order; function words, courtesies, single letters and bare numbers are left out. */
export function wordsOf(text: string): Word[] {
  return surfacesOf(text)
    .map(wordOf)
    .filter((word) => !isEmptyWord(word));
}

export type WordReader = (text: string) => Word[];

/** `wordsOf` for many texts: remembers every word it has taken apart, because stemming is what takes time. */
export function wordReader(): WordReader {
  const known = new Map<string, Word>();
  const read = (surface: string) => {
    const word = known.get(surface) ?? takenApart(surface);
    known.set(surface, word);
    return word;
  };
  return (text) =>
    surfacesOf(text)
      .map(read)
      .filter((word) => !isEmptyWord(word));
}

/** Every run of letters and digits as it stands in the text. */
export function surfacesOf(text: string): string[] {
  const surfaces = text.replace(invisible, '').match(wordPattern) ?? [];
  return surfaces.filter(({ length }) => length <= maxWordLength);
}

/** All words folded, one space before, between and after, so that a wording can be looked for as it is. */
export function foldedText(text: string): string {
  const folded = surfacesOf(text).map((surface) => foldUmlautSpelling(foldDiacritics(surface)));
  return ` ${folded.join(' ')} `;
}

export const wordOf: (surface: string) => Word = remembered(takenApart);

function takenApart(surface: string): Word {
  if (isAcronym(surface)) return { surface, forms: [surface], keys: [surface], isCommon: false };
  const plain = foldDiacritics(surface);
  const umlauts = foldUmlautSpelling(plain);
  const apart = stemApart.get(umlauts);
  const keys = apart === undefined ? distinct(stemGerman(umlauts), stemEnglish(plain)) : [apart];
  return {
    surface,
    forms: distinct(umlauts, plain),
    keys,
    isCommon: keys.some((key) => commonKeys.has(key)),
  };
}

const commonKeys: ReadonlySet<string> = new Set(
  commonWords.map((word) => stemGerman(foldUmlautSpelling(foldDiacritics(word)))),
);

/**
 * True for words no responsibility can be found by. A number is a reference, and references of
 * different things look alike.
 */
function isEmptyWord({ forms }: Word): boolean {
  const [form = ''] = forms;
  return form.length < 2 || forms.some(isStopWord) || /^\p{N}+$/u.test(form);
}

/** `IT` and `US` are a department and a country only when written in capitals; else they are function words. */
function isAcronym(surface: string): boolean {
  return /^[A-Z]{2}$/.test(surface) && isStopWord(surface.toLowerCase());
}

/** The German key of a folded word. */
export const germanStemOf = remembered((form) => stemApart.get(form) ?? stemGerman(form));

/**
 * Without its umlaut and its ending each of these would be another word: Zähler and Zahl, Empfänger and Empfang, Ausführung
 * and Ausfuhr, verlängern and verlangen, Behälter and behalten.
 */
const stemApart: ReadonlyMap<string, string> = new Map(
  ['zahler', 'empfanger', 'ausfuhrung', 'verlanger', 'behalter'].flatMap((stem) =>
    ['', 's', 'n', 'en', 'e'].map((ending): [string, string] => [`${stem}${ending}`, stem]),
  ),
);

/** `Überprüfung` → `uberprufung`, `Straße` → `strasse`, `Yıldız` → `yildiz`. */
function foldDiacritics(text: string): string {
  const lower = text.toLowerCase();
  if (plainWord.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l');
}

/** `ueberpruefung` → `uberprufung`. After a vowel or q the e is a letter of its own (`steuer`, `neue`, `quelle`). */
function foldUmlautSpelling(folded: string): string {
  return /[aou]e/.test(folded) ? folded.replace(/(?<![aeiouyq])([aou])e/g, '$1') : folded;
}

function distinct(first: string, second: string): readonly string[] {
  return first === second ? [first] : [first, second];
}
