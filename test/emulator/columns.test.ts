import { beforeEach, describe, expect, it } from 'vitest';
import { addThing, makeThings, site, things } from './support/lists.ts';
import { type Answer, type Caller, startTenant, type World } from './support/tenant.ts';

describe('columns', () => {
  let world: World;
  let graph: Caller;
  const columns = `${things}/columns`;
  beforeEach(async () => {
    world = await startTenant();
    graph = await makeThings(world);
  });

  const fieldsOf = async (id: string, select = ''): Promise<Answer['body']> =>
    (await graph.get(`${things}/items/${id}?$expand=fields${select}`)).body.fields;
  const errorOf = ({ status, body }: Answer) => [status, body.error?.code];

  it.each([
    ['Due Date', 'Due_x0020_Date'],
    ['Übergabe', '_x00dc_bergabe'],
    ['1. Schritt', '_x0031__x002e__x0020_Schritt'],
    ['A&B', 'A_x0026_B'],
    ['Rückfrage_2', 'R_x00fc_ckfrage_2'],
  ])('called %s are named %s inside, for good', async (name, internal) => {
    const { body } = await graph.post(columns, { name, text: {} });
    expect(body).toMatchObject({ name: internal, displayName: name });
    const renamed = await graph.patch(`${columns}/${body.id}`, { displayName: 'Anders' });
    expect(renamed.body).toMatchObject({ name: internal, displayName: 'Anders' });
    const { body: item } = await addThing(graph, { [internal]: 'x' });
    expect((await fieldsOf(item.id))[internal]).toBe('x');
    expect((await graph.post(columns, { name, text: {} })).status).toBe(409);
  });

  it.each([
    ['no facet', { name: 'X' }, 400, 'invalidRequest'],
    ['two facets', { name: 'X', text: {}, number: {} }, 400, 'invalidRequest'],
    ['a facet of the future', { name: 'X', hologram: {} }, 400, 'BadRequest'],
    ['money', { name: 'X', currency: { locale: 'de-de' } }, 501, 'notImplemented'],
    ['places', { name: 'X', geolocation: {} }, 501, 'notImplemented'],
    ['a rule', { name: 'X', text: {}, validation: { formula: '=1' } }, 501, 'notImplemented'],
    ['the name of a built-in', { name: 'Author', text: {} }, 409, 'nameAlreadyExists'],
    [
      'an index on long text',
      { name: 'X', indexed: true, text: { allowMultipleLines: true } },
      400,
      'invalidRequest',
    ],
    [
      'an index on links',
      { name: 'X', indexed: true, hyperlinkOrPicture: {} },
      400,
      'invalidRequest',
    ],
    [
      'an index on several choices',
      { name: 'X', indexed: true, choice: { displayAs: 'checkBoxes' } },
      400,
      'invalidRequest',
    ],
    [
      'unique without index',
      { name: 'X', enforceUniqueValues: true, text: {} },
      400,
      'invalidRequest',
    ],
    [
      'unique yes and no',
      { name: 'X', indexed: true, enforceUniqueValues: true, boolean: {} },
      400,
      'invalidRequest',
    ],
    [
      'a lookup to nowhere',
      { name: 'X', lookup: { listId: 'x', columnName: 'Title' } },
      400,
      'invalidRequest',
    ],
  ])('are not made with %s', async (_, column, status, code) => {
    const before = (await graph.get(columns)).body.value.length;
    expect(errorOf(await graph.post(columns, column))).toEqual([status, code]);
    expect((await graph.get(columns)).body.value).toHaveLength(before);
  });

  it('can be indexed up to twenty in a list', async () => {
    for (let i = 0; i < 16; i += 1)
      expect((await graph.post(columns, { name: `N${i}`, number: {}, indexed: true })).status).toBe(
        201,
      );
    expect((await graph.post(columns, { name: 'More', number: {}, indexed: true })).status).toBe(
      400,
    );
    expect((await graph.post(columns, { name: 'More', number: {} })).status).toBe(201);
  });

  it('keep their kind', async () => {
    expect((await graph.patch(`${columns}/Note`, { number: {} })).status).toBe(400);
    expect((await graph.patch(`${columns}/Created`, { displayName: 'x' })).status).toBe(400);
    expect((await graph.delete(`${columns}/Title`)).status).toBe(400);
  });

  it('take their values with them when they go', async () => {
    await addThing(graph, { Title: 'A', Note: 'old' });
    expect((await graph.delete(`${columns}/Note`)).status).toBe(204);
    await graph.post(columns, { name: 'Note', text: {} });
    expect((await fieldsOf('1')).Note).toBeUndefined();
  });

  describe('that look into another list', () => {
    beforeEach(async () => {
      await graph.post(`${site}/lists`, { displayName: 'Areas' });
      const { body } = await graph.get(`${site}/lists/Areas`);
      for (const Title of ['Post', 'Einkauf'])
        await graph.post(`${site}/lists/Areas/items`, { fields: { Title } });
      const lookup = { listId: body.id, columnName: 'Title' };
      await graph.post(columns, { name: 'Field', lookup, indexed: true });
      await graph.post(columns, {
        name: 'Fields',
        lookup: { ...lookup, allowMultipleValues: true },
      });
    });

    it('are written by LookupId, and show it as a text; the value comes when selected', async () => {
      expect((await addThing(graph, { FieldLookupId: 2 })).status).toBe(201);
      expect(await fieldsOf('1')).toMatchObject({ FieldLookupId: '2' });
      expect(await fieldsOf('1')).not.toHaveProperty('Field');
      expect((await fieldsOf('1', '($select=Field)')).Field).toBe('Einkauf');
      const found = await graph.get(`${things}/items?$filter=fields/FieldLookupId eq 2`);
      expect(found.body.value).toHaveLength(1);
      expect(errorOf(await addThing(graph, { FieldLookupId: 99 }))).toEqual([
        400,
        'invalidRequest',
      ]);
      expect(errorOf(await addThing(graph, { Field: 'Post' }))).toEqual([400, 'invalidRequest']);
    });

    it('hold several only with the type of the collection, and one only without', async () => {
      const type = { 'FieldsLookupId@odata.type': 'Collection(Edm.Int32)' };
      expect((await addThing(graph, { FieldsLookupId: [1, 2], ...type })).status).toBe(201);
      expect((await fieldsOf('1')).Fields).toEqual([
        { LookupId: 1, LookupValue: 'Post' },
        { LookupId: 2, LookupValue: 'Einkauf' },
      ]);
      expect(errorOf(await addThing(graph, { FieldsLookupId: [1] }))).toEqual([400, 'BadRequest']);
      const single = { FieldLookupId: [1], 'FieldLookupId@odata.type': 'Collection(Edm.Int32)' };
      expect(errorOf(await addThing(graph, single))).toEqual([400, 'invalidRequest']);
      await graph.patch(`${things}/items/1`, { fields: { FieldsLookupId: [], ...type } });
      expect((await fieldsOf('1')).Fields).toBeUndefined();
    });

    it('are at most twelve in one query, people and the author among them', async () => {
      const { body } = await graph.get(`${site}/lists/Areas`);
      const names = Array.from({ length: 11 }, (_, i) => `L${i}`);
      for (const name of names)
        await graph.post(columns, { name, lookup: { listId: body.id, columnName: 'Title' } });
      const query = (select: string[]) =>
        graph.get(`${things}/items?$expand=fields($select=${select.join(',')})`);
      expect((await query([...names, 'Owner'])).status).toBe(200);
      const tooMany = await query([...names, 'Owner', 'Author']);
      expect(errorOf(tooMany)).toEqual([400, 'invalidRequest']);
      expect(tooMany.body.error.message).toContain('lookup column threshold');
    });
  });

  it('with several choices are written with the type of the collection', async () => {
    await graph.post(columns, {
      name: 'Days',
      choice: { choices: ['Mo', 'Di'], displayAs: 'checkBoxes' },
    });
    const type = { 'Days@odata.type': 'Collection(Edm.String)' };
    expect((await addThing(graph, { Days: ['Mo', 'Di'], ...type })).status).toBe(201);
    expect((await fieldsOf('1')).Days).toEqual(['Mo', 'Di']);
    expect(errorOf(await addThing(graph, { Days: ['Mo'] }))).toEqual([400, 'BadRequest']);
    expect(errorOf(await addThing(graph, { Days: ['Mi'], ...type }))).toEqual([
      400,
      'invalidRequest',
    ]);
    expect(errorOf(await addThing(graph, { Days: 'Mo' }))).toEqual([400, 'invalidRequest']);
    await graph.patch(`${things}/items/1`, { fields: { Days: [], ...type } });
    expect((await fieldsOf('1')).Days).toBeUndefined();
  });

  it('with links cannot be written through Graph, unless the switch says so', async () => {
    await graph.post(columns, { name: 'Website', hyperlinkOrPicture: { isPicture: false } });
    const Website = { Url: 'https://nordlicht.example', Description: 'Wir' };
    expect(errorOf(await addThing(graph, { Website }))).toEqual([400, 'invalidRequest']);
    expect(errorOf(await addThing(graph, { Website: Website.Url }))).toEqual([
      500,
      'generalException',
    ]);
    await world.control('PATCH', 'switches', { hyperlinkWrites: 'accepted' });
    expect((await addThing(graph, { Website })).status).toBe(201);
    expect((await fieldsOf('1')).Website).toEqual({ Description: 'Wir', Url: Website.Url });
    expect(errorOf(await addThing(graph, { Website: { Url: 'no' } }))).toEqual([
      400,
      'invalidRequest',
    ]);
  });

  describe('that are calculated', () => {
    const calculate = (formula: string) =>
      graph.post(columns, { name: 'Sum', calculated: { formula, outputType: 'number' } });

    it.each([
      ['=[Count]*2+1', { Count: 4 }, 9],
      ['=Count/(2-1)-1', { Count: 4 }, 3],
      ['="Nr. "&[Count]&" "&Title', { Count: 4, Title: 'A' }, 'Nr. 4 A'],
      ['=-Count', { Count: 4 }, -4],
      ['=Count/0', { Count: 4 }, '#DIV/0!'],
      ['=Title*2', { Title: 'A' }, '#VALUE!'],
      ['="say ""hi"""', {}, 'say "hi"'],
    ])('by %s show what comes of it', async (formula, fields, expected) => {
      const { status, body } = await calculate(formula);
      expect([status, body.readOnly]).toEqual([201, true]);
      await addThing(graph, fields);
      expect((await fieldsOf('1')).Sum).toBe(expected);
    });

    it('follow their sources and cannot be written', async () => {
      await calculate('=[Count]+1');
      await addThing(graph, { Count: 1 });
      await graph.patch(`${things}/items/1`, { fields: { Count: 2 } });
      expect((await fieldsOf('1')).Sum).toBe(3);
      expect(errorOf(await addThing(graph, { Sum: 1 }))).toEqual([400, 'invalidRequest']);
      await graph.delete(`${columns}/Count`);
      expect((await fieldsOf('1')).Sum).toBe('#NAME?');
    });

    it.each([
      ['=', 400],
      ['Count', 400],
      ['=Count Count', 400],
      ['=[Nowhere]', 400],
      ['=(Count', 400],
      [`=${'('.repeat(500)}`, 400],
      ['=IF(Count,1,2)', 501],
      ['=[Due]', 501],
    ])('are refused with %s', async (formula, status) => {
      expect((await calculate(formula)).status).toBe(status);
    });
  });

  it('that are required are not enforced for programs, unless the switch says so', async () => {
    await graph.patch(`${columns}/Note`, { required: true });
    expect((await addThing(graph, {})).status).toBe(201);
    await world.control('PATCH', 'switches', { requiredColumns: 'enforced' });
    const refused = await addThing(graph, { Title: 'A' });
    expect(errorOf(refused)).toEqual([400, 'invalidRequest']);
    expect(refused.body.error.message).toContain("'Note'");
    expect((await addThing(graph, { Title: 'A', Note: 'x' })).status).toBe(201);
    expect(errorOf(await graph.patch(`${things}/items/2`, { fields: { Note: '' } }))).toEqual([
      400,
      'invalidRequest',
    ]);
  });
});

