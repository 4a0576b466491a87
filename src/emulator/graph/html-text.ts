import { Parser } from 'htmlparser2';

const invisible = new Set(['script', 'style', 'head', 'title', 'template']);
const blocks = new Set(
  'p div br tr table ul ol li h1 h2 h3 h4 h5 h6 hr blockquote pre section article header footer'.split(
    ' ',
  ),
);

/** The text of an HTML body as Outlook gives it for `outlook.body-content-type="text"`. Never throws. */
export function htmlToText(html: string): string {
  const parts: string[] = [];
  let hidden = 0;
  const parser = new Parser({
    onopentag: (name) => {
      if (invisible.has(name)) hidden += 1;
      else if (blocks.has(name)) parts.push('\n');
    },
    ontext: (text) => {
      if (hidden === 0) parts.push(text.replaceAll(/[\s\u00a0]+/g, ' '));
    },
    onclosetag: (name) => {
      if (invisible.has(name)) hidden = Math.max(0, hidden - 1);
      else if (blocks.has(name) && name !== 'br') parts.push('\n');
    },
  });
  parser.end(html);
  return tidy(parts.join(''));
}

const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
    .replaceAll('\n', '\r\n');

/** A plain text as an HTML document. */
export function textToHtml(text: string): string {
  return asDocument(escapeHtml(text).replaceAll(/\r?\n/g, '<br>\r\n'));
}

/** Exchange keeps whole documents: a fragment gets a head and a body around it. */
export function asDocument(html: string): string {
  if (/<html[\s>]/i.test(html)) return html;
  const head = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">';
  return `<html><head>\r\n${head}</head><body>${html}</body></html>`;
}

export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const previewLength = 255;

/** `bodyPreview`: the first 255 characters of the text. */
export function preview(type: string, body: string): string {
  // Only the beginning is looked at, or a body of megabytes would cost as much as its parsing.
  const text = type === 'html' ? htmlToText(body.slice(0, 200_000)) : body;
  return text.trim().slice(0, previewLength);
}
