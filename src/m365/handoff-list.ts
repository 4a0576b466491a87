import { z } from 'zod';
import { isProductError, ProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { HandoffList, Stored } from '../usecases/ports.ts';
import { type ListItem, listItem, listItemPage } from '../wire/graph-answers.ts';
import { type Graph, literal, segment } from './graph.ts';
import { fieldsOf, recordOf } from './handoff-fields.ts';
import type { Site } from './site.ts';

/** How many rows of one person are read at most until the index of the whole log arrives. */
const mostRows = 500;

/** The Hand-offs list through Graph, with the app's own identity. */
export function createHandoffList(site: Site, graph: Graph): HandoffList {
  const findBy = async (column: string, value: string): Promise<Stored[]> => {
    const filter = `fields/${column}%20eq%20${literal(value)}`;
    const path = `${await site.listPath('Handoffs')}/items?$expand=fields&$filter=${filter}`;
    return (await graph.getAll(path, listItemPage, mostRows)).map(stored);
  };
  const findOne = async (column: string, value: string) => lowestId(await findBy(column, value));

  return {
    async claim(record) {
      try {
        return stored(await insert(record, site, graph));
      } catch (error) {
        const winner = await findWinner(record, findOne);
        if (winner !== undefined && isRefusal(error)) return winner;
        throw error;
      }
    },
    async change(before, changes) {
      const path = `${await site.listPath('Handoffs')}/items/${segment(before.itemId)}`;
      const answer = await graph.patch(path, { fields: fieldsOf(changes) }, changedItem, {
        'If-Match': before.etag,
      });
      const etag = answer?.['@odata.etag'] ?? answer?.eTag;
      if (etag === undefined) return reread(path, graph);
      return { ...before, etag, record: { ...before.record, ...changes } };
    },
    findByHandoffKey: (handoffKey) => findOne('HandoffKey', handoffKey),
    findByClaimKey: (claimKey) => findOne('ClaimKey', claimKey),
    findBySentKey: (sentKey) => findOne('SentKey', sentKey),
    async listInvolving(oid) {
      const [sent, owned] = await Promise.all([
        findBy('HandedOffByOid', oid),
        findBy('OwnerOid', oid),
      ]);
      const rows = new Map([...sent, ...owned].map((each) => [each.itemId, each]));
      return [...rows.values()].toSorted((a, b) => Number(b.itemId) - Number(a.itemId));
    },
  };
}

const changedItem = z
  .object({ '@odata.etag': z.string().optional(), eTag: z.string().optional() })
  .nullish();

async function insert(record: HandoffRecord, site: Site, graph: Graph): Promise<ListItem> {
  const path = `${await site.listPath('Handoffs')}/items`;
  const created = await graph.post(
    path,
    { fields: fieldsOf(record) },
    z.object({ id: z.string() }),
  );
  return graph.get(`${path}/${segment(created.id)}?$expand=fields`, listItem);
}

async function reread(path: string, graph: Graph): Promise<Stored> {
  return stored(await graph.get(`${path}?$expand=fields`, listItem));
}

/** A unique violation comes as 400, in some reports as 409 (facts/security.md); which key collided is found out by reading. */
function isRefusal(error: unknown): boolean {
  return isProductError(error) && ['microsoft_refused', 'changed_meanwhile'].includes(error.code);
}

async function findWinner(
  { claimKey, handoffKey }: HandoffRecord,
  findOne: (column: string, value: string) => Promise<Stored | undefined>,
): Promise<Stored | undefined> {
  return (await findOne('HandoffKey', handoffKey)) ?? findOne('ClaimKey', claimKey);
}

/** Should the unique column ever let two rows pass, the lowest item id wins (handoff.md, Protocol). */
function lowestId(rows: readonly Stored[]): Stored | undefined {
  return rows.toSorted((a, b) => Number(a.itemId) - Number(b.itemId))[0];
}

function stored(item: ListItem): Stored {
  const etag = item['@odata.etag'] ?? item.eTag;
  if (etag === undefined)
    throw new ProductError('list_broken', 'a hand-off row came without an eTag');
  return { itemId: item.id, etag, record: recordOf(item.fields) };
}
