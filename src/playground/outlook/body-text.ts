const BLOCKS = new Set(
  'ADDRESS,ARTICLE,ASIDE,BLOCKQUOTE,DIV,DL,DT,DD,FIGURE,FOOTER,FORM,H1,H2,H3,H4,H5,H6,HEADER,HR,LI,MAIN,OL,P,PRE,SECTION,TABLE,TR,UL'.split(
    ',',
  ),
);
const SILENT = new Set(['SCRIPT', 'STYLE', 'HEAD', 'TITLE', 'TEMPLATE', 'NOSCRIPT']);

/** The words of an HTML body, one line per block. The HTML is only parsed: nothing loads, nothing runs. */
export function bodyText(html: string): string {
  const parts: string[] = [];
  collect(new DOMParser().parseFromString(html, 'text/html').body, parts);
  return parts
    .join('')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function collect(node: Node, parts: string[]): void {
  if (node instanceof Text)
    parts.push(node.parentElement?.closest('pre') ? node.data : node.data.replace(/\s+/g, ' '));
  if (!(node instanceof Element) || SILENT.has(node.tagName)) return;
  if (node.tagName === 'BR') parts.push('\n');
  const block = BLOCKS.has(node.tagName);
  if (block) parts.push('\n');
  for (const child of node.childNodes) collect(child, parts);
  if (node.tagName === 'TD' || node.tagName === 'TH') parts.push(' ');
  if (block) parts.push('\n');
}
