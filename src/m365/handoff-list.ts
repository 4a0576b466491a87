import { z } from 'zod';
import { steppedBackKey } from '../core/claim-key.ts';
import type { Erasure } from '../core/erasure.ts';
import { isProductError, ProductError } from '../core/errors.ts';
import { changed, type HandoffRecord } from '../core/handoff-record.ts';
import type { HandoffList, Stored } from '../usecases/handoff-ports.ts';
import type { Chain, Recorder } from '../usecases/record-ports.ts';
import { type ListItem, listItem, listItemPage } from '../wire/graph-answers.ts';
import { isRefusal } from './errors.ts';
import { type Graph, literal, segment } from './graph.ts';
import { fieldsOf, recordOf } from './handoff-fields.ts';
import type { Site } from './site.ts';

/** The Hand-offs list through Graph, with the app's own identity. Every write goes through the recorder. */
export function createHandoffList(site: Site, graph: Graph, recorder: Recorder): HandoffList {
  const door: Door = { site, graph, recorder };
  const findBy = async (column: string, value: string): Promise<Stored[]> => {
    const filter = `fields/${column}%20eq%20${literal(value)}`;
    const path = `${await site.listPath('Handoffs')}/items?$expand=fields&$filter=${filter}`;
    return (await graph.getAll(path, listItemPage)).map(storedOf);
  };
  const findOne = async (column: string, value: string) => lowestId(await findBy(column, value));

  const settleClaim = async ({ itemId, record }: Unsettled): Promise<Stored> => {
    const rows = await findBy('ClaimKey', record.claimKey);
    const mine = rows.find((row) => row.itemId === itemId) ?? (await readItem(itemId, site, graph));
    const winner = lowestId(rows) ?? mine;
    if (winner.itemId !== itemId && mine.record.claimKey === record.claimKey) {
      await change(mine, steppedBack(mine.record), door).catch(ignoreLostRace);
    }
    return winner;
  };

  /**
   * The same for one click: a second row of it that slipped past the other unique column steps back, also when
   * the first has been taken back meanwhile. Found by the model check.
   */
  const settleClick = async (stored: Stored): Promise<Stored> => {
    const [holder, first] = await Promise.all([
      settleClaim(stored),
      findOne('HandoffKey', stored.record.handoffKey),
    ]);
    const isGhost = first !== undefined && Number(first.itemId) < Number(stored.itemId);
    if (!isGhost || holder.itemId !== stored.itemId) return holder;
    await change(holder, steppedBack(holder.record), door).catch(ignoreLostRace);
    return first;
  };

  /** Rows that slipped past a unique column and have not stepped back yet may stand in the way of the first one. */
  const clearDuplicates = async ({ itemId, record }: Stored): Promise<boolean> => {
    const rows = await findBy('ClaimKey', record.claimKey);
    const later = rows.filter((row) => Number(row.itemId) > Number(itemId));
    for (const row of later) {
      await change(row, steppedBack(row.record), door).catch(ignoreLostRace);
    }
    return later.length > 0;
  };

  return {
    async claim(record) {
      try {
        const itemId = await insert(record, door);
        return await settleClaim({ itemId, record });
      } catch (error) {
        if (!isRefusal(error)) throw error;
        const found = await findWinner(record, findOne);
        if (found === undefined) throw error;
        return isUnsettled(found, record) ? await settleClaim(found) : found;
      }
    },
    settle: settleClick,
    async change(before, changes) {
      let wanted = changes;
      for (let tries = 1; ; tries++) {
        try {
          return await change(before, wanted, door);
        } catch (error) {
          if (!isRefusal(error) || tries === mostTries) throw error;
          // Duplicates that stood in the way may have stepped back by themselves before they were looked for.
          if (await clearDuplicates(before)) continue;
          if (isLostRace(error)) throw error;
          wanted = withoutPlace(wanted);
        }
      }
    },
    erase: (before, erasure) => erase(before, erasure, door),
    findByHandoffKey: (handoffKey) => findOne('HandoffKey', handoffKey),
    findByClaimKey: (claimKey) => findOne('ClaimKey', claimKey),
    findBySentKey: (sentKey) => findOne('SentKey', sentKey),
    async listRun(processKey) {
      const rows = await findBy('ProcessKey', processKey);
      return rows.toSorted((a, b) => Number(a.itemId) - Number(b.itemId));
    },
  };
}

/** A row that was written, before it is known whether it holds its claim. */
type Unsettled = Pick<Stored, 'itemId' | 'record'>;

/** A list that was not provisioned for this version has no columns for it; whoever takes work over needs it the least. */
function withoutPlace(changes: Partial<HandoffRecord>): Partial<HandoffRecord> {
  const rest = { ...changes };
  delete rest.mailAt;
  return rest;
}

/** How often a change is tried while rows with the same claim come and go. */
const mostTries = 4;

