import { type Answer, anna, type Caller, host, type World } from './tenant.ts';

export const site = `/sites/${host}:/sites/baton:`;
export const things = `${site}/lists/Things`;

/** A list with one column of every kind that the product uses, made by Anna. */
export async function makeThings(world: World): Promise<Caller> {
  const graph = await world.as(anna);
  const { status, body } = await graph.post(`${site}/lists`, {
    displayName: 'Things',
    list: { template: 'genericList' },
    columns: [
      { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'Note', text: { allowMultipleLines: true, textType: 'plain' } },
      { name: 'State', choice: { choices: ['offered', 'done'] }, indexed: true },
      { name: 'Area', choice: { allowTextEntry: true, choices: ['Post'] } },
      { name: 'Count', number: {}, indexed: true },
      { name: 'Due', dateTime: { format: 'dateTime' }, indexed: true },
      { name: 'Urgent', boolean: {} },
      { name: 'Owner', personOrGroup: {} },
      { name: 'Team', personOrGroup: { allowMultipleSelection: true } },
    ],
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return graph;
}

export const addThing = (graph: Caller, fields: Record<string, unknown>): Promise<Answer> =>
  graph.post(`${things}/items`, { fields });

/** The titles of the items that a query finds. */
export async function titles(graph: Caller, query: string, headers = {}): Promise<string[]> {
  const { body } = await graph.get(`${things}/items?$expand=fields&${query}`, headers);
  if (!body.value) throw new Error(JSON.stringify(body));
  return body.value.map((item: { fields: { Title: string } }) => item.fields.Title);
}
