import { expect, it } from 'vitest';
import { findPeople, loadMailboxes, loadPeople } from '../../src/playground/tenant/people.ts';

const answer = (body: unknown) => async () => new Response(JSON.stringify(body));
const people = await loadPeople(
  answer([
    { oid: '1', displayName: 'Özlem Şahin', jobTitle: 'Einkäuferin', department: 'Einkauf' },
    {
      oid: '2',
      displayName: 'Deniz Yıldız',
      jobTitle: 'Teamleitung',
      department: 'Buchhaltung',
      automaticReplies: { status: 'scheduled' },
    },
    { oid: '3', displayName: 'Jörg Müller-Lüdenscheidt', automaticReplies: { status: 'disabled' } },
    { oid: '', displayName: 'No id' },
    null,
    'nonsense',
  ]),
);
const names = (query: string) => findPeople(people, query).map((person) => person.displayName);

it('lists the people as a German address book does, and skips what is nobody', () => {
  expect(names('')).toEqual(['Deniz Yıldız', 'Jörg Müller-Lüdenscheidt', 'Özlem Şahin']);
});

it('finds people without their accents, by any word and in any order', () => {
  expect(names('yildiz')).toEqual(['Deniz Yıldız']);
  expect(names('sahin ozl')).toEqual(['Özlem Şahin']);
  expect(names('ludensch')).toEqual(['Jörg Müller-Lüdenscheidt']);
  expect(names('buchh team')).toEqual(['Deniz Yıldız']);
  expect(names('ildiz')).toEqual([]);
});

it('tells who is away by their automatic replies', () => {
  expect(people.map((person) => person.away)).toEqual([true, false, false]);
});

it('puts the own mailbox before the shared ones', async () => {
  const mailboxes = await loadMailboxes(
    answer([
      { address: 'info@x.example', displayName: 'Info', kind: 'shared' },
      { address: 'me@x.example', kind: 'user' },
    ]),
    '1',
  );
  expect(mailboxes.map(({ address }) => address)).toEqual(['me@x.example', 'info@x.example']);
  expect(mailboxes[0]?.displayName).toBe('me@x.example');
});