describe('a list', () => {
  let world: World;
  let graph: Caller;
  beforeEach(async () => {
    world = await startTenant();
    graph = await makeThings(world);
  });

  it('can be renamed and described, but not to the name of another', async () => {
    await graph.post(`${site}/lists`, { displayName: 'Others' });
    const { body } = await graph.patch(things, { displayName: 'Dinge', description: 'Alles' });
    expect(body).toMatchObject({ displayName: 'Dinge', description: 'Alles', name: 'Things' });
    const taken = await graph.patch(`${site}/lists/Dinge`, { displayName: 'others' });
    expect([taken.status, taken.body.error.code]).toEqual([409, 'nameAlreadyExists']);
    expect((await graph.patch(`${site}/lists/Dinge`, { displayName: 'DINGE' })).status).toBe(200);
    const visitors = await graph.patch(`${site}/lists/User Information List`, { displayName: 'x' });
    expect(visitors.status).toBe(400);
  });

  it('shows its columns and the first page of its items when asked, in both spellings', async () => {
    await addThing(graph, { Title: 'A', State: 'done' });
    await addThing(graph, { Title: 'B' });
    for (const options of [
      'expand=columns(select=name),items(expand=fields(select=Title))',
      '$expand=columns($select=name),items($expand=fields($select=Title);$top=1)',
    ]) {
      const { body } = await graph.get(`${things}?${options}`);
      expect(body.columns).toContainEqual({ name: 'State' });
      expect(body.items[0].fields).toEqual({ '@odata.etag': body.items[0].eTag, Title: 'A' });
      expect(body['items@odata.context']).toContain('/items(fields())');
    }
  });

  it('continues an expanded page at its own items', async () => {
    await addThing(graph, { Title: 'A' });
    await addThing(graph, { Title: 'B' });
    const { body } = await graph.get(`${things}?$expand=items($expand=fields;$top=1)`);
    const { body: next } = await graph.get(body['items@odata.nextLink']);
    expect(next.value.map((item: { fields: { Title: string } }) => item.fields.Title)).toEqual([
      'B',
    ]);
  });

  it('is gone with all that was in it, also when it had permissions of its own', async () => {
    await addThing(graph, { Title: 'A' });
    await world.control('PUT', 'rights', { site: '/sites/baton', list: 'Things', item: 1 });
    expect((await graph.delete(things)).status).toBe(204);
    expect((await graph.get(things)).status).toBe(404);
    expect((await graph.get(`${things}/items/delta`)).status).toBe(404);
  });
});

