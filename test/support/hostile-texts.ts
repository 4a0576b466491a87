import { diceOf } from '../simulation/faults.ts';

/** A text made to break readers, and what it tries. */
export interface HostileText {
  kind: string;
  contentType: 'text' | 'html';
  content: string;
}

type Dice = () => number;
type Recipe = [
  kind: string,
  contentType: HostileText['contentType'],
  make: (dice: Dice, length: number) => string,
];

const pick = (dice: Dice, from: readonly string[]) => from[Math.floor(dice() * from.length)] ?? '';
const below = (dice: Dice, limit: number) => Math.floor(dice() * limit);
const filled = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / Math.max(1, piece.length))).slice(0, length);
const joined = (dice: Dice, length: number, pieces: readonly string[], between: string) => {
  const made: string[] = [];
  for (let size = 0; size < length; ) {
    const piece = pick(dice, pieces);
    made.push(piece);
    size += piece.length + between.length;
  }
  return made.join(between).slice(0, length);
};

const officeWords =
  'Rechnung Mahnung Bewerbung Lohnabrechnungskorrektur Lieferschein Urlaub constructor __proto__ toString hasOwnProperty ist die und bitte invoice Grüße Straße'.split(
    ' ',
  );
const quoteHeads = [
  'Am 3. März 2026 um 10:14 schrieb Anna Kern <a@kern.example>:',
  '-----Ursprüngliche Nachricht-----',
  'Von: Anna Kern',
  'Gesendet: Montag, 3. März 2026',
  'On Mon, Mar 3, 2026 at 10:14 AM Anna wrote:',
  '________________________________',
  'Begin forwarded message:',
  '> > > > ',
  'Am 1',
  '12345',
];
const closers = [
  'Mit freundlichen Grüßen',
  'Vielen Dank',
  '--',
  'Tel.: 040 123456',
  'P.S. noch etwas',
  'Hallo',
];
const invisibles = [
  '\u200b',
  '\u200f',
  '\u202e',
  '\u2066',
  '\u00ad',
  '\ufeff',
  '\u0000',
  '\u0007',
  '\u2028',
];
const marks = ['\u0301', '\u0316', '\u0e31', '\u20dd', '\u0489'];
const scripts = [
  'שלום',
  'مرحبا',
  '契約書',
  'Ελληνικά',
  '𝔘𝔫𝔦',
  '👩‍👩‍👧‍👦',
  'İ',
  'ŉ',
  'ﬃ',
  'ẞ',
  '\ud800',
  '\udc00',
];
const tags = [
  '<p>',
  '</p>',
  '<div style="display:none">',
  '</div>',
  '<br>',
  '<td>',
  '<blockquote type=cite>',
  '</blockquote>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<![CDATA[',
  ']]>',
  '<a href="',
  '">',
  '&#x110000;',
  '&amp;',
  '&#',
  '<',
  '>',
  '<style>',
  '</',
  '<title>',
];
const units = [
  'a',
  'ä',
  ' ',
  '\t',
  '\n',
  '\r',
  ':',
  '>',
  '-',
  '_',
  '*',
  '.',
  ',',
  ';',
  '1',
  '@',
  '\u00a0',
];

/** How deep the nested ones go. */
const depth = 10_000;

