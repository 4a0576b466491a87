import { Parser } from 'htmlparser2';

/** More visible text than this is never read; the request stands at the beginning. */
const maxTextLength = 200_000;
/** No mail is nested so deep, and the parser's time grows with the square of the depth. */
const maxDepth = 1_000;
/** The parser is fed in pieces so that it can stop early. */
const pieceLength = 16_384;

const unseen = new Set(
  'script style head title template noscript object embed iframe svg math audio video canvas datalist select'.split(
    ' ',
  ),
);
const blocks = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const hidingStyles =
  /(?:display:none|visibility:hidden|mso-hide:all|opacity:0(?:\.0+)?(?![.\d])|font-size:[01](?:px|pt|em|%)?(?![.\d])|max-height:0(?:px)?(?![.\d]))/;
/** A line break in the source is one to the reader, as in the `pre` of mails that were written as plain text. */
const keepingStyles = /white-space:(?:pre|break-spaces)/;

/**
 * The text a reader sees: blocks become lines, quoted mails get `> ` before each line, text that is
 * hidden by element, attribute or inline style is left out. Never fails, whatever the markup.
 */
export function textOfHtml(html: string): string {
  const page = new Page();
  const parser = new Parser({
    onopentag: (name, attributes) => page.open(name, attributes),
    onclosetag: (name) => page.close(name),
    ontext: (text) => page.write(text),
  });
  for (let at = 0; at < html.length && page.wantsMore(); at += pieceLength) {
    parser.write(html.slice(at, at + pieceLength));
  }
  parser.end();
  return page.text();
}

/** Collects lines while the parser walks through the markup. */
class Page {
  #length = 0;
  readonly #lines: string[] = [];
  #line: string[] = [];
  /** Elements being open, and what each of them began. */
  readonly #open: { hides: boolean; quotes: boolean; keepsLines: boolean }[] = [];
  #hiding = 0;
  #quoting = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'br' || blocks.has(name)) this.#endLine();
    if (name === 'td' || name === 'th') this.write(' ');
    const style = styleOf(attributes);
    const hides =
      unseen.has(name) || Object.hasOwn(attributes, 'hidden') || hidingStyles.test(style);
    const quotes = isQuote(name, attributes);
    const keepsLines = this.#keepsLines(name, style);
    this.#open.push({ hides, quotes, keepsLines });
    this.#hiding += Number(hides);
    this.#quoting += Number(quotes);
  }

  close(name: string): void {
    if (blocks.has(name)) this.#endLine();
    const element = this.#open.pop();
    this.#hiding -= Number(element?.hides ?? false);
    this.#quoting -= Number(element?.quotes ?? false);
  }

  write(text: string): void {
    if (this.#hiding > 0) return;
    this.#length += text.length;
    const [first = '', ...more] =
      this.#open.at(-1)?.keepsLines === true ? text.split('\n') : [text];
    this.#line.push(first);
    for (const line of more) {
      this.#endLine();
      this.#line.push(line);
    }
  }

  wantsMore(): boolean {
    return this.#length < maxTextLength && this.#open.length < maxDepth;
  }

  text(): string {
    this.#endLine();
    return this.#lines.join('\n').slice(0, maxTextLength).trim();
  }

  /** As the innermost element wants it that says anything. */
  #keepsLines(name: string, style: string): boolean {
    if (keepingStyles.test(style)) return true;
    if (style.includes('white-space:')) return false;
    return name === 'pre' || this.#open.at(-1)?.keepsLines === true;
  }

  #endLine(): void {
    const line = this.#line.join('').replace(/\s+/g, ' ').trim();
    this.#line = [];
    const isRepeatedGap = line === '' && this.#lines.at(-1) === '';
    if (!isRepeatedGap) this.#lines.push(this.#quoting > 0 ? `> ${line}` : line);
  }
}

/** What an element's own `style` says, lower case, without spaces; empty where it has none. */
function styleOf(attributes: Readonly<Record<string, string>>): string {
  const style = Object.hasOwn(attributes, 'style') ? attributes['style'] : undefined;
  return style?.replace(/\s/g, '').toLowerCase() ?? '';
}

/** How Gmail, Apple Mail, Thunderbird and Yahoo mark the mail that is answered. An indented paragraph is a `blockquote` too, without these. */
function isQuote(name: string, attributes: Readonly<Record<string, string>>): boolean {
  const own = (key: string) => (Object.hasOwn(attributes, key) ? (attributes[key] ?? '') : '');
  if (name !== 'blockquote') return false;
  return own('type') === 'cite' || /\b(?:gmail_quote|moz-cite|yahoo_quoted)\b/.test(own('class'));
}
