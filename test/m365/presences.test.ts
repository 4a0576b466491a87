import { expect, it } from 'vitest';
import { createGraph } from '../../src/m365/graph.ts';
import { createPresences } from '../../src/m365/presences.ts';

const oid = 'AB0F0000-0000-4000-8000-000000000001';

/** Graph with these presences; what it was asked is kept. */
function answering(...value: object[]) {
  const asked: { path: string; body: unknown }[] = [];
  const graph = createGraph(
    async (request) => {
      asked.push({ path: new URL(request.url).pathname, body: await request.json() });
      return Response.json({ value });
    },
    async () => 'token',
  );
  return { asked, of: createPresences(graph).of };
}

it('asks about one person, who stands in no address, and reads two words', async () => {
  const { asked, of } = answering({
    id: oid.toLowerCase(),
    availability: 'Busy',
    activity: 'InACall',
    statusMessage: { message: { content: 'Kaltmiete' } },
  });
  expect(await of(oid)).toBe('in_call');
  expect(asked).toEqual([
    { path: '/v1.0/communications/getPresencesByUserId', body: { ids: [oid] } },
  ]);
});

it.each([
  ['nobody is answered', []],
  ['somebody else is', [{ id: 'other', availability: 'Busy', activity: 'Busy' }]],
  ['nothing is said of them', [{ id: oid, availability: null }]],
])('is nothing when %s', async (_when, value) => {
  expect(await answering(...value).of(oid)).toBeUndefined();
});
