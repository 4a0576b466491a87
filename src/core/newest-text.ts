/**
 * Takes a mail's text apart line by line: what was written last, and what it answers or forwards.
 * No rule looks at more than three lines, so the time grows with the length and nothing else.
 */
export interface MailParts {
  /** What the sender wrote, without quotes. */
  own: string[];
  /** What follows the first header of an earlier mail, marks removed; empty when there is none. */
  earlier: string[];
}

const maxHeaderLines = 12;
/** Longer lines are running text. Looked at first, so that a line of the whole mail's length costs nothing. */
const maxSeparatorLength = 200;
const maxWroteLength = 400;

export function splitMail(lines: readonly string[]): MailParts {
  const at = lines.findIndex((_, index) => quoteHeaderLength(lines, index) > 0);
  if (at < 0) return { own: withoutQuoted(lines), earlier: quotedIn(lines) };
  const body = lines.slice(at + quoteHeaderLength(lines, at));
  const answersBelow = body.some(isQuoted) ? withoutQuoted(body) : [];
  return {
    own: [...withoutQuoted(lines.slice(0, at)), ...answersBelow],
    earlier: body.map(withoutMark),
  };
}

/** Number of lines of the header of an earlier mail that begins here; 0 when none does. */
function quoteHeaderLength(lines: readonly string[], at: number): number {
  const line = withoutMark(lines[at] ?? '');
  if (line === '') return 0;
  if (isSeparator(line)) return 1 + headerBlockLength(lines, at + 1);
  if (opensHeaderBlock(line) && headerBlockLength(lines, at) >= 2)
    return headerBlockLength(lines, at);
  return wroteLength(lines, at);
}

const separators = [
  'ursprüngliche nachricht',
  'urspruengliche nachricht',
  'originalnachricht',
  'weitergeleitete nachricht',
  'anfang der weitergeleiteten nachricht',
  'original message',
  'forwarded message',
  'begin forwarded message',
  'forwarded by',
  'reply message',
];

/** `-----Ursprüngliche Nachricht-----`, `---------- Forwarded message ---------`, `Begin forwarded message:`, or Outlook's long line. */
function isSeparator(line: string): boolean {
  if (line.length > maxSeparatorLength) return false;
  if (/^_{20,}$/.test(line)) return true;
  const words = line.replace(/^[-_*\s]+/, '').toLowerCase();
  if (!separators.some((each) => words.startsWith(each))) return false;
  return /^[-_*]{2}/.test(line) || line.endsWith(':');
}

const headerNames = new Set(
  'von from gesendet sent datum date an to cc bcc betreff subject wichtigkeit importance priorität priority antwort an reply-to anlagen attachments'.split(
    ' ',
  ),
);

function headerNameOf(line: string): string | undefined {
  const colon = line.indexOf(':');
  if (colon < 1 || colon > 20) return undefined;
  const name = line.slice(0, colon).replaceAll('*', '').trim().toLowerCase();
  return headerNames.has(name) ? name : undefined;
}

function opensHeaderBlock(line: string): boolean {
  const name = headerNameOf(line);
  return name === 'von' || name === 'from';
}

/** Header lines from here on; blank lines between them are allowed, and one line that continues a long list of addressees. */
function headerBlockLength(lines: readonly string[], at: number): number {
  let end = at;
  for (let index = at; index < Math.min(lines.length, at + maxHeaderLines); index++) {
    const line = withoutMark(lines[index] ?? '');
    if (headerNameOf(line) !== undefined) end = index + 1;
    else if (line !== '' && index > end) break;
  }
  return end - at;
}

/** `Am 3. März 2026 um 10:14 schrieb Anna Kern <a@kern.example>:`, often broken into two or three lines. */
function wroteLength(lines: readonly string[], at: number): number {
  const first = withoutMark(lines[at] ?? '')
    .slice(0, maxWroteLength)
    .toLowerCase();
  if (!['am ', 'on ', 'le ', 'den '].some((each) => first.startsWith(each)) && !/^\d/.test(first))
    return 0;
  for (let length = 1; length <= 3; length++) {
    const joined = lines
      .slice(at, at + length)
      .map(withoutMark)
      .join(' ');
    if (joined.length > maxWroteLength) return 0;
    if (saysWrote(joined.toLowerCase())) return length;
  }
  return 0;
}

function saysWrote(text: string): boolean {
  if (!text.endsWith(':') || !/\d/.test(text)) return false;
  return (
    text.includes(' schrieb') || text.includes(' wrote:') || text.includes(' hat geschrieben:')
  );
}

function isQuoted(line: string): boolean {
  return line.startsWith('>');
}

function withoutQuoted(lines: readonly string[]): string[] {
  return lines.filter((line) => !isQuoted(line));
}

function quotedIn(lines: readonly string[]): string[] {
  return lines.filter(isQuoted).map(withoutMark);
}

/** One level of quoting less. */
function withoutMark(line: string): string {
  return isQuoted(line) ? line.replace(/^> ?/, '').trimStart() : line;
}
