import type { FindingAbout, RegisterFinding } from '../../../core/findings/register-finding.ts';
import { localeOf } from '../../shared/i18n.ts';
import { plain } from '../../shared/text.ts';
import type { UseWords } from '../../shared/use-words.ts';
import { findingWords } from '../../shared/words/findings.ts';
import { pageWords, type SayOf } from '../../shared/page-words.ts';

export type SayFinding = SayOf<(typeof findingWords)['de']>;

/** What one finding says. */
export interface FindingText {
  what: string;
  why: string;
  /** What the button says that mends it; empty when there is none. */
  does: string;
}

export interface FindingWords extends UseWords {
  say: SayFinding;
  textOf: (finding: RegisterFinding) => FindingText;
}

/** The words of findings, beside all others. */
export function useFindingWords(): FindingWords {
  const words = useOwnWords();
  return { ...words, textOf: (finding) => textOf(finding, words.say, words) };
}

const useOwnWords = pageWords(findingWords);

/** Of people, words and rows so many are named. */
const most = 3;

function textOf(finding: RegisterFinding, say: SayFinding, words: UseWords): FindingText {
  return {
    what: whatIn(finding, say, words),
    why: say(`why.${finding.kind}`),
    does: doesIn(finding, say, words),
  };
}

function whatIn(
  { kind, about, column }: RegisterFinding,
  say: SayFinding,
  words: UseWords,
): string {
  if (kind === 'unreadable') {
    const value = plain(about.value ?? '');
    return words.t(`register.finding.${about.problem ?? 'unreadable_line'}`, { value });
  }
  return say(`what.${kind}`, { ...gapsOf(about, say, words), role: roleOf(column, say) });
}

function gapsOf(about: FindingAbout, say: SayFinding, words: UseWords) {
  const { dates, language } = words;
  const list = new Intl.ListFormat(localeOf(language));
  const quote = (text: string) => (language === 'de' ? `„${text}“` : `“${text}”`);
  const listed = (texts: readonly string[]) => list.format(texts.slice(0, most).map(plain));
  const { people = [], words: said = [], others = [], from = '', to = '', step } = about;
  return {
    when: whenIn(about, say, words),
    people: listed(people.map(({ name }) => name)),
    words: listed(said.map(quote)),
    others: listed(others.map(({ title }) => quote(title))),
    from: dates.day(from),
    to: dates.day(to),
    process: plain(about.process ?? ''),
    step: step === undefined ? say('aStep') : say('step', { step }),
    value: plain(about.value ?? ''),
    count: about.count ?? 0,
  };
}

function whenIn({ from = '', to }: FindingAbout, say: SayFinding, { dates }: UseWords): string {
  if (to === undefined) return say('when.since', { from: dates.day(from) });
  if (to === from) return say('when.on', { from: dates.day(from) });
  return say('when.between', { from: dates.day(from), to: dates.day(to) });
}

const roles = ['Owner', 'Deputy', 'SecondDeputy', 'Team'] as const;

function roleOf(column: string, say: SayFinding): string {
  const role = roles.find((each) => each === column);
  return role === undefined ? column : say(`role.${role}`);
}

function doesIn(
  { remedy, title, about }: RegisterFinding,
  say: SayFinding,
  { dates }: UseWords,
): string {
  if (remedy === undefined) return '';
  const { does, columns } = remedy;
  const person = columns['Owner'] ?? columns['Deputy'] ?? columns['SecondDeputy'];
  const day = columns['ReviewBy'];
  return say(`does.${does}`, {
    people: nameIn(person),
    title: plain(title),
    other: plain(about.others?.find(({ row }) => row === remedy.row)?.title ?? ''),
    day: typeof day === 'string' ? dates.day(day) : '',
    words: (about.words ?? []).map(plain).join(', '),
  });
}

function nameIn(value: unknown): string {
  const isPerson = typeof value === 'object' && value !== null && 'name' in value;
  return isPerson ? plain(String(value.name)) : '';
}
