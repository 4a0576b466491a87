import type { Caution, Pretence } from './caution.ts';
import { isExternal } from './internal-domains.ts';
import { isSameHouse, resembles } from './lookalike.ts';
import type { MailRequest } from './mail.ts';
import type { Responsibility } from './responsibility.ts';
import { foldedText } from './words.ts';

/** Whom a sender could pretend to be: the domains the register names, and the people it names. */
export interface KnownSenders {
  /** Of partners, and of rules that claim a whole domain. */
  domains: readonly string[];
  people: readonly KnownPerson[];
}

interface KnownPerson {
  name: string;
  /** Folded. */
  words: readonly string[];
  /** Lower case. */
  address: string;
}

export function knownSenders(responsibilities: readonly Responsibility[]): KnownSenders {
  const domains = responsibilities.flatMap(({ partner, senderPatterns }) => [
    ...(partner?.domains ?? []),
    ...senderPatterns.filter(claimsDomain).map((pattern) => pattern.slice(1)),
  ]);
  const named = responsibilities.flatMap(({ owner, deputies, team }) => [
    owner,
    ...deputies,
    ...team,
  ]);
  const people = new Map(named.map((each) => [each.mail.toLowerCase(), each.name]));
  return {
    domains: [...new Set(domains)],
    people: [...people].map(([address, name]) => ({ address, name, words: wordsIn(name) })),
  };
}

/** `@partner.de`. A single address may lie at a provider that everybody uses. */
function claimsDomain(pattern: string): boolean {
  return pattern.startsWith('@') && !pattern.includes('*');
}

/** In what a sender seems to be somebody else. `asks`: whether the mail asks for something delicate. */
export function pretencesOf(
  request: MailRequest,
  { domains, people }: KnownSenders,
  internalDomains: readonly string[],
  asks: boolean,
): Caution[] {
  const { sender, senderDomain, senderName } = request;
  if (senderDomain === '') return [];
  const own = ownDomains(people, internalDomains);
  const isOwn = !isExternal(sender, own);
  const isKnown = isOwn || !isExternal(sender, domains);
  const like = isKnown ? undefined : resembled(senderDomain, own, domains);
  const colleague = isOwn ? undefined : people.find((each) => bearsName(senderName, each));
  const shown = otherDomainIn(senderName, senderDomain);
  const elsewhere = isKnown || asks ? answersElsewhere(request) : undefined;
  return [
    ...said('unproven', request.unproven ? senderDomain : undefined),
    ...(like === undefined
      ? []
      : [{ kind: 'like_known' as const, found: senderDomain, known: like }]),
    ...said('colleague_name', colleague?.name),
    ...said('shown_address', shown),
    ...said('reply_elsewhere', elsewhere),
  ];
}

function said(kind: Pretence, found: string | undefined): Caution[] {
  return found === undefined ? [] : [{ kind, found }];
}

function ownDomains(people: readonly KnownPerson[], internalDomains: readonly string[]): string[] {
  const theirs = people.map(({ address }) => address.slice(address.lastIndexOf('@') + 1));
  return [...new Set([...internalDomains, ...theirs])].filter((each) => each.includes('.'));
}

/** The company's own first. */
function resembled(
  domain: string,
  own: readonly string[],
  others: readonly string[],
): string | undefined {
  return (
    own.find((known) => resembles(domain, known, 'own')) ??
    others.find((known) => resembles(domain, known, 'partner'))
  );
}

/** Both names and perhaps more: `Voss, Henrike (Geschäftsführung)`. */
function bearsName(shown: string, { words }: KnownPerson): boolean {
  if (words.length < 2) return false;
  const theirs = wordsIn(shown);
  return words.every((word) => theirs.includes(word));
}

function wordsIn(name: string): string[] {
  return foldedText(name.slice(0, 200)).trim().split(' ');
}

/** `rechnung@partner.de <x@else.example>`. A mailing list says `… via …` of itself. */
function otherDomainIn(name: string, domain: string): string | undefined {
  const [, shown] =
    /[^\s@<>"']{1,64}@([a-z0-9.-]{1,200}\.[a-z]{2,20})/i.exec(name.slice(0, 400)) ?? [];
  if (shown === undefined || / via /i.test(name)) return undefined;
  return isSameHouse(shown.toLowerCase(), domain) ? undefined : shown.toLowerCase();
}

function answersElsewhere({ replyTo = [], senderDomain }: MailRequest): string | undefined {
  const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);
  return replyTo.find((address) => address !== '' && !isSameHouse(domainOf(address), senderDomain));
}
