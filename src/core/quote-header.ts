/** How mail programs announce the earlier mail that they quote. No rule looks at more than a few lines. */

const maxHeaderLines = 12;
/** Longer lines are running text. Looked at first, so that a line of the whole mail's length costs nothing. */
const maxSeparatorLength = 200;
const maxWroteLength = 400;
const maxWroteLines = 3;

/** Number of lines of the header of an earlier mail that begins here; 0 when none does. Marks of quoting do not matter. */
export function quoteHeaderLength(lines: readonly string[], at: number, isReply: boolean): number {
  const line = withoutMark(lines[at] ?? '');
  if (line === '') return 0;
  if (isRule(line)) {
    const { parts, length } = headerBlockOf(lines, at + 1);
    return isReply || (parts.has('from') && parts.size > 1) ? 1 + length : 0;
  }
  if (isSeparator(line)) return 1 + headerBlockOf(lines, at + 1).length;
  return mailHeaderLength(lines, at, isReply) || wroteLength(lines, at);
}

/** One level of quoting less. */
export function withoutMark(line: string): string {
  return line.startsWith('>') ? line.replace(/^> ?/, '').trimStart() : line;
}

/** Outlook's long line; others draw one under their form or over their signature. */
function isRule(line: string): boolean {
  return line.length <= maxSeparatorLength && /^_{20,}$/.test(line);
}

const separators = [
  'ursprüngliche nachricht',
  'urspruengliche nachricht',
  'ursprüngliche mail',
  'ursprüngliche e-mail',
  'originalnachricht',
  'original-nachricht',
  'original nachricht',
  'weitergeleitete nachricht',
  'weitergeleitete mail',
  'weitergeleitete e-mail',
  'anfang der weitergeleiteten nachricht',
  'anfang der weitergeleiteten e-mail',
  'original message',
  'original-message',
  'forwarded message',
  'begin forwarded message',
  'forwarded by',
  'weitergeleitet von',
  'reply message',
];

/** `-----Ursprüngliche Nachricht-----`, `---------- Forwarded message ---------`, `Begin forwarded message:` */
function isSeparator(line: string): boolean {
  if (line.length > maxSeparatorLength) return false;
  const words = line.replace(/^[-_*\s]+/, '').toLowerCase();
  if (!separators.some((each) => words.startsWith(each))) return false;
  return /^[-_*]{2}/.test(line) || line.endsWith(':');
}

/** The parts of a mail's header, by what programs call them. */
const headerParts: ReadonlyMap<string, string> = new Map([
  ['von', 'from'],
  ['from', 'from'],
  ['gesendet', 'sent'],
  ['sent', 'sent'],
  ['datum', 'date'],
  ['date', 'date'],
  ['an', 'to'],
  ['to', 'to'],
  ['betreff', 'subject'],
  ['subject', 'subject'],
  ...['cc', 'bcc', 'wichtigkeit', 'importance', 'priorität', 'priority', 'antwort an'].map(
    (name): [string, string] => [name, name],
  ),
  ...['reply-to', 'anlagen', 'attachments'].map((name): [string, string] => [name, name]),
]);

function headerPartOf(line: string): string | undefined {
  const colon = line.indexOf(':');
  if (colon < 1 || colon > 20) return undefined;
  return headerParts.get(line.slice(0, colon).replaceAll('*', '').trim().toLowerCase());
}

/**
 * A header without a separator: what was sent, by whom, when, about what. A web form has a sender and a subject, too,
 * and a transport order goes from somewhere to somewhere on a day.
 */
function mailHeaderLength(lines: readonly string[], at: number, isReply: boolean): number {
  const { parts, length } = headerBlockOf(lines, at);
  if (isReply && parts.has('from') && parts.size > 1) return length;
  if (!parts.has('from') || !parts.has('subject')) return 0;
  if (!parts.has('sent') && !(parts.has('date') && parts.has('to'))) return 0;
  return formField.test(withoutMark(lines[at + length] ?? '')) ? 0 : length;
}

const formField = /^(?:ihre )?(?:nachricht|mitteilung|anliegen|kommentar|message|comment)\s*:/i;
const anyField = /^\p{L}[\p{L} -]{0,20}:/u;

/** Header lines from here on; blank lines between them are allowed, and one line that continues a long list of addressees. */
function headerBlockOf(lines: readonly string[], at: number) {
  const parts = new Set<string>();
  let end = at;
  for (let index = at; index < Math.min(lines.length, at + maxHeaderLines); index++) {
    const line = withoutMark(lines[index] ?? '');
    const part = headerPartOf(line);
    if (part !== undefined) {
      parts.add(part);
      end = index + 1;
    } else if (line !== '' && (index > end || end === at || anyField.test(line))) break;
  }
  return { parts, length: end - at };
}

/**
 * `Am 3. März 2026 um 10:14 schrieb Anna Kern <a@kern.example>:`, `Anna Kern <a@kern.example> hat am … geschrieben:`,
 * `2026-03-03 10:14 Anna Kern <a@kern.example>:`, often broken into two or three lines.
 */
function wroteLength(lines: readonly string[], at: number): number {
  for (let length = 1; length <= maxWroteLines; length++) {
    if (!announces(lines, at, at + length)) continue;
    const later = Array.from({ length: length - 1 }, (_, skipped) => at + skipped + 1);
    // a line before such a header does not belong to it
    return later.some((start) => announces(lines, start, at + length)) ? 0 : length;
  }
  return 0;
}

function announces(lines: readonly string[], from: number, to: number): boolean {
  if (to > lines.length || !lines[to - 1]?.endsWith(':')) return false;
  const parts = lines.slice(from, to).map(withoutMark);
  const length = parts.reduce((sum, part) => sum + part.length + 1, 0);
  return (
    !parts.includes('') && length <= maxWroteLength && saysWrote(parts.join(' ').toLowerCase())
  );
}

/** When and by whom, as programs say it; not somebody who tells what a customer wrote. */
function saysWrote(text: string): boolean {
  if (!/\d/.test(text)) return false;
  const begins = /^(?:am |on |le |den |\d)/.test(text);
  const time = /\d{1,2}:\d{2}|\d{1,2}\.\d{2} uhr/.test(text);
  if (!/(?:schrieb|geschrieben|wrote)(?![\p{L}\p{N}])/u.test(text))
    return begins && time && /@.*>:$/.test(text);
  if (/(?:schrieb|wrote) (?:uns|mir|to us|us|me|folgendes)/.test(text)) return false;
  return begins || time || /[^\s@]@[^\s@]/.test(text);
}
