import { dayOf } from '../../../core/calendar.ts';
import { buildRegisterIndex } from '../../../core/candidates.ts';
import { findDuePhrases } from '../../../core/due-phrase.ts';
import { isExternal } from '../../../core/internal-domains.ts';
import { type Mail, readRequest } from '../../../core/mail.ts';
import { siteOf } from '../../../core/site.ts';
import { suggest } from '../../../core/suggestion.ts';
import type { OfflineRegister } from '../../../wire/directory.ts';
import type { MailAnswer } from '../../../wire/suggestions.ts';

/** What the register alone says about a mail: no memory, no load, and nobody knows who has the mail already. */
export function answerOffline(mail: Mail, register: OfflineRegister, now: Date): MailAnswer {
  const { responsibilities, absences, internalDomains, triageDesk, asOf } = register;
  const request = readRequest(mail);
  const index = buildRegisterIndex(responsibilities);
  const { subject, from, receivedAt } = mail;
  return {
    mail: { subject, from, receivedAt, external: isExternal(from.address, internalDomains) },
    status: { kind: 'open' },
    suggestion: suggest(request, { index, absences, internalDomains, today: dayOf(now) }),
    duePhrases: findDuePhrases(request, now, siteOf('', [])),
    ...(triageDesk && { triageDesk }),
    register: { asOf, stale: true, skippedRows: 0 },
  };
}
