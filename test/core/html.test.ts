import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { textOfHtml } from '../../src/core/html.ts';

it('writes blocks on lines of their own and collapses space', () => {
  expect(textOfHtml('<p>Guten  Tag,</p><div>die <b>Rech</b>nung<br>fehlt.</div>')).toBe(
    'Guten Tag,\n\ndie Rechnung\nfehlt.',
  );
});

it('keeps the text of links and table cells apart', () => {
  const html =
    '<table><tr><td>Betrag</td><td><a href="https://x.example">42 EUR</a></td></tr></table>';
  expect(textOfHtml(html)).toBe('Betrag 42 EUR');
});

it.each([
  ['a script', '<script>geheim()</script>'],
  ['a style sheet', '<style>.geheim{}</style>'],
  ['a title', '<head><title>geheim</title></head>'],
  ['display:none', '<div style="color:red; DISPLAY : none">geheim</div>'],
  ['visibility:hidden', '<span style="visibility:hidden">geheim</span>'],
  ['tiny type', '<span style="font-size:0px">geheim</span>'],
  ['full transparency', '<p style="opacity:0">geheim</p>'],
  ["Outlook's own style", '<p style="mso-hide:all">geheim</p>'],
  ['the hidden attribute', '<p hidden>geheim</p>'],
  ['something nested in it', '<div style="display:none"><p>a<b>geheim</b></p><img>geheim</div>'],
  ['a comment', '<!-- geheim -->'],
])('leaves out what %s hides', (_, html) => {
  expect(textOfHtml(`<p>vorher</p>${html}<p>nachher</p>`)).toMatch(/^vorher\n+nachher$/);
});

it('shows what is only faint', () => {
  expect(textOfHtml('<p style="opacity:0.5;font-size:10px">da</p>')).toBe('da');
});

it.each([
  ['<pre>', '</pre>'],
  ['<div style="white-space: pre-wrap">', '</div>'],
])('keeps the lines of what was written as plain text: %s', (open, close) => {
  const text = 'Hallo,\r\nanbei die Rechnung.\n\nAm 3. M&auml;rz schrieb <b>Anna</b>:\n&gt; alt';
  expect(textOfHtml(`<p>vorn\nweg</p>${open}${text}${close}dahin\nter`)).toBe(
    'vorn weg\n\nHallo,\nanbei die Rechnung.\n\nAm 3. März schrieb Anna:\n> alt\ndahin ter',
  );
});

it('breaks lines no more where an element inside says so', () => {
  const inner = '<span style="white-space: normal">a\nb</span>\nc';
  expect(textOfHtml(`<div style="white-space:pre-wrap">${inner}</div>`)).toBe('a b\nc');
});

it('marks the lines of a quoted mail but not an indented paragraph', () => {
  expect(textOfHtml('neu<blockquote type="cite">alt<br>älter</blockquote>')).toBe(
    'neu\n> alt\n> älter',
  );
  expect(textOfHtml('neu<blockquote style="margin-left:2em">eingerückt</blockquote>')).toBe(
    'neu\neingerückt',
  );
});

it('stops where nobody reads on', () => {
  const html = '<div style="display:none">x</div><p>Hallo <b>Welt</b></p>'.repeat(40_000);
  expect(textOfHtml(html).length).toBeLessThanOrEqual(200_000);
});

it('survives any markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(typeof textOfHtml(`<div ${text}>${text}<__proto__ constructor>`)).toBe('string');
    }),
  );
});

it('stops at a depth no mail has, before it takes long', () => {
  expect(textOfHtml('<b>'.repeat(700_000)).length).toBeLessThan(5);
});
