import type { Block, Cell, Paper } from '../core/chapter/paper.ts';

/** One page that needs nothing else, for the screen and for A4; the same paper always gives the same text. */
export function paperHtml({ language, title, subtitle, foot, blocks }: Paper): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="referrer" content="no-referrer">',
    `<title>${escape(title)}</title>`,
    `<style>${style(title, foot, language)}</style>`,
    '</head>',
    '<body>',
    `<header><h1>${escape(title)}</h1><p>${escape(subtitle)}</p></header>`,
    `<main>${blocks.map(blockHtml).join('\n')}</main>`,
    `<footer>${escape(foot)}</footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const name = block.startsPage ? ' class="starts"' : '';
      return `<h${block.level}${name}>${escape(block.text)}</h${block.level}>`;
    }
    case 'text':
      return `<p>${escape(block.text)}</p>`;
    case 'notice':
      return `<p class="notice">${escape(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
    case 'facts':
      return factsHtml(block.facts);
    case 'table':
      return tableHtml(block);
  }
}

function factsHtml(facts: readonly [string, Cell][]): string {
  const rows = facts.map(
    ([name, value]) => `<div><dt>${escape(name)}</dt><dd>${cellHtml(value)}</dd></div>`,
  );
  return `<dl>${rows.join('')}</dl>`;
}

function tableHtml({ heads, shares, rows }: Extract<Block, { kind: 'table' }>): string {
  if (rows.length === 0) return '';
  const columns = shares.map((share) => `<col style="width:${share}%">`).join('');
  const head = heads.map((text) => `<th scope="col">${escape(text)}</th>`).join('');
  const body = rows.map((cells) => {
    const [first = '', ...others] = cells.map(cellHtml);
    return `<tr><th scope="row">${first}</th>${others.map((each) => `<td>${each}</td>`).join('')}</tr>`;
  });
  return `<div class="wide"><table><colgroup>${columns}</colgroup><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function cellHtml(cell: Cell): string {
  if (typeof cell !== 'string') return `<code>${escape(cell.code)}</code>`;
  return escape(cell).replaceAll('\n', '<br>');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const pageOf = { de: ['Seite ', ' von '], en: ['Page ', ' of '] } as const;

/** Page numbers and the foot of every page are the printer's margin boxes; on the screen the footer says the same. */
function style(title: string, foot: string, language: Paper['language']): string {
  const [page, of] = pageOf[language];
  return `
:root{color-scheme:light;--line:#c8c8c8;--soft:#f3f5f7}
*{box-sizing:border-box}
body{font:10.5pt/1.45 "Segoe UI",system-ui,"Helvetica Neue",Arial,sans-serif;color:#1b1b1b;background:#fff;max-width:52rem;margin:2rem auto;padding:0 1.25rem}
h1,h2,h3,p,li{overflow-wrap:anywhere}
h1{font-size:1.75em;line-height:1.25;margin:0 0 .25em}
h2{font-size:1.35em;margin:2em 0 .5em;border-bottom:2px solid #0f6cbd;padding-bottom:.2em}
h3{font-size:1.1em;margin:1.4em 0 .4em}
header p{color:#444;margin:0 0 1.5em}
p,ul{margin:.5em 0}
li{margin:.3em 0}
.notice{border-left:4px solid #b25f00;background:#fff7ec;padding:.5em .8em}
dl{margin:.6em 0;border-top:1px solid var(--line)}
dl div{display:grid;grid-template-columns:13em 1fr;gap:1em;padding:.3em 0;border-bottom:1px solid var(--line)}
dt{color:#444}
dd{margin:0;overflow-wrap:anywhere}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;table-layout:fixed;min-width:34rem;font-size:.92em}
th,td{text-align:left;vertical-align:top;padding:.35em .5em;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
thead th{background:var(--soft);border-bottom:1px solid #888}
tbody th{font-weight:400}
code{font:.88em/1.4 Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
footer{margin:2.5em 0 1em;border-top:1px solid var(--line);padding-top:.5em;color:#444;font-size:.85em;overflow-wrap:anywhere}
@media (max-width:40rem){dl div{grid-template-columns:1fr;gap:0}}
@media print{
body{margin:0;padding:0;max-width:none;font-size:9.5pt}
.starts{break-before:page}
h2,h3{break-after:avoid}
tr,dl,.notice,li{break-inside:avoid}
thead{display:table-header-group}
.wide{overflow:visible}
table{min-width:0}
footer{display:none}
*{print-color-adjust:exact}
}
@page{size:A4;margin:20mm 17mm 22mm;
@top-left{content:"${quoted(title)}";font:8pt "Segoe UI",Arial,sans-serif;color:#444;width:100%;text-align:left}
@bottom-left{content:"${quoted(foot)}";font:7pt Consolas,"Liberation Mono",monospace;color:#444;width:82%;text-align:left}
@bottom-right{content:"${page}" counter(page) "${of}" counter(pages);font:8pt "Segoe UI",Arial,sans-serif;color:#444}
}
`;
}

/** Inside a CSS string inside a style element. */
function quoted(text: string): string {
  return text.replace(/["\\<>\n]/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `);
}
