import { withoutGreeting } from './greeting.ts';
import { asksFor, contacts, noticeHeadings, notices, startsWith } from './mail-phrases.ts';
import { withoutSignature } from './signature.ts';

/**
 * What stands around a request and says nothing about it: greeting, closing and signature, device
 * advertisement, legal notice. Words in there (a sender's own department, a slogan) mislead.
 */
export function withoutTrimmings(lines: readonly string[]): string[] {
  const kept = lines
    .map((line) => line.replace(fromOutside, ''))
    .filter((line) => !isNotice(line) && !isContact(line));
  return withoutGreeting(withoutSignature(kept));
}

/** A gateway's mark, before words that are the sender's. */
const fromOutside = /^\[extern(?:al)?\]\s*/i;
const noticeStart = 60;
const maxContactLength = 80;
/** A company's entry; a letter from the court itself has no such number. */
const courtEntry = /^(?:amtsgericht|registergericht|handelsregister)\b.{0,30}\bhr[ab]\b/;

function isNotice(line: string): boolean {
  const start = line.slice(0, noticeStart).toLowerCase();
  return (
    notices.some((each) => start.startsWith(each)) ||
    courtEntry.test(start) ||
    seat.test(line) ||
    aboutPaper.test(start) ||
    noticeHeadings.some((each) => start.startsWith(each) && isHeading(line.slice(each.length)))
  );
}

const seat = /^sitz der gesellschaft (?:ist )?\p{Lu}[\p{L}.-]*(?:[,;|]|$)/iu;
const aboutPaper = /^bitte prüfen sie, ob (?:sie )?diese (?:e-)?mail .*(?:druck|papier)/;

/** What follows a heading: a colon, a dash, or nothing; and nobody asks for something. */
function isHeading(rest: string): boolean {
  return !asksFor.test(rest) && /^(?:\s*[!.]?$|\s*[:–—-](?:\s|$)|\s*:)/u.test(rest);
}

/** `Tel.: 040 66969-511`, `E-Mail kern@x.example`: labels and values, not a word more. "Telefon neu: 040 1" is a request. */
function isContact(line: string): boolean {
  if (line.length > maxContactLength) return false;
  const text = line.toLowerCase();
  if (!startsWith(text, contacts)) return false;
  if ((text.match(/\d/g) ?? []).length < 5 && !/@|www\.|https?:/.test(text)) return false;
  const words =
    text.replace(/\S*(?:@|www\.|https?:)\S*/g, ' ').match(/\p{L}[\p{L}-]*\p{L}/gu) ?? [];
  return words.every((word) => contactWords.has(word));
}

const contactWords = new Set([...contacts, 'durchwahl', 'zentrale', 'direct', 'and', 'und', 'de']);
