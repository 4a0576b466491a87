import type { Understood } from './import-days.ts';

/** A number that cannot be negative: 8, 4,5, 8 h. What may be thousands or a fraction is asked back. */
export function readNumber(text: string): Understood<number> {
  const number = text.trim().replace(/ ?(?:h|std\.?|stunden?|hours?)$/i, '');
  if (/^[-−–] ?\d/.test(number)) return fault('negative_number');
  if (/^\d{1,3}[.,]\d{3}$/.test(number)) return fault('ambiguous_number');
  return /^\d{1,9}(?:[.,]\d{1,6})?$/.test(number)
    ? { value: Number(number.replace(',', '.')) }
    : fault('invalid_number');
}

export function readWhole(text: string): Understood<number> {
  const read = readNumber(text);
  return read.value === undefined || Number.isInteger(read.value) ? read : fault('not_whole');
}

const yes = new Set(['ja', 'j', 'yes', 'y', 'x', 'true', 'wahr', '1', '✓', '✔']);
const no = new Set(['nein', 'n', 'no', 'false', 'falsch', '0']);

export function readYesNo(text: string): Understood<boolean> {
  const word = text.trim().toLowerCase();
  if (yes.has(word)) return { value: true };
  return no.has(word) ? { value: false } : fault('invalid_yes_no');
}

/** The values of choice columns with how people write them in either language; the first is written into files. */
const spellings: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Status: {
    Active: ['active', 'aktiv', 'gültig', 'in kraft', 'in force'],
    Draft: ['draft', 'entwurf', 'in arbeit'],
    Retired: [
      'retired',
      'aufgehoben',
      'ruhend',
      'abgelöst',
      'inaktiv',
      'stillgelegt',
      'inactive',
      'archiviert',
    ],
  },
  StepKind: {
    record: ['record', 'erfassen', 'erfassung'],
    check: ['check', 'prüfen', 'prüfung'],
    approve: ['approve', 'freigeben', 'freigabe'],
    file: ['file', 'ablegen', 'ablage'],
    other: ['other', 'sonstiges', 'anderes'],
  },
};

/** One of the values that a column can have; nothing is asked of a column where people may write their own. */
export function readChoice(column: string, text: string): Understood<string> {
  const choices = spellings[column];
  if (choices === undefined) return { value: text };
  const word = text.trim().toLowerCase();
  const found = Object.entries(choices).find(([, words]) => words.includes(word));
  return found ? { value: found[0] } : fault('unknown_choice', Object.keys(choices).join(', '));
}

/** Numbers of steps, as the register reads them. */
export function readSteps(text: string): Understood<string> {
  const numbers = text.split(/[\s,;+]+/).filter((each) => each !== '');
  return numbers.every((each) => /^\d{1,4}$/.test(each))
    ? { value: numbers.join(', ') }
    : fault('invalid_steps');
}

const fault = (
  kind: NonNullable<Understood<never>['problem']>['kind'],
  hint = '',
): Understood<never> => ({ problem: { kind, hint } });

/** What can't be seen and means nothing; line breaks and tabs stay. */
export const invisible =
  /[\u0000-\u0008\u000B-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** Columns with one entry a line, and what else divides entries where a cell has one line only. */
export const entrySeparators: ReadonlyMap<string, RegExp> = new Map([
  ['Keywords', /;/],
  ['SenderPatterns', /[;,\s]+/],
  ['Mailboxes', /[;,\s]+/],
]);

/**
 * The entries of a cell: one a line where it has line breaks, else what separators divide. So a single entry that
 * holds a separator is written with a line break behind it.
 */
export function entriesOf(cell: string, separators: RegExp): string[] {
  const parts = cell.includes('\n') ? cell.split('\n') : cell.split(separators);
  return [...new Set(parts.map((each) => each.trim()).filter((each) => each !== ''))];
}

const honorifics = /^(?:(?:frau|herrn?|fr\.|hr\.|mrs?\.?|ms\.?|dr\.|prof\.)\s+)+/i;

/** What names each person in a cell: an address, or a name without title and department. */
export function peopleIn(cell: string): string[] {
  return cell
    .split(/[;\n]|\s+(?:und|and|&)\s+|\s\/\s/)
    .flatMap(listedWithCommas)
    .map(nameOrAddress)
    .filter((each) => each !== '');
}

/** “Kern, Sabine” is one person; “Sabine Kern, Deniz Yıldız” are two. */
function listedWithCommas(text: string): string[] {
  const parts = text.split(',').map((each) => each.trim());
  const isList =
    parts.length > 1 && parts.every((each) => each.includes('@') || /\S\s+\S/.test(each));
  return isList ? parts : [text];
}

function nameOrAddress(text: string): string {
  const [, inBrackets = ''] = /<([^<>]+)>\s*$/.exec(text) ?? [];
  if (inBrackets.includes('@')) return inBrackets.trim().toLowerCase();
  const [address] = /[^\s<>()[\],;:"]+@[^\s<>()[\],;:"]+/.exec(text.replace(/^mailto:/i, '')) ?? [];
  if (address !== undefined) return address.toLowerCase();
  const name = text
    .replace(/\s*[([].*$/, '')
    .replace(honorifics, '')
    .trim();
  const [last = '', first = '', ...more] = name.split(',').map((each) => each.trim());
  return first !== '' && more.length === 0 ? `${first.replace(honorifics, '')} ${last}` : name;
}

const placeholders = new Set([
  '-',
  '–',
  '—',
  '--',
  '/',
  '?',
  'n/a',
  'na',
  'k.a.',
  'k. a.',
  'keine',
  'keiner',
  'niemand',
  'none',
  'nobody',
  'offen',
  'unbefristet',
  'tbd',
  'n.n.',
  'nn',
  'null',
  'entfällt',
]);

/** What people write where nothing is to be said. Texts are never taken for it. */
export function isPlaceholder(text: string): boolean {
  return placeholders.has(text.trim().toLowerCase());
}
