import { type DuePhrase, findDuePhrases } from '../core/due-phrase.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { internalDomains } from '../core/internal-domains.ts';
import { type Mail, type MailAddress, readRequest } from '../core/mail.ts';
import type { SendCheck } from '../core/send-check.ts';
import { siteOf } from '../core/site.ts';
import type { Suggestion } from '../core/suggestion.ts';
import type { CurrentRegister } from './current-register.ts';
import { checkOf } from './draft-check.ts';
import { findOriginal, type PlacedMail } from './find-original.ts';
import { openHoursOf } from './open-hours.ts';
import { firstPlace } from './shared-places.ts';
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
  /** The mailbox the original was found in before, unless it lies beside the draft. */
  foundIn?: string | undefined;
}

export interface DraftAnalysis {
  /** The hand-off that the forwarded mail already belongs to, wherever that mail lies. */
  handoff?: HandoffRecord | undefined;
  /** What repeated it once it was done, and came to nothing. */
  endedRepeat?: HandoffRecord | undefined;
  /** The mailbox the forwarded mail was found in; absent when it lies beside the draft, or nowhere. */
  foundIn?: string | undefined;
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
    findAwayInTime(addresses, deps),
  ]);
  return {
    ...(original && original.mailbox !== written.mailbox && { foundIn: original.mailbox }),
    ...(known && {
      handoff: known.handoff,
      endedRepeat: known.endedRepeat,
      handoffAsOf: known.asOf,
    }),
    suggestion,
    duePhrases: findDuePhrases(readRequest(mail), deps.now(), siteOf('', register.sites)),
    check: checkOf({ suggestion, away, mail, register }, deps),
    register,
  };
}

/** Where it was found before it is found with one request; it may have been moved since. */
async function originalOf(
  { original, mailbox, foundIn }: WrittenMail,
  deps: SuggestDeps,
): Promise<PlacedMail | undefined> {
  if (original === undefined) return undefined;
  const again = await firstPlace(foundIn === undefined ? [] : [foundIn], (each) =>
    deps.mailbox.findByMessageId(original, each),
  );
  return again ? { ...again.found, mailbox: again.mailbox } : findOriginal(original, mailbox, deps);
}

/** The sender is whoever the request came from, also where somebody else is passing it on, and its mailbox the one it came to. */
function asMail(
  written: WrittenMail,
  original: PlacedMail | undefined,
  { now }: SuggestDeps,
): Mail {
  const {
    from = { name: '', address: '' },
    to = [],
    attachmentNames = [],
  } = original?.received.mail ?? {};
  const mailbox = original?.mailbox ?? written.mailbox;
  return {
    subject: written.subject,
    from,
    to,
    cc: [],
    ...(mailbox !== undefined && { mailbox: mailbox.toLowerCase() }),
    receivedAt: now().toISOString(),
    body: { contentType: 'text', content: written.body },
    attachmentNames,
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
