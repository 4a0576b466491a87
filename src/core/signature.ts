import { withoutGreeting } from './greeting.ts';
import {
  asksFor,
  closingGreetings,
  closings,
  devices,
  greetingsAtTheEnd,
  shortClosings,
  startsWith,
  thanks,
} from './mail-phrases.ts';

const maxClosingLength = 60;
/** Lines with something in them that may follow a "thank you" that closes a mail: name, position, company. */
const maxSignatureLines = 6;

/** Everything up to the closing. A closing with nothing before it is a text's beginning; a postscript is kept. */
export function withoutSignature(lines: readonly string[]): string[] {
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
  if (line.length > maxClosingLength || asksFor.test(line)) return false;
  const text = line.toLowerCase();
  if (!isThanks(text) && !startsWith(text, devices)) return false;
  return isSignature(lines.slice(at + 1, at + 1 + maxCardLines + maxSignatureLines));
}

function isThanks(text: string): boolean {
  if (!startsWith(text, thanks) && !greetingsAtTheEnd.test(text)) return false;
  return text.split(' ').length <= maxWordsOfThanks && !goesOn.test(text);
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
