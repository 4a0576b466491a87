import { asksFor, greetings, startsWith } from './mail-phrases.ts';

const maxGreetingLength = 70;
/** Words of a sentence, which no greeting has. */
const saysMore =
  /\d|(?<!\p{L})(?:die|der|das|den|ein|eine|ist|sind|hat|noch|the|is|are)(?!\p{L})/iu;

/** `Hallo Frau Kern, ich brauche …` keeps what follows the comma. */
export function withoutGreeting(lines: readonly string[]): string[] {
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
