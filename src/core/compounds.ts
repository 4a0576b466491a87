import { type Range, rangeStartingWith } from './starting-with.ts';

/**
 * German writes compounds as one word. They are taken apart with the register's own vocabulary as the
 * lexicon, so no dictionary is needed and every part found is one that somebody answers for.
 */

/** Letters that may join two parts: Lohn-abrechnung-s-korrektur, Kunde-n-karte. */
const joints = ['', 's', 'n', 'en', 'es', 'er', 'e', 'ns'];
const minPart = 4;
/** Allowed when everything around it is known: Kfz-versicherung. */
const minPartOfWhole = 3;
const minCompound = 7;
const maxCompound = 40;

/** What makes a new word out of one word, so that it is no compound: Künd-igung is not about Kunden. */
const derivations =
  /^(?:(?:e|el|er|ig|lich|isch)?(?:ung|ungen)|(?:ig|lich|isch|bar|sam|haft|los)(?:e[mnrs]?)?|(?:ig|lich|bar|sam|los)?keit(?:en)?|(?:ig)?heit(?:en)?|schaft(?:en)?|nis|nisse|tum|er?|ern?|ende?[mnrs]?|iert?e?n?|ieren|ation|tion|ing|ings|ment|ments|able|ible|ness|less|ful)$/;
/** An-trag and Ver-trag have nothing to do with each other. */
const prefixes = new Set(
  'ab an auf aus be bei da dar durch ein emp ent er fehl fort ge gegen her hin hinter in los mis miss mit nach neben ober re rein um un under unter uber ver vor vorbei weg wider wieder zer zu zuruck zusammen zwischen over out pre'.split(
    ' ',
  ),
);
/** A beginning that ends like this has cut a longer word in two: Lohnab-rechnung. */
const cutPrefix = /(?:ab|auf|aus|ein|ver|vor|ent|zer)$/;

type Known = { has(form: string): boolean };

/** The known words inside a folded word, in order; none when it is known as a whole only or not compounded at all. */
export function partsOf(form: string, known: Known): string[] {
  if (form.length < minCompound || form.length > maxCompound) return [];
  const whole = wholeParts(form, 0, known, new Set());
  if (whole !== undefined && whole.length > 1) return whole;
  const leading = leadingParts(form, known);
  const trailing = trailingPart(form, known);
  return trailing === undefined || leading.includes(trailing) ? leading : [...leading, trailing];
}

/** Known parts that cover everything from `start` on; long parts are preferred. `dead` holds starts that lead nowhere. */
function wholeParts(
  form: string,
  start: number,
  known: Known,
  dead: Set<number>,
): string[] | undefined {
  if (start === form.length) return [];
  if (dead.has(start)) return undefined;
  for (let end = form.length; end >= start + minPartOfWhole; end--) {
    if (end - start === form.length || !known.has(form.slice(start, end))) continue;
    for (const joint of joints) {
      if (!form.startsWith(joint, end)) continue;
      const rest = wholeParts(form, end + joint.length, known, dead);
      if (rest !== undefined) return [form.slice(start, end), ...rest];
    }
  }
  dead.add(start);
  return undefined;
}

/** Known parts from `start` on, each the longest, up to a rest that is a word of its own but not known. */
function leadingParts(form: string, known: Known, start = 0): string[] {
  for (let end = form.length - minPart; end >= start + minPart; end--) {
    if (!known.has(form.slice(start, end)) || !isOwnWord(form.slice(end))) continue;
    return [form.slice(start, end), ...leadingParts(form, known, afterJoint(form, end, known))];
  }
  return [];
}

function trailingPart(form: string, known: Known): string | undefined {
  for (let start = minPartOfWhole; start <= form.length - minPart; start++) {
    if (known.has(form.slice(start)) && isOwnBeginning(form.slice(0, start)))
      return form.slice(start);
  }
  return undefined;
}

function afterJoint(form: string, end: number, known: Known): number {
  const joint = joints.find(
    (each) => form.startsWith(each, end) && beginsKnown(form, end + each.length, known),
  );
  return end + (joint ?? '').length;
}

function beginsKnown(form: string, start: number, known: Known): boolean {
  for (let end = start + minPart; end <= form.length; end++) {
    if (known.has(form.slice(start, end))) return true;
  }
  return false;
}

/** Where compounds of the register stand that begin with this word. `sorted` is in order of code units. */
export function beginningsOf(form: string, sorted: readonly string[]): number[] {
  if (form.length < minPart) return [];
  return placesFrom(rangeStartingWith(form, sorted, maxCompounds), (at) => {
    const each = sorted[at] ?? '';
    return each.length > form.length && isOwnWord(each.slice(form.length));
  });
}

/**
 * The same for a word whose ending was cut off. What is left fits before too much (zahl-en, zahl-erstand),
 * so the rest has to begin with a word that is known.
 */
export function beginningsBefore(form: string, sorted: readonly string[], known: Known): number[] {
  return beginningsOf(form, sorted).filter((at) => {
    const each = sorted[at] ?? '';
    return joints.some(
      (joint) =>
        each.startsWith(joint, form.length) && beginsKnown(each, form.length + joint.length, known),
    );
  });
}

/** Words of the register in order of how they are written backwards, each at the same place as it is written forwards. */
export interface Backwards {
  sorted: readonly string[];
  forwards: readonly string[];
}

/** Where compounds of the register stand that end with this word. */
export function endingsOf(form: string, { sorted, forwards }: Backwards): number[] {
  if (form.length < minPart) return [];
  return placesFrom(rangeStartingWith(backwards(form), sorted, maxCompounds), (at) => {
    const each = forwards[at] ?? '';
    return each.length > form.length && isOwnBeginning(each.slice(0, each.length - form.length));
  });
}

/** More would say that the word is too common to be worth anything. */
const maxCompounds = 64;

function placesFrom({ start, end }: Range, fits: (at: number) => boolean): number[] {
  const places: number[] = [];
  for (let at = start; at < end; at++) if (fits(at)) places.push(at);
  return places;
}

function isOwnWord(rest: string): boolean {
  return rest.length >= minPart && !derivations.test(rest);
}

function isOwnBeginning(beginning: string): boolean {
  return (
    beginning.length >= minPartOfWhole && !prefixes.has(beginning) && !cutPrefix.test(beginning)
  );
}

/** By code units: what is cut out of a word turned round has to match the word as it was. */
export function backwards(text: string): string {
  return text.split('').toReversed().join('');
}
