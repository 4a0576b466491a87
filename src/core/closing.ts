import {
  closings,
  contacts,
  closingGreetings,
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
  const kept = lines
    .map((line) => line.replace(fromOutside, ''))
    .filter((line) => !isNotice(line) && !isContact(line));
  return withoutGreeting(withoutSignature(kept));
}

/** A gateway's mark, before words that are the sender's. */
const fromOutside = /^\[extern(?:al)?\]\s*/i;
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

/** Everything up to the closing. A closing with nothing before it is a text's beginning; a postscript is kept. */
function withoutSignature(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => line !== '');
  const at = lines.findIndex(
    (line, index) =>
      index > start &&
      closes(line, lines, index) &&
      (hasText(lines.slice(start, index)) || isSignature(lines.slice(index + 1))),
  );
  if (at < 0) return withoutCard(lines, start);
  const postscript = lines.findIndex((line, index) => index > at && /^p\.?\s?s\b/i.test(line));
  return [
    ...lines.slice(0, at),
    ...(postscript < 0 ? [] : lines.slice(postscript, postscript + 3)),
  ];
}

/** Whether something was said besides a greeting. */
function hasText(lines: readonly string[]): boolean {
  return withoutGreeting(lines).some((line) => line !== '');
}

const maxWordsOfThanks = 8;
/** `Vielen Dank, der Termin passt nicht` */
const goesOn = /[,.!?:]\s*\S+(?:\s+\S+){2}/;

function closes(line: string, lines: readonly string[], at: number): boolean {
  if (closesSurely(line)) return true;
  const text = line.toLowerCase();
  const isShort = text.length <= maxClosingLength && text.split(' ').length <= maxWordsOfThanks;
  const mayClose = startsWith(text, thanks) || greetingsAtTheEnd.test(text);
  const isThanks = isShort && mayClose && !asksFor.test(text) && !goesOn.test(text);
  if (!isThanks && !startsWith(text, devices)) return false;
  return isSignature(lines.slice(at + 1, at + 1 + maxCardLines + maxSignatureLines));
}

function closesSurely(line: string): boolean {
  if (line === '--' || line === '—') return true;
  if (line.length > maxClosingLength) return false;
  const text = line.toLowerCase();
  if (startsWith(text, closings) || closingGreetings.test(text)) return true;
  return startsWith(text, shortClosings) && text.split(' ').length <= 2;
}

/** Whether a "thank you" is the last that was said: what follows are names and the like, up to a closing. */
function isSignature(lines: readonly string[]): boolean {
  const end = lines.findIndex(closesSurely);
  const filled = (end < 0 ? lines : lines.slice(0, end)).filter((line) => line !== '');
  return filled.length <= maxSignatureLines && filled.every(fitsOnCard);
}

const maxCardLines = 8;
const maxCardWidth = 60;
/** What stands on a card besides a name: where somebody sits, and for whom they work. */
const town = /^(?:D-)?\d{5} \p{Lu}[\p{L}.-]+(?: (?:am|an der|in|im|bei) .{2,20})?$/u;
const company = /(?<!\p{L})(?:gmbh|ag|kg|ohg|ug|e\.\s?v|e\.\s?k|mbb|ltd|inc|llc|b\.v)\.?$/iu;

/** Without the card below a last sentence without a closing: a few short lines, one that says where or for whom somebody is. */
function withoutCard(lines: readonly string[], start: number): string[] {
  const end = lines.findLastIndex((line) => line !== '');
  const above = lines.findLastIndex((line, index) => index < end && line === '');
  const card = lines.slice(above + 1, end + 1);
  const said = lines.slice(0, above + 1).findLast((line) => line !== '') ?? '';
  const isCard =
    above > start &&
    /[.!?]$/.test(said) &&
    card.length > 1 &&
    card.length <= maxCardLines &&
    card.every(fitsOnCard) &&
    card.filter((line) => company.test(line)).length <= 1 &&
    card.some((line) => town.test(line) || company.test(line));
  return isCard ? lines.slice(0, above) : [...lines];
}

/** No sentence, and nobody asks for something. */
function fitsOnCard(line: string): boolean {
  if (line.length > maxCardWidth || asksFor.test(line)) return false;
  if (company.test(line) || !/[.:;?!,]$/.test(line)) return true;
  return line.endsWith('.') && line.split(' ').length <= 2;
}

const asksFor = /(?<!\p{L})(?:bitte|please|ich|wir|we|i)(?!\p{L})/iu;

/** Words of a sentence, which no greeting has. */
const saysMore =
  /\d|(?<!\p{L})(?:die|der|das|den|ein|eine|ist|sind|hat|noch|the|is|are)(?!\p{L})/iu;

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
  const isName = line.length <= maxGreetingLength && line.split(' ').length <= 6;
  return isName && !saysMore.test(line) ? rest : [...lines];
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
