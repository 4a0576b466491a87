import { fields, list, text } from '../json.ts';
import { ask, type Fetch } from './http.ts';

export interface Person {
  oid: string;
  displayName: string;
  mail: string;
  jobTitle: string;
  department: string;
  /** Whether automatic replies are switched on. */
  away: boolean;
}

export interface Mailbox {
  address: string;
  displayName: string;
  kind: 'user' | 'shared';
}

/** In the order of the German alphabet, as an address book would show them. */
export async function loadPeople(fetch: Fetch): Promise<Person[]> {
  const people = list(await ask(fetch, '/__emulator/people')).map(readPerson);
  const order = new Intl.Collator('de');
  return people
    .filter((person) => person.oid !== '' && person.displayName !== '')
    .toSorted((a, b) => order.compare(a.displayName, b.displayName));
}

/** The person's own mailbox first, then the shared ones. */
export async function loadMailboxes(fetch: Fetch, oid: string): Promise<Mailbox[]> {
  const answer = await ask(fetch, `/__emulator/mailboxes?person=${encodeURIComponent(oid)}`);
  const mailboxes = list(answer)
    .map(readMailbox)
    .filter((mailbox) => mailbox.address !== '');
  return mailboxes.toSorted((a, b) => Number(a.kind === 'shared') - Number(b.kind === 'shared'));
}

/** Finds people by the beginnings of the words in name, job and department; the order of the words does not matter. */
export function findPeople(people: readonly Person[], query: string): Person[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    const words = plain(`${person.displayName} ${person.jobTitle} ${person.department}`).split(
      /[\s,/-]+/,
    );
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
}

/** Lower case without accents, so that "yildiz" finds "Yıldız" and "muller" finds "Müller". */
function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

function readPerson(value: unknown): Person {
  const person = fields(value);
  return {
    oid: text(person['oid']),
    displayName: text(person['displayName']),
    mail: text(person['mail']),
    jobTitle: text(person['jobTitle']),
    department: text(person['department']),
    away: isAway(person['automaticReplies']),
  };
}

function isAway(automaticReplies: unknown): boolean {
  const status = text(fields(automaticReplies)['status']);
  return automaticReplies === true || (status !== '' && status !== 'disabled');
}

function readMailbox(value: unknown): Mailbox {
  const mailbox = fields(value);
  const address = text(mailbox['address']);
  return {
    address,
    displayName: text(mailbox['displayName']) || address,
    kind: mailbox['kind'] === 'shared' ? 'shared' : 'user',
  };
}