describe('what is not known for sure about items', () => {
  let world: World;
  let graph: Caller;
  beforeEach(async () => {
    world = await startTenant();
    graph = await makeThings(world);
    await addThing(graph, { Title: 'A', Key: 'one', Count: 1, State: 'done' });
  });
  const set = (switches: object) => world.control('PATCH', 'switches', switches);

  it('a unique violation may be 409', async () => {
    await set({ uniqueViolation: '409' });
    const { status, body } = await addThing(graph, { Key: 'one' });
    expect([status, body.error.code]).toEqual([409, 'nameAlreadyExists']);
    expect(body.error.message).toContain('[Key]');
  });

  it('PATCH on fields may be refused, and the other form works still', async () => {
    await set({ patchOnFields: 'refused' });
    expect((await graph.patch(`${things}/items/1/fields`, { Title: 'B' })).status).toBe(400);
    expect((await graph.patch(`${things}/items/1`, { fields: { Title: 'B' } })).status).toBe(200);
  });

  it.each([
    ['expand=fields', 400],
    ['$expand=fields(select=Title)', 400],
    ['$expand=fields&top=1', 400],
    ['$expand=fields($select=Title)', 200],
    ['%24expand=fields(%24select%3DTitle)', 200],
  ])('options may need their $: %s', async (query, status) => {
    expect((await graph.get(`${things}/items?${query}`)).status).toBe(200);
    await set({ optionsWithoutDollar: 'refused' });
    const answer = await graph.get(`${things}/items?${query}`);
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.body.error.code).toBe('badArgument');
  });

  it('a filter may be held to one field', async () => {
    const two = `${things}/items?$filter=fields/Count eq 1 and fields/State eq 'done'`;
    const one = `${things}/items?$filter=fields/Count ge 1 and fields/Count le 2`;
    expect((await graph.get(two)).body.value).toHaveLength(1);
    await set({ filterFields: 'one' });
    expect((await graph.get(two)).status).toBe(400);
    expect((await graph.get(one)).body.value).toHaveLength(1);
  });

  it('what the documentation does not know is not answered', async () => {
    for (const query of [
      '$expand=fields,driveItem',
      '$expand=versions',
      '$expand=fields($filter=Title)',
      "$filter=contains(fields/Key,'o')",
      '$count=true',
    ])
      expect([query, (await graph.get(`${things}/items?${query}`)).status]).toEqual([query, 501]);
  });
});
