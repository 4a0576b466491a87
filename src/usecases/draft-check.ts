import { dayOf } from '../core/calendar.ts';
import { absencesOf } from '../core/cover-absence.ts';
import { listedPeople, turnsOf } from '../core/cover-turn.ts';
import { internalDomains } from '../core/internal-domains.ts';
import type { Mail } from '../core/mail.ts';
import { onceFor } from '../core/once-for.ts';
import type { Responsibility } from '../core/responsibility.ts';
import type { SendCheck } from '../core/send-check.ts';
import type { Candidate, Suggestion } from '../core/suggestion.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Away } from './mail-ports.ts';
import type { Caller, Clock } from './ports.ts';

export interface SeenDraft {
  suggestion: Suggestion;
  away: readonly Away[];
  mail: Mail;
  register: CurrentRegister;
}

/** What the pane leaves with a draft, so that its recipients can be judged when it is sent. */
export function checkOf(
  { suggestion, away, mail, register }: SeenDraft,
  { caller, now }: { caller: Pick<Caller, 'mail'>; now: Clock },
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
