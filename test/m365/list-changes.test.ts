import { describe, expect, it } from 'vitest';
import { createGraph } from '../../src/m365/graph.ts';
import { createRecordLists } from '../../src/m365/record-lists.ts';
import type { Site } from '../../src/m365/site.ts';
import type { ListChanges } from '../../src/usecases/record-ports.ts';

type Answer = object | number;

const row = (id: number) => ({ id: `${id}`, fields: { Title: `Zeile ${id}` } });
const gone = (id: number) => ({ id: `${id}`, deleted: { state: 'deleted' } });
const page = (value: object[], link: object): Answer => ({ value, ...link });
const more = (token: string) => ({ '@odata.nextLink': address(token) });
const end = (token: string) => ({ '@odata.deltaLink': address(token) });
const address = (token: string) => `https://graph.microsoft.com/v1.0/lists/${token}`;

/** Lists of the record, answered by what follows `/lists/` in the path; a number is a status. */
function listsOf(answers: Record<string, Answer>, years: number[] = []) {
  const asked: string[] = [];
  const graph = createGraph(
    async ({ url }) => {
      const what = /\/lists\/([^?]+)/.exec(url)?.[1] ?? '';
      asked.push(what);
      const answer = answers[what] ?? 404;
      if (typeof answer === 'object') return Response.json(answer);
      return Response.json({ error: { code: 'itemNotFound', message: '' } }, { status: answer });
    },
    async () => 'token',
  );
  const site: Partial<Site> = {
    listPath: async (list) => `/lists/${list}`,
    archivedYears: async () => years,
  };
  return { asked, lists: createRecordLists(site as Site, graph) };
}

async function all(pages: AsyncIterable<ListChanges>): Promise<ListChanges[]> {
  const read: ListChanges[] = [];
  for await (const each of pages) read.push(each);
  return read;
}

const idsOf = (pages: readonly ListChanges[]) => pages.map(({ rows }) => rows.map(({ id }) => id));

describe('what changed in a list of the record', () => {
  const beginning = 'Handoffs/items/delta';

  it('comes page by page: the next one is asked for when the one before was taken', async () => {
    const { asked, lists } = listsOf({
      [beginning]: page([row(1), row(2)], more('second')),
      second: page([row(3)], end('later')),
    });
    const askedFor: number[] = [];
    for await (const { cursor } of lists.readChanges('Handoffs')) {
      askedFor.push(asked.length);
      expect([address('second'), address('later')]).toContain(cursor);
    }
    expect(askedFor).toEqual([1, 2]);
  });

  it('goes on from the cursor of any page', async () => {
    const { asked, lists } = listsOf({ second: page([row(3)], end('later')) });
    const pages = await all(lists.readChanges('Handoffs', address('second')));
    expect(idsOf(pages)).toEqual([['3']]);
    expect(pages[0]).toMatchObject({ begins: false, cursor: address('later') });
    expect(asked).toEqual(['second']);
  });

  it('has of an item that comes twice the last entry only', async () => {
    const again = { ...row(1), fields: { Title: 'neu' } };
    const { lists } = listsOf({
      [beginning]: page([row(1), row(2), again, gone(2)], end('later')),
    });
    const [only] = await all(lists.readChanges('Handoffs'));
    expect(only?.rows).toEqual([{ id: '1', fields: { Title: 'neu' } }]);
    expect(only?.gone).toEqual(['2']);
  });

  for (const [why, answer] of [
    ['where Graph no longer knows the cursor', 410],
    ['after an answer with an error inside', page([{ error: { code: 'x' } }], end('later'))],
    ['after an answer without a link', page([row(9)], {})],
  ] as const)
    it(`begins again, and says so, ${why}`, async () => {
      const { lists } = listsOf({ old: answer, [beginning]: page([row(1)], end('later')) });
      const pages = await all(lists.readChanges('Handoffs', address('old')));
      expect(idsOf(pages)).toEqual([['1']]);
      expect(pages[0]?.begins).toBe(true);
    });

  it('is refused where the list can’t be read from its beginning either', async () => {
    const { asked, lists } = listsOf({
      old: 410,
      [beginning]: page([row(1)], more('second')),
      second: 410,
    });
    await expect(all(lists.readChanges('Handoffs', address('old')))).rejects.toMatchObject({
      code: 'microsoft_refused',
    });
    expect(asked).toEqual(['old', beginning, 'second']);
  });

  for (const list of ['Handoffs', 'HandoffEvents'] as const)
    it(`starts over once where the first reading of ${list} can’t go on`, async () => {
      const answers = {
        [`${list}/items/delta`]: page([row(1)], more('second')),
        second: 410 as Answer,
      };
      const { lists } = listsOf(answers);
      const pages: ListChanges[] = [];
      for await (const each of lists.readChanges(list)) {
        pages.push(each);
        if (pages.length === 2) answers.second = page([row(2)], end('later'));
      }
      expect(idsOf(pages)).toEqual([['1'], ['1'], ['2']]);
      expect(pages.map(({ begins }) => begins)).toEqual([true, true, false]);
    });

  it('stands a page that comes twice, and gives up one that comes for ever', async () => {
    const { asked, lists } = listsOf({
      [beginning]: page([row(1)], more('same')),
      same: page([row(2)], more('same')),
    });
    await expect(all(lists.readChanges('Handoffs'))).rejects.toThrow('again and again');
    expect(asked.length).toBeLessThan(6);
    expect(asked.length).toBeGreaterThan(2);
  });
});

describe('what changed among current and archived events', () => {
  const current = 'HandoffEvents/items/delta';
  const archived = 'HandoffEvents2024/items/delta';

  it('begins again everywhere when one of the lists does, and only then', async () => {
    const answers: Record<string, Answer> = {
      [current]: page([row(1)], end('current-later')),
      [archived]: page([row(5)], end('archived-later')),
      'current-later': page([row(2)], end('current-later')),
      'archived-later': page([], end('archived-later')),
    };
    const { lists } = listsOf(answers, [2024]);
    const first = await all(lists.readChanges('HandoffEvents'));
    expect(idsOf(first)).toEqual([['1'], ['2024000000005']]);
    expect(first.map(({ begins }) => begins)).toEqual([true, false]);
    const second = await all(lists.readChanges('HandoffEvents', first.at(-1)?.cursor));
    expect(idsOf(second)).toEqual([['2'], []]);
    expect(second.some(({ begins }) => begins)).toBe(false);
    answers['archived-later'] = 410;
    const third = await all(lists.readChanges('HandoffEvents', second.at(-1)?.cursor));
    expect(idsOf(third)).toEqual([['2'], ['1'], ['2024000000005']]);
    expect(third.map(({ begins }) => begins)).toEqual([false, true, false]);
  });

  it('does not begin again because the list of a year was made meanwhile', async () => {
    const years: number[] = [];
    const { lists } = listsOf(
      {
        [current]: page([row(1)], end('current-later')),
        'current-later': page([], end('current-later')),
        [archived]: page([row(5)], end('archived-later')),
      },
      years,
    );
    const [first] = await all(lists.readChanges('HandoffEvents'));
    years.push(2024);
    const pages = await all(lists.readChanges('HandoffEvents', first?.cursor));
    expect(idsOf(pages)).toEqual([[], ['2024000000005']]);
    expect(pages.some(({ begins }) => begins)).toBe(false);
  });
});
