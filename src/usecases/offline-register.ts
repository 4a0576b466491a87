import { dayOf } from '../core/calendar.ts';
import { internalDomains } from '../core/internal-domains.ts';
import type { Person } from '../core/person.ts';
import { inForce } from '../core/register.ts';
import type { Absence, Responsibility } from '../core/responsibility.ts';
import { isReadable, type ReadableRows } from '../core/row-rights.ts';
import { type Site, siteOf } from '../core/site.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Clock } from './ports.ts';
import { triageDeskToday } from './suggest-owner.ts';

/** What a browser needs to suggest while nobody can be asked: what Find shows anyway, and who is away. */
export interface OfflineRegister {
  asOf: string;
  responsibilities: Responsibility[];
  absences: Absence[];
  internalDomains: string[];
  triageDesk?: Person;
  /** Where dates in a mail are counted: everybody's site, naming nobody. */
  site: Site;
}

/** Only what is in force. Nothing of hand-offs, of what was learned, and no key. */
export function offlineRegister(
  register: CurrentRegister,
  rows: ReadableRows,
  now: Clock,
): OfflineRegister {
  const today = dayOf(now());
  const triageDesk = triageDeskToday(register, register.absences, now);
  return {
    asOf: register.asOf,
    responsibilities: register.responsibilities.filter(
      (each) => inForce(each, today) && isReadable(each.id, rows),
    ),
    absences: register.absences.filter(({ to }) => to === undefined || to >= today),
    internalDomains: internalDomains(register.settings),
    ...(triageDesk && { triageDesk }),
    site: { ...siteOf('', register.sites), people: [] },
  };
}
