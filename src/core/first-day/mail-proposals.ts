import { isTellingDomain } from '../common-domains.ts';
import { type Mail, readRequest } from '../mail.ts';
import type { Person } from '../person.ts';
import { buildRegisterIndex } from '../register-index.ts';
import type { Responsibility } from '../responsibility.ts';
import { suggest } from '../suggestion.ts';

/** A template as the decision reads it, without anybody who answers. */
export interface TemplateText {
  number: number;
  area: string;
  title: string;
  description: string;
  notHere: string;
  keywords: readonly string[];
  excludedPhrases: readonly string[];
}

/** How often a template would have got a mail, and which senders always write for it. No word of any mail. */
export interface MailProposal {
  number: number;
  mails: number;
  /** Domains of senders whose mails of the sample are all for this one, and at least as many as `fewest`. */
  senders: { domain: string; mails: number }[];
}

export interface MailProposals {
  /** Mails from outside that ask for something; the others of the sample count for nothing. */
  requests: number;
  /** Requests that no template speaks for. */
  unmatched: number;
  proposals: MailProposal[];
}

/** Fewer mails of a domain say nothing about the next one. */
const fewest = 3;

/**
 * What a sample of mails would have been for, template by template in their order. The decision is the one that runs
 * later, with nothing but the templates to go by; of the mails only numbers and senders' domains come out.
 */
export function proposalsFromMails(
  mails: readonly Mail[],
  templates: readonly TemplateText[],
  internalDomains: readonly string[],
): MailProposals {
  const index = buildRegisterIndex(templates.map(rowOf));
  const knowledge = {
    index,
    absences: [],
    today: '',
    internalDomains,
  };
  const read = mails.flatMap((mail) => {
    const request = readRequest(mail);
    const suggestion = suggest(request, knowledge);
    if (suggestion.kind === 'nothing_to_do') return [];
    const number = suggestion.kind === 'suggested' ? suggestion.best.responsibilityId : undefined;
    return [{ number, domain: request.senderDomain }];
  });
  const proposals = templates.flatMap(({ number }) => {
    const own = read.filter((each) => each.number === number);
    if (own.length === 0) return [];
    const domains = Map.groupBy(own, ({ domain }) => domain);
    const senders = [...domains].flatMap(([domain, group]) => {
      const isOnly = read.every((each) => each.domain !== domain || each.number === number);
      return isOnly && isTellingDomain(domain) && group.length >= fewest
        ? [{ domain, mails: group.length }]
        : [];
    });
    return [{ number, mails: own.length, senders }];
  });
  const unmatched = read.filter(({ number }) => number === undefined).length;
  return { requests: read.length, unmatched, proposals };
}

/** Nobody: the decision wants somebody who can be reached, whoever it is. */
const somebody: Person = { oid: 'template', name: '', mail: '' };

function rowOf({ number, ...text }: TemplateText): Responsibility {
  return {
    ...text,
    id: number,
    keywords: [...text.keywords],
    excludedPhrases: [...text.excludedPhrases],
    senderPatterns: [],
    mailboxes: [],
    owner: somebody,
    deputies: [],
    team: [],
    informed: [],
    separateFrom: [],
    confidential: false,
    filing: false,
  };
}
