import {
  closings,
  contacts,
  devices,
  greetings,
  greetingsAtTheEnd,
  noticeHeadings,
  notices,
  shortClosings,
  thanks,
} from './mail-phrases.ts';

/**
 * What stands around a request and says nothing about it: greeting, closing and signature, device
 * advertisement, legal notice. Words in there (a sender's own department, a slogan) mislead.
 */
export function withoutTrimmings(lines: readonly string[]): string[] {
  const kept = lines.filter((line) => !isNotice(line) && !isContact(line));
  return withoutGreeting(withoutSignature(kept));
}

const maxClosingLength = 60;
const maxGreetingLength = 70;
const maxContactLength = 80;
/** Lines with something in them that may follow a "thank you" that closes a mail: name, position, company. */
const maxSignatureLines = 6;

/** A company's entry; a letter from the court itself has no such number. */
const courtEntry = /^(?:amtsgericht|registergericht|handelsregister)\b.{0,30}\bhr[ab]\b/;

function isNotice(line: string): boolean {
  const start = line.slice(0, maxClosingLength).toLowerCase();
  return (
    notices.some((each) => start.startsWith(each)) ||
    courtEntry.test(start) ||
    aboutPaper.test(start) ||
    noticeHeadings.some((each) => start.startsWith(each) && isHeading(line.slice(each.length)))
  );
}

const aboutPaper = /^bitte prüfen sie, ob (?:sie )?diese (?:e-)?mail .*(?:druck|papier)/;

/** What follows a heading: a colon, a dash, a name, or nothing; and nobody asks for something. */
function isHeading(rest: string): boolean {
  if (asksFor.test(rest)) return false;
  return /^(?:$|\s*[:–—-]\s|\s*[:!.]|\s+(?:ist\s+|in\s+)?\p{Lu})/u.test(rest);
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

/** Everything up to the closing. A closing with nothing before it is a text's beginning; a postscript is kept. */
function withoutSignature(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => line !== '');
  const nearEnd = startOfEnd(lines);
  const at = lines.findIndex((line, index) => index > start && closes(line, index >= nearEnd));
  if (at < 0) return withoutCard(lines, start);
  const postscript = lines.findIndex((line, index) => index > at && /^p\.?\s?s\b/i.test(line));
  return [
    ...lines.slice(0, at),
    ...(postscript < 0 ? [] : lines.slice(postscript, postscript + 3)),
  ];
}

const maxCardLines = 8;
const maxCardWidth = 60;
/** What stands on a card besides a name: where a company sits, and what it is. */
const onCard =
  /^(?:[dach]-?)?\d{4,5} \p{Lu}|(?<!\p{L})(?:gmbh|ag|kg|ohg|ug|e\.\s?v|e\.\s?k|mbb|ltd|inc|llc|b\.v)\.?$/iu;

/** Without the card below a text that ends without a closing: a few short lines, none a sentence, and one that says where or what somebody is. */
function withoutCard(lines: readonly string[], start: number): string[] {
  const end = lines.findLastIndex((line) => line !== '');
  const above = lines.findLastIndex((line, index) => index < end && line === '');
  const card = lines.slice(above + 1, end + 1);
  const isCard =
    above > start &&
    card.length > 1 &&
    card.length <= maxCardLines &&
    card.every(fitsOnCard) &&
    card.some((line) => onCard.test(line));
  return isCard ? lines.slice(0, above) : [...lines];
}

function fitsOnCard(line: string): boolean {
  return line.length <= maxCardWidth && (onCard.test(line) || !/[.:;?!,]$/.test(line));
}

/** The line from which on no more than a signature follows. */
function startOfEnd(lines: readonly string[]): number {
  const filled = lines.flatMap((line, at) => (line === '' ? [] : [at]));
  return filled.at(-maxSignatureLines - 1) ?? 0;
}

function closes(line: string, isNearEnd: boolean): boolean {
  if (line === '--' || line === '—') return true;
  if (line.length > maxClosingLength) return false;
  const text = line.toLowerCase();
  if (startsWith(text, closings) || greetingsAtTheEnd.test(text)) return true;
  if (startsWith(text, shortClosings)) return text.split(' ').length <= 2;
  return isNearEnd && (startsWith(text, thanks) || startsWith(text, devices));
}

const asksFor = /(?<!\p{L})(?:bitte|please|ich|wir|we|i)(?!\p{L})/iu;

/** `Hallo Frau Kern, ich brauche …` keeps what follows the comma. */
function withoutGreeting(lines: readonly string[]): string[] {
  const at = lines.findIndex((line) => line !== '');
  const line = lines[at] ?? '';
  const rest = lines.slice(at + 1);
  const start = line.slice(0, maxGreetingLength + 1);
  if (!isGreeting(start.toLowerCase())) return [...lines];
  const end = start.search(/[,!:;]/);
  if (asksFor.test(start.slice(0, Math.max(end, 0)))) return [...lines];
  if (end >= 0) return [line.slice(end + 1).trim(), ...rest];
  return line.length <= maxGreetingLength && line.split(' ').length <= 6 ? rest : [...lines];
}

/** `sehr geehrte` may go on (`geehrter`), `hi` may not (`hiermit`). */
function isGreeting(text: string): boolean {
  return text.startsWith('sehr geehrte') || startsWith(text, greetings);
}

/** As whole words. */
function startsWith(text: string, phrases: readonly string[]): boolean {
  return phrases.some(
    (each) => text.startsWith(each) && !/^[\p{L}\p{N}]/u.test(text.slice(each.length)),
  );
}
