import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSheet } from '../../src/sheets/read-sheet.ts';
import { previewImport } from '../../src/usecases/preview-import.ts';
import { templateRows } from '../../src/templates/templates.ts';
import { startWorld, type World } from '../support/world.ts';

/** The first day: a register without rows, templates, and a mail that finds its owner. */
describe('beginning with templates', () => {
  const today = new Date('2026-11-26T10:00:00Z');
  const admin = 'Linh Nguyen';
  let world: World;
  beforeEach(async () => {
    world = await startWorld({ today, mails: false, rows: 0 });
  });
  afterEach(() => world.close());

  const templates = templateRows('de');
  const named = (name: string) => {
    const user = world.sample.tenant.users.find(({ displayName }) => displayName === name);
    return { oid: '', name, mail: user?.mail ?? '' };
  };
  const begin = async (at: number, owner: string) => {
    const { editKey, columns } = templates[at] ?? { editKey: '', columns: {} };
    const body = { editKey, onlyOnce: true, columns: { ...columns, Owner: named(owner) } };
    return (await world.api(admin, 'POST', '/register', body)).body;
  };
  const there = async () => (await world.api(admin, 'GET', '/register/templates')).body.there;

  it('fills an empty register, in which a mail then finds who answers for it', async () => {
    expect(await there()).toEqual([]);
    for (const at of [0, 1, 2, 3, 4]) await begin(at, at === 0 ? 'Sabine Kern' : 'Petra Hansen');
    expect(await there()).toEqual(templates.slice(0, 5).map(({ number }) => number));
    await world.passTime(60);
    await there();
    const tried = { subject: 'Rechnung 2026-1187', text: 'Anbei unsere Rechnung.' };
    const { body } = await world.api(admin, 'POST', '/trace', tried);
    expect(body.suggestion.best).toMatchObject({
      title: templates[0]?.title,
      recipient: { person: { name: 'Sabine Kern' } },
    });
  });

  it('adds no row twice, and leaves alone what somebody has changed since', async () => {
    const first = await begin(0, 'Sabine Kern');
    const again = await begin(0, 'Petra Hansen');
    expect(again.entry.id).toBe(first.entry.id);
    expect(again.entry.columns.Owner.name).toBe('Sabine Kern');
    expect((await world.product.registerList.readRows()).length).toBe(1);
  });

  it('gives the rows that fit as a workbook in which an import finds nothing to do', async () => {
    await begin(0, 'Sabine Kern');
    await begin(2, 'Petra Hansen');
    await world.passTime(60);
    const file = async (query: string) => {
      const request = new Request(`https://baton.example/api/register/export${query}`, {
        headers: { authorization: `Bearer ${await world.tokenFor(admin)}` },
      });
      const response = await world.raw(request);
      expect(response.headers.get('content-type')).toContain('spreadsheetml');
      return readSheet(new Uint8Array(await response.arrayBuffer()));
    };
    const plan = await previewImport(await file(''), {
      list: world.product.importList,
      now: () => today,
      wait: async () => {},
      onProgress: () => {},
    });
    expect(plan.rows.map(({ action }) => action)).toEqual(['same', 'same']);
    expect(plan.problems).toEqual([]);
    const narrowed = await file(`?q=${encodeURIComponent(templates[2]?.title ?? '')}`);
    expect(narrowed.kind === 'sheet' && narrowed.sheet.rows).toHaveLength(2);
  });
});
