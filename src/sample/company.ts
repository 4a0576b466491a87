import peopleFile from './people.json' with { type: 'json' };
import { type Day, dayOf, momentOf, shift, shiftToWeekday, withDates } from './days.ts';
import { sampleMails } from './mails.ts';
import { sampleRegister } from './register.ts';

/** A person of the company as people.json writes them down. Days count from the day the company is made for. */
interface PersonEntry {
  oid: string;
  displayName: string;
  givenName: string;
  surname: string;
  mail: string;
  jobTitle: string;
  department: string;
  managerOid?: string;
  awayFromDay?: number;
  awayToDay?: number;
  /** Days marked “out of office” in their own calendar, and entered nowhere else yet. */
  holidayFromDay?: number;
  holidayToDay?: number;
  /** Address of the colleague who has agreed to cover meanwhile. */
  coveredBy?: string;
  /** What Teams says of them right now; offline without. */
  presence?: { availability: string; activity?: string };
  externalReply?: string;
  internalReply?: string;
}

const people: readonly PersonEntry[] = peopleFile.people;

/**
 * The invented company everybody sees first, as it would be at that moment: its tenant (without
 * apps), its register and its mails. Nothing in it lies later than `today`, but for due dates and absences.
 */
export function sampleCompany(today: Date) {
  const day = dayOf(today);
  const register = sampleRegister(people, today);
  return {
    tenant: sampleTenant(day),
    register: { ...register, absences: absencesAround(day) },
    /** What the admins have set: where mails are filed whose responsibility says so, and what is shown of colleagues. */
    settings: {
      FilingLibrary: `${archive}/Shared%20Documents`,
      ShowLoad: 'yes',
      ShowPresence: 'yes',
    },
    /** Who leads what, and who audits; stories that need it set it themselves. */
    roles: { Leads: peopleFile.leads.join('\n'), Auditors: peopleFile.auditors.join('\n') },
    mails: sampleMails(today),
    /** Object ids of people worth looking at the company as; the first is who one is at the start. */
    whoAmI: peopleFile.whoAmI.map(oidOf),
  };
}

function sampleTenant(today: Day) {
  return {
    ...peopleFile.company,
    users: people.map((person) => sampleUser(person, today)),
    sharedMailboxes: peopleFile.sharedMailboxes.map((mailbox) => ({
      ...mailbox,
      fullAccess: mailbox.fullAccess.map(oidOf),
      sendAs: mailbox.sendAs.map(oidOf),
      sendOnBehalf: mailbox.sendOnBehalf.map(oidOf),
    })),
    sites: [batonSite(), archiveSite()],
  };
}

/** Admins own the site, a few maintain its lists, everybody else may read. */
function batonSite() {
  const owners = peopleFile.admins.map(oidOf);
  const members = peopleFile.siteMembers.map(oidOf);
  const others = people.filter(({ oid }) => !owners.includes(oid) && !members.includes(oid));
  return {
    path: '/sites/baton',
    displayName: 'Baton',
    owners,
    members,
    visitors: others.map(({ oid }) => oid),
  };
}

const archivePath = '/sites/ablage';
const archive = `https://${peopleFile.company.sharePointHost}${archivePath}`;

/** Filed mails lie on a site of their own: not everybody who reads the register may read them. */
function archiveSite() {
  return {
    path: archivePath,
    displayName: 'Ablage',
    owners: peopleFile.admins.map(oidOf),
    members: peopleFile.siteMembers.map(oidOf),
    visitors: [],
  };
}

function sampleUser(person: PersonEntry, today: Day) {
  const { awayFromDay: _from, awayToDay: _to, coveredBy: _cover, ...rest } = person;
  const {
    externalReply,
    internalReply,
    holidayFromDay: _start,
    holidayToDay: _end,
    ...about
  } = rest;
  const calendar = holidayOf(person, today);
  const user = { ...about, ...(calendar.length > 0 && { calendar }) };
  const [absence] = absenceOf(person, today);
  if (absence === undefined) return user;
  const automaticReplies = {
    status: 'scheduled' as const,
    from: momentOf(absence.from, '00:00'),
    to: momentOf(absence.to, '23:59'),
    externalMessage: withDates(externalReply ?? '', today),
    internalMessage: withDates(internalReply ?? '', today),
  };
  return { ...user, automaticReplies };
}

function holidayOf({ holidayFromDay: from, holidayToDay: to }: PersonEntry, today: Day) {
  if (from === undefined || to === undefined) return [];
  const start = momentOf(shiftToWeekday(today, from), '00:00');
  const end = momentOf(shift(shiftToWeekday(today, to), 1), '00:00');
  return [{ start, end, status: 'oof' as const, subject: 'Urlaub' }];
}

function absencesAround(today: Day) {
  return people.flatMap((person) => absenceOf(person, today));
}

/** One period, or none. It begins and ends on weekdays, as the dates in the automatic replies do. */
function absenceOf({ oid, awayFromDay, awayToDay, coveredBy }: PersonEntry, today: Day) {
  if (awayFromDay === undefined || awayToDay === undefined) return [];
  const from = shiftToWeekday(today, awayFromDay);
  const cover = coveredBy === undefined ? {} : { coveredBy: personOf(coveredBy) };
  return [{ oid, from, to: shiftToWeekday(today, awayToDay), ...cover }];
}

function oidOf(mail: string): string {
  return personOf(mail).oid;
}

function personOf(mail: string) {
  const person = people.find((one) => one.mail === mail);
  if (person === undefined) throw new Error(`people.json names ${mail}, who is not in it`);
  return { oid: person.oid, name: person.displayName, mail };
}