const changedItem = z
  .object({ '@odata.etag': z.string().optional(), eTag: z.string().optional() })
  .nullish();

/** What a write takes. */
interface Door {
  site: Site;
  graph: Graph;
  recorder: Recorder;
}

async function insert(record: HandoffRecord, { site, graph, recorder }: Door): Promise<string> {
  const path = `${await site.listPath('Handoffs')}/items`;
  const fields = fieldsOf(record);
  const chain = recorder.sign(undefined, fields);
  const created = await graph.post(
    path,
    { fields: { ...fields, ...chainFields(chain) } },
    z.object({ id: z.string() }),
  );
  recorder.settleLater(chain);
  return created.id;
}

function chainFields({ head, pending }: Chain) {
  return { Head: head, Pending: pending };
}

async function readItem(itemId: string, site: Site, graph: Graph): Promise<Stored> {
  const path = `${await site.listPath('Handoffs')}/items/${segment(itemId)}?$expand=fields`;
  return storedOf(await graph.get(path, listItem));
}

async function change(
  before: Stored,
  changes: Partial<HandoffRecord>,
  { site, graph, recorder }: Door,
): Promise<Stored> {
  const path = `${await site.listPath('Handoffs')}/items/${segment(before.itemId)}`;
  const newFields = fieldsOf(changes);
  const chain = signed(before, newFields, recorder);
  const isEvent = chain.head !== before.chain.head;
  if (isEvent) await recorder.settle(before.chain);
  const answer = await graph.patch(
    path,
    { fields: { ...newFields, ...(isEvent && chainFields(chain)) } },
    changedItem,
    { 'If-Match': before.etag },
  );
  if (isEvent) recorder.settleLater(chain);
  const etag = answer?.['@odata.etag'] ?? answer?.eTag;
  if (etag === undefined) return readItem(before.itemId, site, graph);
  return { ...before, etag, chain, record: changed(before.record, changes) };
}

/** Always an event, also where the row is empty already and only earlier events still say something. */
async function erase(
  before: Stored,
  { columns, events }: Erasure,
  { site, graph, recorder }: Door,
): Promise<Stored> {
  const path = `${await site.listPath('Handoffs')}/items/${segment(before.itemId)}`;
  const emptied = Object.fromEntries(columns.map((column) => [column, null]));
  const chain = signed(before, emptied, recorder, events);
  await recorder.settle(before.chain);
  const headers = { 'If-Match': before.etag };
  await graph.patch(path, { fields: { ...emptied, ...chainFields(chain) } }, changedItem, headers);
  recorder.settleLater(chain);
  return readItem(before.itemId, site, graph);
}

function signed(
  { chain, record }: Stored,
  newFields: Record<string, unknown>,
  recorder: Recorder,
  erased?: Erasure['events'],
): Chain {
  const fields = fieldsOf(record);
  const was = chain.head === '' ? undefined : { chain, fields };
  return recorder.sign(was, { ...fields, ...newFields }, erased);
}

function steppedBack({ handoffKey }: HandoffRecord): Partial<HandoffRecord> {
  return { claimKey: steppedBackKey(handoffKey), mailState: 'cancelled', state: 'withdrawn' };
}

async function findWinner(
  { claimKey, handoffKey }: HandoffRecord,
  findOne: (column: string, value: string) => Promise<Stored | undefined>,
): Promise<Stored | undefined> {
  return (await findOne('HandoffKey', handoffKey)) ?? findOne('ClaimKey', claimKey);
}

/** A row of this very click, of which nobody may have heard whether it holds its claim. */
function isUnsettled({ record }: Stored, { handoffKey }: HandoffRecord): boolean {
  return (
    record.handoffKey === handoffKey &&
    (record.mailState === 'claimed' || record.mailState === 'none')
  );
}

/** Somebody else has done the same meanwhile. */
function ignoreLostRace(error: unknown): void {
  if (!isLostRace(error)) throw error;
}

function isLostRace(error: unknown): boolean {
  return isProductError(error) && error.code === 'changed_meanwhile';
}

/** handoff.md, Protocol: of two rows with one key the lowest item id counts. */
function lowestId(rows: readonly Stored[]): Stored | undefined {
  return rows.toSorted((a, b) => Number(a.itemId) - Number(b.itemId))[0];
}

/** One item of the list as a hand-off; `list_broken` when it does not carry what Baton wrote. */
export function storedOf(item: ListItem): Stored {
  const etag = item['@odata.etag'] ?? item.eTag;
  if (etag === undefined)
    throw new ProductError('list_broken', 'a hand-off row came without an eTag');
  const { Head: head, Pending: pending } = item.fields;
  const chain = {
    head: typeof head === 'string' ? head : '',
    pending: typeof pending === 'string' ? pending : '',
  };
  return { itemId: item.id, etag, record: recordOf(item.fields), chain };
}
