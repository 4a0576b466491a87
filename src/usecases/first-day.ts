import {
  type ChartField,
  type ChartProposal,
  proposalsFromChart,
} from '../core/first-day/chart-proposals.ts';
import {
  type MailProposals,
  proposalsFromMails,
  type TemplateText,
} from '../core/first-day/mail-proposals.ts';
import { internalDomains } from '../core/internal-domains.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Mailbox } from './mail-ports.ts';
import type { Organisation } from './people-ports.ts';
import type { Caller } from './ports.ts';

export interface ChartAnswer {
  /** How many people were looked at. */
  people: number;
  proposals: ChartProposal[];
}

/** Who could answer for which field of work, by the organisation chart. Nothing is written or kept. */
export async function proposeFromChart(
  fields: readonly ChartField[],
  { organisation }: { organisation: Organisation },
): Promise<ChartAnswer> {
  const people = await organisation.readPeople();
  return { people: people.length, proposals: proposalsFromChart(people, fields) };
}

export interface MailSample {
  /** The caller's own when absent. */
  mailbox?: string | undefined;
  count: number;
}

export interface SampleDeps {
  mailbox: Pick<Mailbox, 'readNewest'>;
  currentRegister: () => Promise<CurrentRegister>;
  caller: Caller;
}

/**
 * Which templates the newest mails of a mailbox would have been for, read with the caller's own right to it. Their
 * words are forgotten with this call: nothing of them is answered, written, logged or kept.
 */
export async function proposeFromMails(
  { mailbox: address, count }: MailSample,
  templates: readonly TemplateText[],
  { mailbox, currentRegister, caller }: SampleDeps,
): Promise<MailProposals> {
  const isOwn = address === undefined || address === caller.mail;
  const [mails, { settings }] = await Promise.all([
    mailbox.readNewest(isOwn ? undefined : address, count),
    currentRegister(),
  ]);
  return proposalsFromMails(mails, templates, ownDomains(settings, caller));
}

/** On the first day nobody has set them: the caller's own is one for sure. */
function ownDomains(settings: CurrentRegister['settings'], { mail }: Caller): string[] {
  const own = mail.slice(mail.lastIndexOf('@') + 1);
  return [...new Set([...internalDomains(settings), own])];
}