/** Each in the length asked for, or shorter. */
const recipes: readonly Recipe[] = [
  ['one character', 'text', (dice, length) => filled(pick(dice, units), length)],
  [
    'two characters in turn',
    'text',
    (dice, length) => filled(pick(dice, units) + pick(dice, units), length),
  ],
  ['one word', 'text', (dice, length) => filled(pick(dice, officeWords), length)],
  ['one word many times', 'text', (dice, length) => filled(`${pick(dice, officeWords)} `, length)],
  [
    'different words',
    'text',
    (dice, length) =>
      joined(
        dice,
        length,
        Array.from({ length: 2000 }, () => below(dice, 1e9).toString(36)),
        ' ',
      ),
  ],
  [
    'compounds',
    'text',
    (dice, length) =>
      joined(
        dice,
        length,
        Array.from({ length: 500 }, () =>
          `${pick(dice, officeWords)}${pick(dice, officeWords)}${pick(dice, officeWords)}`.slice(
            0,
            60,
          ),
        ),
        ' ',
      ),
  ],
  [
    'nested quotes',
    'text',
    (dice, length) =>
      joined(dice, length, [`${'>'.repeat(1 + below(dice, 500))} Rechnung\n`, '>\n'], ''),
  ],
  ['heads of quotes', 'text', (dice, length) => joined(dice, length, quoteHeads, '\n')],
  [
    'a head that never ends',
    'text',
    (dice, length) => `Am 3 ${filled(pick(dice, ['schrieb ', 'wrote ', '1 ', 'a']), length)}`,
  ],
  [
    'header names',
    'text',
    (dice, length) =>
      joined(
        dice,
        length,
        ['Von:', 'An: a@b.example;', 'To:', 'Betreff: x', '', 'Gesendet:'],
        '\n',
      ),
  ],
  ['closings and greetings', 'text', (dice, length) => joined(dice, length, closers, '\n')],
  [
    'short lines',
    'text',
    (dice, length) => joined(dice, length, ['', 'a', '>', '-', '--', ':'], '\n'),
  ],
  [
    'spaces before an end',
    'text',
    (dice, length) => `${filled(pick(dice, [' ', '\t', '\u00a0', ' \n']), length - 1)}x`,
  ],
  ['what cannot be seen', 'text', (dice, length) => joined(dice, length, [...invisibles, 'a'], '')],
  [
    'marks upon marks',
    'text',
    (dice, length) => joined(dice, length, ['e', ...marks, ...marks], ''),
  ],
  [
    'every script',
    'text',
    (dice, length) => joined(dice, length, scripts, pick(dice, ['', ' ', '\n'])),
  ],
  [
    'characters by chance',
    'text',
    (dice, length) =>
      String.fromCharCode(
        ...Array.from({ length: Math.min(length, 20_000) }, () => below(dice, 65_536)),
      ),
  ],
  [
    'subject marks',
    'text',
    (dice, length) => filled(pick(dice, ['AW: ', 'WG: ', 're:', 'fw :']), length),
  ],
  [
    'addresses',
    'text',
    (dice, length) => filled(pick(dice, ['a@', '@', 'a.b@c.', 'https://', 'www.']), length),
  ],
  [
    'numbers',
    'text',
    (dice, length) => filled(pick(dice, ['1', '12.', '1,', '4711 ', '2026-11-23']), length),
  ],
  [
    'deep elements',
    'html',
    (dice, length) =>
      filled(
        pick(dice, ['<div>', '<blockquote>', '<b><i>', '<table><tr><td>', '<ul><li>']),
        Math.min(length, depth * 5),
      ),
  ],
  [
    'ends without beginnings',
    'html',
    (dice, length) => filled(pick(dice, ['</div>', '</p>', '</a></b>', '</blockquote>']), length),
  ],
  ['scraps of markup', 'html', (dice, length) => joined(dice, length, [...tags, 'Rechnung'], '')],
  [
    'attributes without end',
    'html',
    (dice, length) => `<p ${filled(pick(dice, ['a ', 'a=', 'a="', "style='", 'hidden ']), length)}`,
  ],
  [
    'styles',
    'html',
    (dice, length) =>
      `<p style="${filled(pick(dice, ['display : none;', 'opacity:0', 'font-size:0', 'display:', ' ', 'max-height:']), length)}">x</p>`,
  ],
  [
    'entities',
    'html',
    (dice, length) =>
      filled(
        pick(dice, [
          '&amp;',
          '&#x41;',
          '&#1114112;',
          '&',
          '&nbsp;',
          '&CounterClockwiseContourIntegral;',
        ]),
        length,
      ),
  ],
  [
    'many small elements',
    'html',
    (dice, length) => joined(dice, length, ['<br>', '<p>a</p>', '<td>1</td>', '<li>b', ' '], ''),
  ],
  [
    'comments',
    'html',
    (dice, length) =>
      filled(pick(dice, ['<!--', '<!-- -->', '<!', '<![if mso]>', '<?xml ']), length),
  ],
  [
    'nested quotes',
    'html',
    (dice, length) =>
      filled(
        pick(dice, [
          '<blockquote type="cite">a',
          '<div class="gmail_quote">b<blockquote class="gmail_quote">',
        ]),
        length,
      ),
  ],
];

export const longest = 200_000;

/** One in fifty has the full length, the others any: a length of 0 to `longest`, mostly short. */
export function hostileText(seed: number): HostileText {
  const dice = diceOf(seed);
  const recipe = recipes[seed % recipes.length];
  if (recipe === undefined) throw new Error('A seed is a whole number from 0 on.');
  const [kind, contentType, make] = recipe;
  const length = below(dice, 50) === 0 ? longest : Math.floor(longest ** dice());
  const content = make(dice, length);
  return { kind: `${kind} (${contentType})`, contentType, content: content.slice(0, longest) };
}

export const kinds = recipes.length;
