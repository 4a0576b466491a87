import { expect, it } from 'vitest';
import { createGraph } from '../../src/m365/graph.ts';
import { createOrganisation } from '../../src/m365/organisation.ts';

const account = (id: string, more: object = {}) => ({
  id,
  displayName: id,
  mail: `${id}@nordlicht.example`,
  department: 'Buchhaltung',
  jobTitle: 'Buchhaltung',
  userType: 'Member',
  ...more,
});

/** The chart of a directory with these accounts. */
function chartOf(...accounts: object[]) {
  const graph = createGraph(
    async () => Response.json({ value: accounts }),
    async () => 'token',
  );
  return createOrganisation(graph).readPeople();
}

it('knows nobody of another company, and nobody without a mailbox', async () => {
  const people = await chartOf(
    account('anna'),
    account('guest', { userType: 'Guest', mail: 'kurt@partner.example' }),
    account('printer', { mail: null }),
  );
  expect(people.map(({ oid }) => oid)).toEqual(['anna']);
});

it('keeps accounts that are older than their type, and their manager where there is one', async () => {
  const manager = { id: 'anna' };
  const old = account('old', { userType: null, department: null, mail: 'Old@Nordlicht.example' });
  expect(await chartOf({ ...old, manager })).toEqual([
    {
      oid: 'old',
      name: 'old',
      mail: 'old@nordlicht.example',
      department: '',
      jobTitle: 'Buchhaltung',
      managerOid: 'anna',
    },
  ]);
});
