import { quoteHeaderLength, withoutMark } from './quote-header.ts';

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

/** `isReply`: what looks like a header is one; else it may be a form. */
export function splitMail(lines: readonly string[], isReply = false): MailParts {
  const at = lines.findIndex((_, index) => quoteHeaderLength(lines, index, isReply) > 0);
  if (at < 0) return { own: withoutQuoted(lines), earlier: quotedIn(lines) };
  const body = lines.slice(at + quoteHeaderLength(lines, at, isReply));
  const isAnsweredBelow = isQuoted(body.find((line) => line !== '') ?? '');
  const answersBelow = isAnsweredBelow ? withoutQuoted(body) : [];
  return {
    own: [...withoutQuoted(lines.slice(0, at)), ...answersBelow],
    earlier: body.map(withoutMark),
  };
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
