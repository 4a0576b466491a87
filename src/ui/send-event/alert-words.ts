import type { SendCheck, SendProblem } from '../../core/send-check.ts';

/** Outlook shows no more than this. */
const MOST_LETTERS = 500;
const LONGEST_NAME = 48;
const MOST_SENTENCES = 3;

interface Words {
  away: (name: string) => string;
  awayUntil: (name: string, day: string) => string;
  left: (name: string) => string;
  not_owner: (name: string) => string;
  wrong_domain: (name: string, partner: string) => string;
  more: (count: number) => string;
  owner: (name: string, title: string) => string;
  end: string;
  day: (year: string, month: string, day: string) => string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Of its own, because the whole catalogue would be several times as big as the rest of this script. */
const WORDS: { de: Words; en: Words } = {
  de: {
    away: (name) => `${name} ist heute abwesend.`,
    awayUntil: (name, day) => `${name} ist abwesend bis ${day}.`,
    left: (name) => `${name} ist nicht mehr erreichbar: Das Konto ist gesperrt oder gelöscht.`,
    not_owner: (name) => `${name} ist dafür nicht zuständig.`,
    wrong_domain: (name, partner) => `${name} gehört nicht zum Partner ${partner}.`,
    more: (count) => `Und ${count} weitere.`,
    owner: (name, title) => `Zuständig für „${title}“: ${name}.`,
    end: 'Sie können trotzdem senden.',
    day: (year, month, day) => `${day}.${month}.${year}`,
  },
  en: {
    away: (name) => `${name} is away today.`,
    awayUntil: (name, day) => `${name} is away until ${day}.`,
    left: (name) => `${name} can no longer be reached: the account is disabled or deleted.`,
    not_owner: (name) => `${name} is not responsible for this.`,
    wrong_domain: (name, partner) => `${name} does not belong to the partner ${partner}.`,
    more: (count) => `And ${count} more.`,
    owner: (name, title) => `Responsible for “${title}”: ${name}.`,
    end: 'You can send it all the same.',
    day: (year, month, day) => `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`,
  },
};

/** What Outlook shows when somebody sends to the wrong one: under 500 characters, whatever the names are. */
export function alertWords(
  problems: readonly SendProblem[],
  { owner, partner }: SendCheck,
  language: string,
): string {
  const words = /^de\b/i.test(language) ? WORDS.de : WORDS.en;
  const shown = problems.slice(0, MOST_SENTENCES);
  const lines = shown.map((problem) =>
    sentence(problem, short(partner ? partner.name : ''), words),
  );
  const rest = problems.length - shown.length;
  if (rest > 0) lines.push(words.more(rest));
  const isNamed = owner && !problems.some(({ address }) => address === owner.address.toLowerCase());
  if (owner && isNamed) lines.push(words.owner(short(owner.name), short(owner.title)));
  return `${lines.join(' ')} ${words.end}`.slice(0, MOST_LETTERS - 1);
}

function sentence({ kind, name, until }: SendProblem, partner: string, words: Words): string {
  const who = short(name);
  if (kind === 'wrong_domain') return words.wrong_domain(who, partner);
  const [year, month, day] = (until || '').split('-');
  if (kind === 'away' && year && month && day)
    return words.awayUntil(who, words.day(year, month, day));
  return words[kind](who);
}

/** Names come from mails: one line, nothing invisible, not endless. */
function short(text: string): string {
  const plain = text
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g, ' ')
    .trim();
  return plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME - 1)}…` : plain;
}
