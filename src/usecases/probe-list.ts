import type { TenantAnswer } from '../core/tenant-question.ts';
import type { ProbeList, Probing } from './probing.ts';

const rounds = 5;
const writersAtOnce = 20;
const readsAfterWrite = 20;

/** What the rows show that the default view is to show; all others it is to hide. */
export const shownTitle = 'shown';

/** Asks a list that is made for it, and taken away whatever happens. */
export async function probeList(probing: Probing): Promise<TenantAnswer[]> {
  await probing.lists.sweep();
  const list = await probing.lists.make(probing.newWord());
  try {
    return [
      await uniqueColumn(list, probing),
      await readOwnWrite(list, probing),
      await defaultView(list, probing),
    ];
  } finally {
    await list.remove();
  }
}

/** Many write the same key at once; of each only one may be there afterwards. */
async function uniqueColumn(list: ProbeList, { newWord }: Probing): Promise<TenantAnswer> {
  for (let round = 0; round < rounds; round += 1) {
    const key = newWord();
    const row = { title: 'hidden', key, mark: key };
    await Promise.all(Array.from({ length: writersAtOnce }, () => list.add(row)));
  }
  const keys = (await list.rows()).map(({ key }) => key);
  const twice = keys.length - new Set(keys).size;
  const figures = { writes: rounds * writersAtOnce, rows: keys.length, twice };
  return { question: 'unique_column', outcome: twice === 0 ? 'good' : 'surprise', figures };
}

async function readOwnWrite(list: ProbeList, { newWord }: Probing): Promise<TenantAnswer> {
  let missed = 0;
  for (let read = 0; read < readsAfterWrite; read += 1) {
    const mark = newWord();
    await list.add({ title: shownTitle, key: mark, mark });
    if ((await list.countMarked(mark)) === 0) missed += 1;
  }
  const figures = { reads: readsAfterWrite, missed };
  return { question: 'read_own_write', outcome: missed === 0 ? 'good' : 'surprise', figures };
}

/** Graph has no views: somebody has to filter it in SharePoint. */
async function defaultView(list: ProbeList, { byHand }: Probing): Promise<TenantAnswer> {
  const question = 'default_view';
  const before = await list.rows();
  const todo = `Open ${list.link}, edit its view “All Items” so that it shows only items whose Title is equal to “${shownTitle}”, and save it.`;
  if (!(await byHand(todo))) return { question, outcome: 'by_hand', figures: {} };
  const hidden = before.length - (await list.rows()).length;
  const hiddenFromDelta = before.length - (await list.countByDelta());
  const figures = { rows: before.length, hidden, hiddenFromDelta };
  return { question, outcome: hidden + hiddenFromDelta === 0 ? 'good' : 'surprise', figures };
}
