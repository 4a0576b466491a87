import { dayOf } from '../core/calendar.ts';
import { absencesOf } from '../core/cover-absence.ts';
import { listedPeople, turnsOf } from '../core/cover-turn.ts';
import { type DuePhrase, findDuePhrases } from '../core/due-phrase.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { internalDomains } from '../core/internal-domains.ts';
import { type Mail, type MailAddress, readRequest } from '../core/mail.ts';
import { onceFor } from '../core/once-for.ts';
import type { Responsibility } from '../core/responsibility.ts';
import type { SendCheck } from '../core/send-check.ts';
import { siteOf } from '../core/site.ts';
import type { Candidate, Suggestion } from '../core/suggestion.ts';
import type { CurrentRegister } from './current-register.ts';
import { openHoursOf } from './open-hours.ts';
import type { Away, ReceivedMail } from './mail-ports.ts';
import { findAwayInTime, handoffNow, type SuggestDeps, suggestWithAway } from './suggest-owner.ts';

/** What somebody has written so far. */
export interface WrittenMail {
  subject: string;
  /** Text, from its beginning. */
  body: string;
  recipients: readonly MailAddress[];
  /** Internet message id of the mail it forwards or answers. */
  original?: string | undefined;
  /** The mailbox it is written in, unless it is the caller's own. */
  mailbox?: string | undefined;
}

export interface DraftAnalysis {
  /** The hand-off that the forwarded mail already belongs to, wherever that mail lies. */
  handoff?: HandoffRecord | undefined;
  /** As of when that is known, ISO 8601; absent when the list itself has just said so. */
  handoffAsOf?: string | undefined;
  suggestion: Suggestion;
  duePhrases: DuePhrase[];
  check: SendCheck;
  register: CurrentRegister;
}

/** Says who should have what is being written, and what speaks against whom. Nothing is written, nothing is kept. */
export async function suggestForDraft(
  written: WrittenMail,
  deps: SuggestDeps,
): Promise<DraftAnalysis> {
  const [original, register, memory, readable] = await Promise.all([
    originalOf(written, deps),
    deps.currentRegister(),
    deps.learned(),
    deps.readable,
  ]);
  const mail = asMail(written, original, deps);
  const addresses = internalAmong(written.recipients, register);
  const openHours = await openHoursOf(register.responsibilities, deps.handoffLog);
  const [known, suggestion, away] = await Promise.all([
    written.original && handoffNow(written.original, deps),
    suggestWithAway(mail, { register, memory, openHours, readable }, deps),
    addresses.length === 0 ? [] : findAwayInTime(addresses, deps),
  ]);
  return {
    ...(known && { handoff: known.found, handoffAsOf: known.asOf }),
    suggestion,
    duePhrases: findDuePhrases(readRequest(mail), deps.now(), siteOf('', register.sites)),
    check: checkOf({ suggestion, away, mail, register }, deps),
    register,
  };
}

async function originalOf(
  { original, mailbox }: WrittenMail,
  deps: SuggestDeps,
): Promise<ReceivedMail | undefined> {
  if (original === undefined) return undefined;
  return (await deps.mailbox.findByMessageId(original, mailbox))?.received;
}

/** The sender is whoever the request came from, also where somebody else is passing it on. */
function asMail(
  written: WrittenMail,
  original: ReceivedMail | undefined,
  { now }: SuggestDeps,
): Mail {
  return {
    subject: written.subject,
    from: original?.mail.from ?? { name: '', address: '' },
    to: original?.mail.to ?? [],
    cc: [],
    ...(written.mailbox !== undefined && { mailbox: written.mailbox.toLowerCase() }),
    receivedAt: now().toISOString(),
    body: { contentType: 'text', content: written.body },
    attachmentNames: original?.mail.attachmentNames ?? [],
    bulk: false,
  };
}

/** So many are asked about at most. */
const mostAsked = 20;

