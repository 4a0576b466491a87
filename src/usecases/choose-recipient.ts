import { dayOf } from '../core/calendar.ts';
import { whoReceives } from '../core/cover.ts';
import { ProductError } from '../core/errors.ts';
import type { NamedPerson } from '../core/handoff-record.ts';
import type { Person } from '../core/person.ts';
import type { Responsibility } from '../core/responsibility.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffDeps } from './drive-handoff.ts';

/** What the hand-off is about and who gets it. */
export interface Choice {
  area: string;
  title: string;
  confidential: boolean;
  /** Whether the original mail goes into the library. */
  filing: boolean;
  recipient: NamedPerson;
  onBehalfOf?: NamedPerson;
}

interface Wish {
  kind: 'forward' | 'take';
  responsibilityId?: number | undefined;
  recipientOid?: string | undefined;
}

/** The recipient only ever comes from the register: the person chosen among owner, deputies and team, else whoever is reachable today. */
export function chooseRecipient(
  wish: Wish,
  register: CurrentRegister,
  deps: Pick<HandoffDeps, 'caller' | 'now'>,
): Choice {
  const responsibility = register.responsibilities.find(({ id }) => id === wish.responsibilityId);
  if (wish.kind === 'take') return { ...aboutOf(responsibility), recipient: deps.caller };
  if (responsibility === undefined) {
    throw new ProductError('recipient_not_listed', 'no such responsibility is in force');
  }
  const recipient = pick(responsibility, wish.recipientOid, register, deps);
  const { owner } = responsibility;
  return {
    ...aboutOf(responsibility),
    recipient,
    ...(recipient.oid !== owner.oid && { onBehalfOf: owner }),
  };
}

function aboutOf(responsibility: Responsibility | undefined) {
  return {
    area: responsibility?.area ?? '',
    title: responsibility?.title ?? '',
    confidential: responsibility?.confidential ?? false,
    filing: responsibility?.filing ?? false,
  };
}

function pick(
  responsibility: Responsibility,
  wanted: string | undefined,
  { absences }: CurrentRegister,
  { now }: Pick<HandoffDeps, 'now'>,
): Person {
  if (wanted === undefined) {
    const recipient = whoReceives(responsibility, absences, dayOf(now()));
    if (recipient !== undefined) return recipient.person;
    throw new ProductError('recipient_not_listed', 'nobody is reachable for this responsibility');
  }
  const { owner, deputies, team } = responsibility;
  const person = [owner, ...deputies, ...team].find(({ oid }) => oid === wanted);
  if (person === undefined) {
    throw new ProductError(
      'recipient_not_listed',
      'the chosen person does not stand in the register for this',
    );
  }
  return person;
}
