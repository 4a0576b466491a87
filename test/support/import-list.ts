import type { StoredRow } from '../../src/core/planned-row.ts';
import type { Person } from '../../src/core/person.ts';
import type { ImportList } from '../../src/usecases/register-ports.ts';

const at = '@nordlicht-technik.example';
const people: Person[] = [
  { oid: '1', name: 'Sabine Kern', mail: `sabine.kern${at}` },
  { oid: '2', name: 'Deniz Yıldız', mail: `deniz.yildiz${at}` },
  { oid: '3', name: 'Peter Müller', mail: `peter.mueller${at}` },
  { oid: '4', name: 'Peter Müller', mail: `p.mueller${at}` },
];
const [kern] = people;

const stored: StoredRow[] = [
  { id: 7, etag: '"7"', row: { id: 7, Title: 'Mahnungen', Area: 'Rechnungen', Owner: kern } },
  {
    id: 8,
    etag: '"8"',
    row: { id: 8, Title: 'Altes', Area: 'Rechnungen', Owner: kern, ValidTo: '2025-12-31' },
  },
];

/** A list with two rows and a small directory, for previews. */
export function listInMemory(): ImportList {
  const refuse = () => Promise.reject(new Error('a preview writes nothing'));
  return {
    readStored: async () => stored,
    findPeople: async (token) =>
      people.filter(({ name, mail }) => [name, mail, name.split(' ')[1]].includes(token)),
    readOne: refuse,
    add: refuse,
    change: refuse,
    findByKey: refuse,
    remove: refuse,
  };
}
