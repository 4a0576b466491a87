/** What mail programs and gateways put before a subject. */
export interface MarkedSubject {
  /** Without marks of replies and forwards and without warnings of a gateway; other tags stay (`[Ticket 12]`). */
  subject: string;
  /** What the outermost mark says the mail is. */
  kind?: 'reply' | 'forward';
}

/** `AW:`, `Re[2]:`, `WG (2):` */
const mark =
  /^(?:(?<reply>aw|re|antw|antwort)|(?<forward>wg|fw|fwd|weitergeleitet))\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s*:\s*/i;
const tag = /^\[[^[\]]{1,40}\]\s*/;
/** How gateways say that a mail came from outside, or might be spam. */
const warning =
  /^(?:\[\s*(?:extern\w*|ext|spam\??|spamverdacht|verdacht|achtung|warnung|caution|suspicious)\b[^[\]]{0,30}\]|\*+\s*(?:extern\w*|ext|spam)\s*\*+|(?:extern|external|ext)\s*:)\s*/i;
const maxMarks = 20;

/** `[EXTERN] AW: WG: Re: Mahnung` → `Mahnung`, a reply. */
export function readMarks(subject: string): MarkedSubject {
  const tags: string[] = [];
  let rest = subject.trimStart();
  let kind: MarkedSubject['kind'];
  for (let found = 0; found < maxMarks; found++) {
    const warned = warning.exec(rest)?.[0];
    const marked = mark.exec(rest);
    const tagged = tag.exec(rest)?.[0];
    const next = warned ?? marked?.[0] ?? tagged;
    if (next === undefined) break;
    if (warned === undefined && marked === null) tags.push(next.trim());
    if (warned === undefined && marked !== null)
      kind ??= marked.groups?.['reply'] === undefined ? 'forward' : 'reply';
    rest = rest.slice(next.length);
  }
  return { subject: [...tags, rest].join(' ').trim(), ...(kind && { kind }) };
}
