import type { Ask } from './caution.ts';
import type { MailRequest } from './mail.ts';
import { foldedText } from './words.ts';

/** Beginnings of words and turns, folded as `foldedText` does; a space at the end means the end of the word. */
interface Wording {
  /** One of these and one of `with` in the same sentence. */
  about: readonly string[];
  with: readonly string[];
}

const bankDetails: Wording = {
  about: [
    'iban',
    'bankverbindung',
    'kontoverbindung',
    'kontodaten',
    'bankdaten',
    'bankkonto',
    'kontonummer',
    'bank gewechselt',
    'bank detail',
    'banking detail',
    'bank account',
    'account detail',
    'payment detail',
    'remittance detail',
  ],
  with: [
    'neu ',
    'neue ',
    'neuen ',
    'neues ',
    'neuer ',
    'geandert',
    'andern ',
    'andert ',
    'anderung',
    'gewechselt',
    'wechsel',
    'umgestellt',
    'aktualisier',
    'ab sofort',
    'kunftig',
    'jetzt ',
    'nicht mehr',
    'new ',
    'change',
    'update',
    'now ',
    'from now on',
    'future payment',
    'no longer',
  ],
};

const signIn: Wording = {
  about: [
    'ihrem passwort',
    'ihr passwort',
    'ihrem kennwort',
    'ihr kennwort',
    'ihre zugangsdaten',
    'ihren zugangsdaten',
    'ihre anmeldedaten',
    'ihren anmeldedaten',
    'ihrem microsoft',
    'ihrer kreditkarte',
    'ihre kreditkarte',
    'your password',
    'your credentials',
    'your microsoft',
    'your login',
    'your credit card',
  ],
  with: [
    'melden sie sich',
    'anzumelden',
    'anmelden',
    'einloggen',
    'loggen sie',
    'eingeben',
    'geben sie',
    'bestatigen',
    'verifizier',
    'aktualisier',
    'bezahlen sie',
    'log in',
    'login ',
    'sign in',
    'enter ',
    'confirm',
    'verify',
    'update',
    'validate',
  ],
};

const payment = ['uberweis', 'zahlung', 'betrag ', 'transfer', 'payment', 'pay '];
const secrecy = [
  'zu niemandem',
  'mit niemandem',
  'niemandem davon',
  'unter uns',
  'fur sich behalten',
  'streng vertraulich',
  'absolut vertraulich',
  'diskret behandeln',
  'diskretion',
  'strictly confidential',
  'keep this confidential',
  'keep this between',
  'between us ',
  'between you and me',
  'do not tell',
  'tell anyone',
  'tell nobody',
];

/** What a mail asks for that nobody should do on the strength of a mail alone, the gravest first. */
export function asksIn({ subject, text }: Pick<MailRequest, 'subject' | 'text'>): Ask[] {
  const sentences = sentencesIn(`${subject}\n${text}`).filter(isWorthFolding).map(foldedText);
  const whole = sentences.join('');
  const asks: Ask[] = [];
  if (holdsAny(whole, payment) && holdsAny(whole, secrecy)) asks.push('secret_payment');
  if (sentences.some((each) => speaksOf(each, signIn))) asks.push('sign_in');
  if (sentences.some((each) => speaksOf(each, bankDetails) && !isAboutOurs(each)))
    asks.push('bank_details');
  return asks;
}

function sentencesIn(text: string): string[] {
  return text.split(/[.!?;](?=\s|$)|\n/);
}

/** Folding takes most of the time, and hardly any sentence has one of these. */
const roots =
  /iban|bank|konto|passw|kennwort|zugangsdaten|anmeldedaten|microsoft|kredit|credit|credential|login|account|remittance|zahl|weis|betrag|transfer|pay|niemand|uns|sich|vertraulich|diskret|confidential|between|tell/i;

function isWorthFolding(sentence: string): boolean {
  return roots.test(sentence);
}

function speaksOf(folded: string, wording: Wording): boolean {
  return holdsAny(folded, wording.about) && holdsAny(folded, wording.with);
}

function holdsAny(folded: string, beginnings: readonly string[]): boolean {
  return beginnings.some((each) => folded.includes(` ${each}`));
}

/** Somebody asks for the account they are to pay to: nothing of theirs changes. */
function isAboutOurs(folded: string): boolean {
  return / (?:ihre[rn]?|your)(?: \S+)? (?:iban|bank|konto|account|payment|remittance)/.test(folded);
}
