import { isTypo } from './typos.ts';

/** Below that, names are alike by chance: `otto.de`, `otto.com`. */
const enoughToResemble = 5;

/** A domain, and what is compared of it. */
export interface Look {
  domain: string;
  /** `partner.co.uk` of `mail.partner.co.uk`. */
  house: string;
  /** Of that the part before the ending. */
  name: string;
  /** What the eye sees of the name. */
  seen: string;
}

export function lookOf(domain: string): Look {
  const name = nameOf(domain);
  return { domain, house: houseOf(domain), name, seen: seenIn(name) };
}

/**
 * Whether a domain could be taken for a known one that it is not: the name is the same but for the ending, letters that
 * look alike or one slip, or the known name is a part of it. Of a partner's name only one of several parts counts as
 * a part, since a single word turns up in other names by chance (`hamburg`, `hafen-hamburg`).
 */
export function resembles(one: Look, known: Look, whose: 'own' | 'partner'): boolean {
  if (one.house === known.house) return false;
  if (one.domain.length > known.domain.length && `.${one.domain}`.includes(`.${known.domain}.`))
    return true;
  if (known.name.length < enoughToResemble) return false;
  if (one.seen === known.seen || isTypo(one.seen, known.seen)) return true;
  const mayBePart = whose === 'own' || known.name.includes('-');
  return mayBePart && one.name.includes(known.name) && `-${one.name}-`.includes(`-${known.name}-`);
}

/** One address below the other, or both below the same name. */
export function isSameHouse(domain: string, other: string): boolean {
  return houseOf(domain) === houseOf(other);
}

/** `mail.partner.co.uk` → `partner.co.uk`. */
function houseOf(domain: string): string {
  const labels = domain.split('.');
  return labels.slice(-(1 + endingLength(labels))).join('.');
}

/** `mail.partner.co.uk` → `partner`. */
function nameOf(domain: string): string {
  const labels = domain.split('.');
  return labels.at(-1 - endingLength(labels)) ?? domain;
}

/** Countries that sell names below `co`, `com` and the like. */
function endingLength(labels: readonly string[]): number {
  const [second = '', country = ''] = labels.slice(-2);
  const isBelow = labels.length > 2 && country.length === 2;
  return isBelow && ['co', 'com', 'org', 'net', 'ac', 'gov'].includes(second) ? 2 : 1;
}

/** Cyrillic and Greek letters that look like Latin ones, in pairs. */
const twins = new Map(
  Array.from('аaеeоoрpсcхxуyіiјjѕsԁdɡgοoαaνv'.matchAll(/(.)(.)/gu), ([, twin = '', latin = '']) => [
    twin,
    latin,
  ]),
);

/** What the eye sees of a name: what looks alike becomes the same. */
function seenIn(name: string): string {
  const latin = Array.from(
    name.normalize('NFKD').replace(/\p{M}/gu, ''),
    (each) => twins.get(each) ?? each,
  );
  return latin
    .join('')
    .replaceAll('-', '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('0', 'o')
    .replace(/[1i|]/g, 'l');
}
