import { dayOf } from '../../../core/calendar.ts';
import { buildRegisterIndex } from '../../../core/candidates.ts';
import { findDuePhrases } from '../../../core/due-phrase.ts';
import { isExternal } from '../../../core/internal-domains.ts';
import { type Mail, readRequest } from '../../../core/mail.ts';
import { defaultSite } from '../../../core/site.ts';
import { suggest } from '../../../core/suggestion.ts';
import type { OfflineRegister } from '../../../wire/directory.ts';
import type { DraftAnswer, MailAnswer } from '../../../wire/suggestions.ts';
import type { Written } from '../../host/host.ts';

/**
 * What the register alone says about a mail that is being written. Who is away in Outlook, who has left and who wrote the
 * request is not known, so nothing is said against anybody in it.
 */
export function answerDraftOffline(
  { subject, body, to, others }: Written,
  register: OfflineRegister,
  now: Date,
): DraftAnswer {
  const mail = { ...unread, subject, body: { contentType: 'text', content: body } } as const;
  const { suggestion, duePhrases, register: state } = answerOffline(mail, register, now);
  const expected = [...to, ...others].map(({ address }) => address.toLowerCase());
  return {
    status: { kind: 'open' },
    suggestion,
    duePhrases,
    check: {
      version: 2,
      answerable: [],
      expected,
      away: [],
      left: [],
      internal: register.internalDomains,
    },
    register: state,
  };
}

/** What nobody has sent yet. */
const unread: Omit<Mail, 'subject' | 'body'> = {
  from: { name: '', address: '' },
  to: [],
  cc: [],
  receivedAt: '',
  attachmentNames: [],
  bulk: false,
};

/** What the register alone says about a mail: no memory, no load, and nobody knows who has the mail already. */
export function answerOffline(mail: Mail, register: OfflineRegister, now: Date): MailAnswer {
  const { responsibilities, absences, internalDomains, triageDesk, asOf } = register;
  const { site = defaultSite } = register;
  const request = readRequest(mail);
  const index = buildRegisterIndex(responsibilities);
  const { subject, from, receivedAt } = mail;
  return {
    mail: { subject, from, receivedAt, external: isExternal(from.address, internalDomains) },
    status: { kind: 'open' },
    suggestion: suggest(request, { index, absences, internalDomains, today: dayOf(now) }),
    duePhrases: findDuePhrases(request, now, site),
    ...(triageDesk && { triageDesk }),
    register: { asOf, stale: true, skippedRows: 0 },
  };
}
