import type { FoundWord } from './features.ts';
import type { Meeting } from './lexicon.ts';
import { meetingRoomOf } from './met-words.ts';
import { phraseEvidence, wordingOf } from './phrase-signal.ts';
import { inForce } from './register.ts';
import type { Name, RegisterIndex } from './register-index.ts';
import type { Responsibility } from './responsibility.ts';
import { mailboxEvidence, senderEvidence } from './sender-signal.ts';
import { startingWith } from './starting-with.ts';
import type { Evidence, Knowledge } from './suggestion.ts';
import { wordEvidence } from './word-signal.ts';
import { foldedText, surfacesOf, type Word, wordOf, wordsOf } from './words.ts';

export interface SearchResult {
  responsibilityId: number;
  /** Strongest first. */
  evidence: Evidence[];
  score: number;
}

const maxQueryLength = 500;
const maxBeginnings = 100;
/** As much as a keyword: whoever types a name means the person. */
const nameWeight = 3;

/**
 * What somebody looks for: words of a mail, an address or domain, a person, an area. The last word may
 * be unfinished. Everything that fits at all, best first, ties by the lower id; nothing for an empty query.
 */
export function search(query: string, { index, today }: Knowledge): SearchResult[] {
  const asked = query.slice(0, maxQueryLength).trim();
  const words = queryWords(asked);
  const evidence = new Map<number, Evidence[]>();
  const add = (at: number, each: readonly Evidence[]) =>
    evidence.set(at, [...(evidence.get(at) ?? []), ...each]);

  const room = meetingRoomOf(index);
  const meet = (word: FoundWord) => {
    const more = beginnings(word, asked, index);
    return more.length === 0 ? [room.meet(word)] : [room.meet(word), room.through(more, word)];
  };
  for (const [at, heard] of wordEvidence(words, index, meet)) add(at, [...heard.values()]);
  for (const [at, each] of phraseEvidence(
    wordingOf({ words, texts: [{ where: 'text', folded: foldedText(asked) }] }),
    index,
  ))
    add(at, [each]);
  for (const [at, each] of addressEvidence(asked, index)) add(at, [each]);
  index.names.forEach((names, at) => {
    const people = nameEvidence(words, names);
    if (people.length > 0) add(at, people);
  });
  return [...evidence]
    .flatMap(([at, each]) => resultOf(index.responsibilities[at], each, today))
    .toSorted(byScore);
}

function resultOf(
  responsibility: Responsibility | undefined,
  evidence: readonly Evidence[],
  today: string,
): SearchResult[] {
  if (responsibility === undefined || !inForce(responsibility, today)) return [];
  const total = evidence.reduce((sum, { weight }) => sum + weight, 0);
  const sorted = evidence.toSorted((a, b) => b.weight - a.weight);
  return [
    { responsibilityId: responsibility.id, evidence: sorted, score: Math.round(total * 1e6) / 1e6 },
  ];
}

function byScore(a: SearchResult, b: SearchResult): number {
  return b.score - a.score || a.responsibilityId - b.responsibilityId;
}

/** A query of nothing but function words or digits is meant as it is: somebody types the beginning of a word. */
function queryWords(query: string): FoundWord[] {
  const words = wordsOf(query);
  const meant = words.length > 0 ? words : surfacesOf(query).flatMap(asWrittenAndInCapitals);
  return meant.map((word, position) => ({ ...word, where: 'text', position }));
}

/** Who types `it` in a search box may mean the department. */
function asWrittenAndInCapitals(surface: string): Word[] {
  return [wordOf(surface), wordOf(surface.toUpperCase())];
}

/** Words of the register the unfinished last word may become. */
function beginnings(word: FoundWord, query: string, { lexicon }: RegisterIndex): Meeting[] {
  if (!query.endsWith(word.surface)) return [];
  const forms = word.forms.flatMap((form) => startingWith(form, lexicon.sorted, maxBeginnings));
  const keys = new Set(forms.flatMap((form) => lexicon.forms.get(form) ?? []));
  return [...keys].map((key) => ({ key, way: 'head' }));
}

/** What belongs to an address or a domain: rules about the sender, mailboxes, partners. */
function addressEvidence(query: string, index: RegisterIndex): [number, Evidence][] {
  const address = query.toLowerCase();
  if (!/^[^\s@]*@?[^\s@]+\.[^\s@]+$/.test(address)) return [];
  const sender = address.includes('@') ? address : `@${address}`;
  const asked = { words: [], texts: [], sender, mailboxes: [address] };
  return [
    ...senderEvidence(asked, index),
    ...mailboxEvidence(asked, index),
    ...partnerEvidence(sender, index),
  ];
}

function partnerEvidence(
  sender: string,
  { responsibilities }: RegisterIndex,
): [number, Evidence][] {
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  return responsibilities.flatMap(({ partner }, at): [number, Evidence][] =>
    partner?.domains.includes(domain)
      ? [
          [
            at,
            { kind: 'sender', found: domain, matched: domain, where: 'sender', weight: nameWeight },
          ],
        ]
      : [],
  );
}

/** People and partner companies: every word of the query that begins a first or family name. */
function nameEvidence(words: readonly FoundWord[], names: readonly Name[]): Evidence[] {
  return names.flatMap(({ text, forms, isOwner }) => {
    const found = words.filter((word) => beginsOne(word, forms));
    if (found.length === 0) return [];
    const said = found.map(({ surface }) => surface).join(' ');
    const weight = ((isOwner ? nameWeight : nameWeight / 2) * found.length) / words.length;
    return [{ kind: 'word' as const, found: said, matched: text, where: 'text' as const, weight }];
  });
}

function beginsOne(word: FoundWord, forms: readonly string[]): boolean {
  return word.forms.some(
    (begin) => begin.length >= 2 && forms.some((form) => form.startsWith(begin)),
  );
}
