import { isProductError, ProductError } from '../core/errors.ts';
import { batchAnswer, type ItemVersion, itemVersionPage } from '../wire/graph-answers.ts';
import { codeOfStatus } from './errors.ts';
import { type Graph, segment } from './graph.ts';

/** Graph takes no more parts in one `$batch`; each counts as a request of its own: two units. */
const mostParts = 20;

/** Why not everything was read: Microsoft asks to wait or does not answer, or the person may not see versions. */
export type Stop = 'busy' | 'refused';

/** What was read before it stopped, by item id; an item that is gone is not among them. */
export interface ReadVersions {
  versions: Map<number, ItemVersion[]>;
  stop?: Stop;
}

/** The versions of these items of a list, in batches one after the other, until Microsoft asks to wait. */
export async function readItemVersions(
  listPath: string,
  ids: readonly number[],
  graph: Graph,
): Promise<ReadVersions> {
  const versions: ReadVersions['versions'] = new Map();
  for (let at = 0; at < ids.length; at += mostParts) {
    const read = await readBatch(listPath, ids.slice(at, at + mostParts), graph).catch(stopped);
    for (const [id, found] of read.versions) versions.set(id, found);
    if (read.stop !== undefined) return { versions, stop: read.stop };
  }
  return { versions };
}

async function readBatch(
  listPath: string,
  ids: readonly number[],
  graph: Graph,
): Promise<ReadVersions> {
  const requests = ids.map((id) => ({
    id: String(id),
    method: 'GET',
    url: `${listPath}/items/${segment(String(id))}/versions?$expand=fields`,
  }));
  const { responses } = await graph.post('/$batch', { requests }, batchAnswer);
  const versions: ReadVersions['versions'] = new Map();
  for (const { id, body } of responses.filter(({ status }) => status === 200))
    versions.set(Number(id), await allPages(body, graph));
  const failed = responses.find(({ status }) => status !== 200 && status !== 404);
  if (failed === undefined) return { versions };
  return {
    versions,
    stop: stopOf(new ProductError(codeOfStatus(failed.status), 'a part of $batch')),
  };
}

async function allPages(body: unknown, graph: Graph): Promise<ItemVersion[]> {
  const { success, data } = itemVersionPage.safeParse(body);
  if (!success) throw new ProductError('microsoft_refused', 'versions have an unknown form');
  const next = data['@odata.nextLink'];
  return next === undefined
    ? data.value
    : [...data.value, ...(await graph.getAll(next, itemVersionPage))];
}

function stopped(error: unknown): ReadVersions {
  return { versions: new Map(), stop: stopOf(error) };
}

/** A sign-in that has to be renewed is for the person; everything else can be tried again later. */
function stopOf(error: unknown): Stop {
  if (!isProductError(error) || forThePerson.has(error.code)) throw error;
  return error.code === 'no_access' ? 'refused' : 'busy';
}

const forThePerson = new Set(['not_signed_in', 'step_up_needed', 'consent_needed', 'unexpected']);
