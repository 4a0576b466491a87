import { describe, expect, it } from 'vitest';
import { createGraph } from '../../src/m365/graph.ts';
import { createRegisterAccess } from '../../src/m365/register-access.ts';
import type { Site } from '../../src/m365/site.ts';
import type { Caller } from '../../src/usecases/ports.ts';

const minute = 60_000;

const site: Site = {
  path: async () => '/sites/baton',
  listPath: async (name) => `/sites/baton/lists/${name}`,
  findListPath: async () => undefined,
  archivedYears: async () => [],
  forgetLists() {},
};

/** A list whose rows each person may read as `rowsOf` says now; the clock is moved by hand. */
function start(rowsOf: (oid: string) => readonly number[]) {
  const clock = { ms: Date.UTC(2026, 10, 27, 12) };
  const looks: string[] = [];
  const graphFor = ({ oid }: Pick<Caller, 'oid'>) =>
    createGraph(
      async ({ url }) => {
        if (!url.includes('/items')) return Response.json({ id: 'list' });
        looks.push(oid);
        return Response.json({ value: rowsOf(oid).map((id) => ({ id: String(id) })) });
      },
      async () => 'token',
    );
  const access = createRegisterAccess(site, graphFor, () => new Date(clock.ms));
  const rows = (oid: string) =>
    access.readableRows({ tenantId: 'nordlicht', oid, name: oid, mail: oid, assertion: oid });
  return { clock, looks, rows };
}

describe('what SharePoint said about somebody’s rights', () => {
  it('is relied on for five minutes and not longer', async () => {
    const { clock, looks, rows } = start(() => [1]);
    await rows('Anna');
    clock.ms += 5 * minute - 1;
    await rows('Anna');
    expect(looks).toHaveLength(1);
    clock.ms += 1;
    await rows('Anna');
    expect(looks).toHaveLength(2);
  });

  it('is asked again when the clock was set back, since nobody knows how old it is', async () => {
    let mayRead = [1, 2];
    const { clock, rows } = start(() => mayRead);
    expect([...(await rows('Anna'))]).toEqual([1, 2]);
    mayRead = [1];
    clock.ms -= 60 * minute;
    expect([...(await rows('Anna'))]).toEqual([1]);
    clock.ms += 4 * minute;
    expect([...(await rows('Anna'))]).toEqual([1]);
  });

  it('is kept once for all who may read the same rows, and apart for the others', async () => {
    const { rows } = start((oid) => (oid === 'Cem' ? [1, 3] : [1, 2]));
    const [anna, ben, cem] = await Promise.all(['Anna', 'Ben', 'Cem'].map(rows));
    expect(ben).toBe(anna);
    expect([...(cem ?? [])]).toEqual([1, 3]);
  });
});
