import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flawsOf } from '../../src/core/list-repair.ts';
import { listPlans } from '../../src/core/lists.ts';
import { checkLists } from '../../src/usecases/check-lists.ts';
import { provision } from '../../src/usecases/provision.ts';
import { openSiteAdmin, type SiteAdmin } from '../support/site-admin.ts';
import { startWorld, type World } from '../support/world.ts';

describe('provisioning lists that an admin has worked on', () => {
  let world: World;
  let admin: SiteAdmin;
  beforeAll(async () => {
    world = await startWorld({ mails: false, rows: 2 });
    admin = await openSiteAdmin(world, world.clientId, async (request) =>
      world.emulator.fetch(request),
    );
  });
  afterAll(() => world.close());

  const column = (list: string, name: string) =>
    admin.inList<Record<string, any>>('GET', list, `/columns/${name}`);
  const change = (list: string, name: string, patch: object) =>
    admin.inList('PATCH', list, `/columns/${name}`, patch);
  const flawed = async (dryRun = true) => {
    const steps = await provision(world.product.listAdmin, { dryRun });
    return steps.flatMap(({ list, state, columns }) => [
      ...(state === 'there' ? [] : [[list, state]]),
      ...columns.map(({ name, flaw, outcome }) => [list, name, flaw, outcome]),
    ]);
  };

  it('finds nothing to do in lists as they were made', async () => {
    expect(await flawed()).toEqual([]);
    expect(await flawed(false)).toEqual([]);
  });

  it.each([
    ['hidden', 'Responsibilities', 'Keywords', { hidden: true }, 'missing'],
    ['required', 'Responsibilities', 'Process', { required: true }, 'required'],
    ['without index', 'Responsibilities', 'Status', { indexed: false }, 'not_indexed'],
    ['not unique', 'Checkpoints', 'TreeSize', { enforceUniqueValues: false }, 'not_unique'],
    [
      'with fewer choices',
      'Responsibilities',
      'Status',
      { choice: { choices: ['Active', 'Archiv'] } },
      'choices_missing',
    ],
    ['closed', 'Responsibilities', 'Area', { choice: { allowTextEntry: false } }, 'closed_choices'],
    [
      'formatted',
      'Responsibilities',
      'Description',
      { text: { textType: 'richText' } },
      'rich_text',
    ],
    ['appending', 'Handoffs', 'Note', { text: { appendChangesToExistingText: true } }, 'appending'],
    ['short', 'Handoffs', 'SenderName', { text: { maxLength: 20 } }, 'too_short'],
  ])('mends a column that was made %s', async (_what, list, name, patch, flaw) => {
    await change(list, name, patch);
    const before = await column(list, name);
    expect(await flawed(true)).toEqual([[list, name, flaw, 'mended']]);
    expect(await column(list, name)).toEqual(before);
    expect(await flawed(false)).toEqual([[list, name, flaw, 'mended']]);
    expect(await flawed(false)).toEqual([]);
  });

  it('keeps the choices that people added', async () => {
    await change('Responsibilities', 'Status', { choice: { choices: ['Active', 'Archiv'] } });
    await flawed(false);
    const { choice } = await column('Responsibilities', 'Status');
    expect(choice.choices).toEqual(['Active', 'Draft', 'Retired', 'Archiv']);
  });

  it('does not mind another heading: the name inside stays', async () => {
    await change('Responsibilities', 'Owner', { displayName: 'Wer ist dran?' });
    expect(await flawed()).toEqual([]);
    expect((await world.product.registerList.readRows())[0]).toHaveProperty('Owner.mail');
  });

  it('adds a deleted column with its index', async () => {
    await admin.inList('DELETE', 'Handoffs', '/columns/SentKey');
    expect(await flawed(false)).toEqual([['Handoffs', 'SentKey', 'missing', 'mended']]);
    expect(await column('Handoffs', 'SentKey')).toMatchObject({ indexed: true });
  });

  it('leaves a column of another type alone and goes on with the others', async () => {
    await admin.retype('Responsibilities', 'Step', { text: {} });
    await admin.inList('DELETE', 'Responsibilities', '/columns/Filing');
    expect(await flawed(false)).toEqual([
      ['Responsibilities', 'Step', 'retyped', 'left'],
      ['Responsibilities', 'Filing', 'missing', 'mended'],
    ]);
    await admin.retype('Responsibilities', 'Step', { number: {} });
  });

  it('never touches a column of others, and names the one that is required', async () => {
    const definition = { name: 'Kostenstelle', displayName: 'KST', required: true, text: {} };
    await admin.inList('POST', 'Responsibilities', '/columns', definition);
    const before = await column('Responsibilities', 'Kostenstelle');
    expect(await flawed(false)).toEqual([
      ['Responsibilities', 'Kostenstelle', 'foreign_required', 'left'],
    ]);
    expect(await column('Responsibilities', 'Kostenstelle')).toEqual(before);
    await admin.inList('DELETE', 'Responsibilities', '/columns/Kostenstelle');
  });

  it('finds a list again that has another title', async () => {
    const { id } = await admin.inList<{ id: string }>('GET', 'Absences', '');
    await admin.inList('PATCH', 'Absences', '', { displayName: 'Abwesenheiten' });
    expect(await flawed()).toEqual([]);
    await admin.inList('PATCH', id, '', { displayName: 'Absences' });
  });

  it('makes a deleted list anew, but one of the record only when told so', async () => {
    await admin.inList('DELETE', 'Absences', '');
    await admin.inList('DELETE', 'Handoffs', '');
    expect(await flawed(false)).toEqual([
      ['Handoffs', 'deleted'],
      ['Absences', 'created'],
    ]);
    expect(await world.product.registerList.readAbsences()).toEqual([]);
    expect(await flawed(false)).toEqual([['Handoffs', 'deleted']]);
    const [step] = (await provision(world.product.listAdmin, { recreate: true })).filter(
      ({ state }) => state !== 'there',
    );
    expect(step).toMatchObject({ list: 'Handoffs', state: 'created' });
    expect(await flawed()).toEqual([]);
  });

  it('says which right is missing, and who gives it', async () => {
    await admin.inList('DELETE', 'AuditorReadings', '');
    const fault = { method: 'POST', path: '/lists$', status: 403 };
    await world.control('POST', '/faults', fault);
    await expect(provision(world.product.listAdmin)).rejects.toMatchObject({
      code: 'no_access',
      message: expect.stringContaining('the role fullcontrol'),
    });
    expect(await flawed(false)).toEqual([['AuditorReadings', 'created']]);
  });

  it('goes on when SharePoint refuses a change, and says so', async () => {
    await change('Responsibilities', 'Status', { indexed: false });
    await world.control('POST', '/faults', { method: 'PATCH', path: '/columns/', status: 400 });
    expect(await flawed(false)).toEqual([['Responsibilities', 'Status', 'not_indexed', 'refused']]);
    expect(await flawed(false)).toEqual([['Responsibilities', 'Status', 'not_indexed', 'mended']]);
  });

  it('names what Graph cannot show as unverified', async () => {
    const { lists, unverified } = await checkLists(world.product.listAdmin);
    expect(lists).toHaveLength(listPlans.length);
    expect(unverified.map(({ en }) => en).join('\n')).toMatch(/filter[^]*versioning[^]*inherit/);
  });
});

describe('the flaws of a list', () => {
  it('are none in a list that was just planned, and all columns in one without any', () => {
    for (const plan of listPlans)
      expect(flawsOf(plan, []).map(({ flaw }) => flaw)).toEqual(plan.columns.map(() => 'missing'));
  });
});
