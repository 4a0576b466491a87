import type { Caution, Pretence } from './caution.ts';
import { isExternal } from './internal-domains.ts';
import { isSameHouse, type Look, lookOf, resembles } from './lookalike.ts';
import type { MailRequest } from './mail.ts';
import { isReadable, type ReadableRows } from './row-rights.ts';
import type { Responsibility } from './responsibility.ts';
import { foldedText } from './words.ts';

/** Whom a sender could pretend to be: the domains the register names, and the people it names. */
export interface KnownSenders {
  /** Of partners, and of rules that claim a whole domain; each with the ids of the rows that name it. */
  domains: readonly NamedDomain[];
  /** Of the people's own addresses. */
  own: readonly Look[];
  people: readonly KnownPerson[];
}

interface NamedDomain {
  look: Look;
  rows: readonly number[];
}

interface KnownPerson {
  name: string;
  /** Folded. */
  words: readonly string[];
  /** Lower case. */
  address: string;
}

export function knownSenders(responsibilities: readonly Responsibility[]): KnownSenders {
  const domains = responsibilities.flatMap(({ id, partner, senderPatterns }) =>
    [
      ...(partner?.domains ?? []),
      ...senderPatterns.filter(claimsDomain).map((pattern) => pattern.slice(1)),
    ].map((domain) => ({ domain, id })),
  );
  const named = responsibilities.flatMap(({ owner, deputies, team }) => [
    owner,
    ...deputies,
    ...team,
  ]);
  const people = new Map(named.map((each) => [each.mail.toLowerCase(), each.name]));
  return {
    domains: [...Map.groupBy(domains, ({ domain }) => domain)].map(([domain, named]) => ({
      look: lookOf(domain),
      rows: named.map(({ id }) => id),
    })),
    own: Array.from(new Set(Array.from(people.keys(), domainOf)), lookOf).filter(isDomain),
    people: [...people].map(([address, name]) => ({ address, name, words: wordsIn(name) })),
  };
}

/** `@partner.de`. A single address may lie at a provider that everybody uses. */
function claimsDomain(pattern: string): boolean {
  return pattern.startsWith('@') && !pattern.includes('*');
}

/**
 * In what a sender seems to be somebody else. `asks`: whether the mail asks for something delicate. A domain that only
 * rows name which whoever asks may not read is not told.
 */
export function pretencesOf(
  request: MailRequest,
  { domains, own: theirs, people }: KnownSenders,
  internalDomains: readonly string[],
  asks: boolean,
  readable: ReadableRows = 'all',
): Caution[] {
  const { sender, senderDomain, senderName } = request;
  if (senderDomain === '') return [];
  const own = [...internalDomains.map(lookOf), ...theirs];
  const isOwn = liesIn(sender, own);
  const looks = domains.map(({ look }) => look);
  const isKnown = isOwn || liesIn(sender, looks);
  const told = domains.filter(({ rows }) => rows.some((row) => isReadable(row, readable)));
  const like = isKnown ? undefined : resembled(lookOf(senderDomain), own, told);
  const colleague = isOwn ? undefined : colleagueCalled(senderName, people);
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

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function isDomain({ domain }: Look): boolean {
  return domain.includes('.');
}

function liesIn(sender: string, looks: readonly Look[]): boolean {
  return !isExternal(
    sender,
    looks.map(({ domain }) => domain),
  );
}

/** The company's own first. */
function resembled(
  look: Look,
  own: readonly Look[],
  others: readonly NamedDomain[],
): string | undefined {
  const known =
    own.find((each) => resembles(look, each, 'own')) ??
    others.find((each) => resembles(look, each.look, 'partner'))?.look;
  return known?.domain;
}

/** Both names and perhaps more: `Voss, Henrike (Geschäftsführung)`. */
function colleagueCalled(shown: string, people: readonly KnownPerson[]): KnownPerson | undefined {
  const said = wordsIn(shown);
  return people.find(({ words }) => words.length > 1 && words.every((word) => said.includes(word)));
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
  return replyTo.find((address) => address !== '' && !isSameHouse(domainOf(address), senderDomain));
}
