import type { Mail } from '../../src/core/mail.ts';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { stopWords } from '../../src/core/stop-words.ts';
import { diceOf } from '../simulation/faults.ts';
import { mail, person, responsibility } from './register.ts';

/** A company of any size that nobody works at: invented words, as unevenly used as those of a language. */
export interface LargeCompany {
  register: Responsibility[];
  /** The next mail somebody sends it, and whose it is. */
  nextMail(): { mail: Mail; responsibilityId: number };
}

const syllables =
  'la mon ter kas bru fel gor win pat sul dek hor ein schlag wer ken dau mit pre lös'.split(' ');
const functionWords = [...stopWords];
/** Words of every subject, and words of the trade. */
const everydayWords = 6_000;
const wordsForEach = 6;
const people = 500;

/** The same seed gives the same company and the same mails. */
export function largeCompany(responsibilities: number, seed = 1): LargeCompany {
  const dice = diceOf(seed);
  const register = Array.from({ length: responsibilities }, (_, at) => invented(at, dice));
  return {
    register,
    nextMail() {
      const at = unevenly(responsibilities, dice);
      return { mail: mailAbout(at, dice), responsibilityId: at + 1 };
    },
  };
}

/** `monterkas`, `felgor`: at least two syllables, different for every number. */
function wordOf(number: number): string {
  let rest = number + syllables.length;
  let word = '';
  for (; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length] ?? '';
  return word;
}

/** Numbers from 0 to below `count`; the first ones far more often, like words and like requests (Zipf). */
function unevenly(count: number, dice: () => number): number {
  return Math.min(count - 1, Math.floor(count ** dice()) - 1);
}

const everyday = (dice: () => number) => wordOf(unevenly(everydayWords, dice));

/** A word of the trade of one responsibility; the neighbours share some of them. */
function tradeWord(at: number, dice: () => number): string {
  return wordOf(everydayWords + at * (wordsForEach - 2) + Math.floor(dice() * wordsForEach));
}

function words(count: number, next: () => string): string {
  return Array.from({ length: count }, next).join(' ');
}

function invented(at: number, dice: () => number): Responsibility {
  const trade = () => tradeWord(at, dice);
  const either = () => (dice() < 0.3 ? trade() : everyday(dice));
  return responsibility({
    id: at + 1,
    title: words(2, trade),
    area: wordOf(at % 40),
    description: words(15, either),
    notHere: dice() < 0.3 ? words(4, () => everyday(dice)) : '',
    keywords: [trade(), trade(), words(2, either)],
    senderPatterns: dice() < 0.1 ? [`@firma${at}.example`] : [],
    owner: person(`Person ${at % people}`),
    deputies: [person(`Person ${(at + 1) % people}`)],
  });
}

function mailAbout(at: number, dice: () => number): Mail {
  const next = () => {
    const choice = dice();
    if (choice < 0.45)
      return functionWords[Math.floor(dice() * dice() * functionWords.length)] ?? '';
    return choice < 0.85 ? everyday(dice) : tradeWord(at, dice);
  };
  const sender = Math.floor(dice() * 4);
  return mail({
    subject: words(4, next),
    text: words(40 + Math.floor(dice() * 80), next),
    from: { name: '', address: `kontakt@firma${(at + sender * 977) % 4_000}.example` },
    receivedAt: '2026-11-23T08:00:00Z',
  });
}
