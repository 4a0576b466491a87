import { closedAccounts } from '../core/account.ts';
import { dayOf } from '../core/calendar.ts';
import { type Conditions, whoReceives } from '../core/cover.ts';
import { absencesOf } from '../core/cover-absence.ts';
import { standInsFor } from '../core/covering.ts';
import { separationsOf } from '../core/cover-separation.ts';
import { ProductError } from '../core/errors.ts';
import type { NamedPerson } from '../core/handoff-record.ts';
import { isUnknown, type Person } from '../core/person.ts';
import { inForce } from '../core/register.ts';
import type { Absence, Day, Responsibility } from '../core/responsibility.ts';
import { assertOpenAccount, closedError } from './open-account.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffDeps } from './drive-handoff.ts';
import { openHoursOf } from './open-hours.ts';
import { triageDeskToday } from './suggest-owner.ts';

/** What the hand-off is about and who gets it. */
export interface Choice {
  responsibility?: Responsibility;
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
  /** To whoever is at the triage desk, whatever it is about. */
  triage?: boolean | undefined;
}

type ChooseDeps = Pick<HandoffDeps, 'caller' | 'now' | 'handoffLog' | 'accounts'>;

/**
 * The recipient only ever comes from the register: the person chosen among owner, deputies, team and whoever covers
 * for them, else whoever is reachable today; never somebody whose account is closed by now. `conditions`: who has had a hand in this run of the process, for four eyes.
 */
export async function chooseRecipient(
  wish: Wish,
  register: CurrentRegister,
  deps: ChooseDeps,
  conditions: Conditions = {},
): Promise<Choice> {
  const responsibility = register.responsibilities.find(({ id }) => id === wish.responsibilityId);
  if (wish.kind === 'take') {
    if (responsibility) assertFourEyes(responsibility, deps.caller.oid, conditions);
    return { ...aboutOf(responsibility), recipient: deps.caller };
  }
  if (wish.triage) return { ...aboutOf(undefined), recipient: await triageDesk(register, deps) };
  if (responsibility === undefined || !inForce(responsibility, dayOf(deps.now()))) {
    throw new ProductError('recipient_not_listed', 'no such responsibility is in force');
  }
  const recipient = await pick(responsibility, wish.recipientOid, register, deps, conditions);
  const { owner } = responsibility;
  return {
    ...aboutOf(responsibility),
    recipient,
    ...(recipient.oid !== owner.oid && !isUnknown(owner.oid) && { onBehalfOf: owner }),
  };
}

function aboutOf(responsibility: Responsibility | undefined) {
  return {
    ...(responsibility && { responsibility }),
    area: responsibility?.area ?? '',
    title: responsibility?.title ?? '',
    confidential: responsibility?.confidential ?? false,
    filing: responsibility?.filing ?? false,
  };
}

async function triageDesk(register: CurrentRegister, deps: ChooseDeps): Promise<Person> {
  const now = deps.now();
  const person = await firstWithAccount(register.absences, dayOf(now), deps, (absences) =>
    triageDeskToday(register, absences, () => now),
  );
  if (person !== undefined) return person;
  throw new ProductError('recipient_not_listed', 'nobody is at the triage desk today');
}

/** The conditions are looked at again now: between the suggestion and the click somebody may have left. */
async function pick(
  responsibility: Responsibility,
  wanted: string | undefined,
  register: CurrentRegister,
  deps: ChooseDeps,
  conditions: Conditions,
): Promise<Person> {
  if (wanted !== undefined) return listedFor(responsibility, wanted, register, deps, conditions);
  const openHours = await openHoursOf(register.responsibilities, deps.handoffLog);
  const known = { ...conditions, ...(openHours && { openHours }) };
  const today = dayOf(deps.now());
  const person = await firstWithAccount(
    register.absences,
    today,
    deps,
    (absences) => whoReceives(responsibility, absences, today, known)?.person,
  );
  if (person !== undefined) return person;
  throw nobodyFor(responsibility, conditions);
}

/** The person somebody chose, as far as the register names them for this, or they cover for one it names. */
async function listedFor(
  responsibility: Responsibility,
  wanted: string,
  { absences }: CurrentRegister,
  deps: ChooseDeps,
  conditions: Conditions,
): Promise<Person> {
  const today = dayOf(deps.now());
  assertFourEyes(responsibility, wanted, conditions);
  const { owner, deputies, team } = responsibility;
  const standIns = standInsFor(responsibility, absences, today, conditions.doneSteps);
  const listed = [owner, ...deputies, ...team, ...standIns.map(({ person }) => person)];
  const person = listed.find(({ oid }) => oid === wanted);
  if (person === undefined) {
    throw new ProductError(
      'recipient_not_listed',
      'the chosen person does not stand in the register for this',
    );
  }
  const [absence] = absencesOf(person.oid, absences, today);
  if (absence?.account !== undefined) throw closedError(absence.account);
  if (absence !== undefined)
    throw new ProductError('recipient_away', 'the chosen person is away today');
  await assertOpenAccount(person.oid, deps.accounts);
  return person;
}

/** Chooses anew, without them, as long as the directory says that the account of whoever was chosen is closed. */
async function firstWithAccount(
  absences: readonly Absence[],
  today: Day,
  deps: ChooseDeps,
  choose: (absences: readonly Absence[]) => Person | undefined,
): Promise<Person | undefined> {
  const person = choose(absences);
  if (person === undefined) return undefined;
  const closed = closedAccounts(await deps.accounts.stateOf([person.oid], 0), today);
  return closed.length === 0
    ? person
    : firstWithAccount([...absences, ...closed], today, deps, choose);
}

/** Two steps of a run that need four eyes never go to one person, nor to somebody who stood in for the other. */
export function assertFourEyes(
  responsibility: Responsibility,
  oid: string,
  { doneSteps = [] }: Conditions,
): void {
  if (!separationsOf(responsibility, doneSteps).has(oid)) return;
  throw new ProductError('four_eyes', 'this person has had a hand in a separated step of this run');
}

function nobodyFor(responsibility: Responsibility, { doneSteps = [] }: Conditions): ProductError {
  return separationsOf(responsibility, doneSteps).size > 0
    ? new ProductError('nobody_eligible', 'absence and four eyes leave nobody for this step')
    : new ProductError('recipient_not_listed', 'nobody is reachable for this responsibility');
}