function internalAmong(
  recipients: readonly MailAddress[],
  { settings }: CurrentRegister,
): string[] {
  const domains = internalDomains(settings);
  return recipients
    .map(({ address }) => address.toLowerCase())
    .filter((address) => domains.some((domain) => address.endsWith(`@${domain}`)))
    .slice(0, mostAsked);
}

interface Seen {
  suggestion: Suggestion;
  away: readonly Away[];
  mail: Mail;
  register: CurrentRegister;
}

function checkOf(
  { suggestion, away, mail, register }: Seen,
  { caller, now }: SuggestDeps,
): SendCheck {
  const best = suggestion.kind === 'suggested' ? suggestion.best : undefined;
  const row = register.responsibilities.find(({ id }) => id === best?.responsibilityId);
  const correspondents = [mail.from, ...mail.to].map(({ address }) => address);
  const others = suggestion.kind === 'suggested' ? suggestion.alternatives : [];
  return {
    version: 2,
    ...(best && { owner: ownerOf(best) }),
    answerable: distinct([
      ...(best ? [best.recipient.person.mail] : []),
      ...(row ? turnsOf(row) : []).map(({ person }) => person.mail),
    ]),
    expected: distinct([
      ...(row?.informed ?? []).map(({ mail: address }) => address),
      ...others.map(({ recipient }) => recipient.person.mail),
      ...correspondents,
      caller.mail,
    ]),
    away: awayOf(away, register, dayOf(now())),
    left: leftOf(register),
    internal: internalDomains(register.settings),
    ...(row?.partner && { partner: row.partner }),
  };
}

function ownerOf({ recipient, title }: Candidate): NonNullable<SendCheck['owner']> {
  return { name: recipient.person.name, address: recipient.person.mail, title };
}

/** Everybody the register names for work; made once for each reading of it. */
const peopleIn = onceFor((responsibilities: readonly Responsibility[]) => {
  const people = listedPeople(responsibilities, []);
  return {
    people,
    byOid: new Map(people.map((person) => [person.oid, person])),
    byMail: new Map(people.map((person) => [person.mail, person])),
  };
});

/** Whom the register knows to be away, and whom Exchange does among the recipients. */
function awayOf(
  asked: readonly Away[],
  { responsibilities, absences }: CurrentRegister,
  today: string,
): SendCheck['away'] {
  const { byOid, byMail } = peopleIn(responsibilities);
  const known = [...new Set(absences.map(({ oid }) => oid))].flatMap((oid) => {
    const { name = '', mail: address = '' } = byOid.get(oid) ?? {};
    const [longest] = absencesOf(oid, absences, today);
    if (longest === undefined || longest.account !== undefined || address === '') return [];
    return [{ name, address, ...(longest.to !== undefined && { until: longest.to }) }];
  });
  const byExchange = asked
    .filter(({ address, isFull }) => !isFull && known.every((each) => each.address !== address))
    .map(({ address, until }) => ({
      name: byMail.get(address)?.name ?? '',
      address,
      ...(until !== undefined && { until: dayOf(new Date(until)) }),
    }));
  return [...known, ...byExchange];
}

/** The register names them, and the directory does not know them any more, or nothing reaches them. */
function leftOf({ findings, settings, responsibilities, closed }: CurrentRegister): string[] {
  const closedOids = new Set(closed.map(({ oid }) => oid));
  const domains = internalDomains(settings);
  const unknown = findings.filter(({ kind }) => kind === 'unknown_person');
  return distinct([
    ...peopleIn(responsibilities)
      .people.filter(({ oid }) => closedOids.has(oid))
      .map(({ mail }) => mail),
    ...unknown
      .flatMap(({ value }) => value.split(/[\s,;]+/))
      .filter((address) => domains.some((domain) => address.toLowerCase().endsWith(`@${domain}`))),
  ]);
}

function distinct(addresses: readonly string[]): string[] {
  return [...new Set(addresses.map((each) => each.toLowerCase()))].filter((each) => each !== '');
}
