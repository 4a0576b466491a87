import { dayOf } from '../core/calendar.ts';
import { whoReceives } from '../core/cover.ts';
import { inForce } from '../core/register.ts';
import type { Responsibility } from '../core/responsibility.ts';
import { search } from '../core/search.ts';
import type { Evidence, Recipient } from '../core/suggestion.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Clock } from './ports.ts';

export interface Found {
  responsibility: Responsibility;
  recipient?: Recipient;
  match?: { evidence: Evidence[]; score: number };
}

/** Who answers for what, best match first; everything in force, by area and title, when nothing is searched for. */
export function findResponsibilities(
  query: string,
  register: CurrentRegister,
  now: Clock,
): Found[] {
  const today = dayOf(now());
  const { index, absences } = register;
  const active = new Map(
    register.responsibilities.filter((each) => inForce(each, today)).map((each) => [each.id, each]),
  );
  const withRecipient = (responsibility: Responsibility): Found => {
    const recipient = whoReceives(responsibility, absences, today);
    return { responsibility, ...(recipient && { recipient }) };
  };
  if (query.trim() === '') return [...active.values()].toSorted(byAreaAndTitle).map(withRecipient);
  return search(query, { index, absences, today }).flatMap(
    ({ responsibilityId, evidence, score }) => {
      const responsibility = active.get(responsibilityId);
      return responsibility
        ? [{ ...withRecipient(responsibility), match: { evidence, score } }]
        : [];
    },
  );
}

const german = new Intl.Collator('de');

function byAreaAndTitle(a: Responsibility, b: Responsibility): number {
  return german.compare(a.area, b.area) || german.compare(a.title, b.title) || a.id - b.id;
}
