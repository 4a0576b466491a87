import { z } from 'zod';
import { archivedItem, firstYearOf, placeOfItem } from '../core/archive.ts';
import { leafHashOfPayload, type SignedEvent } from '../core/audit-event.ts';
import { type ListRow, readPayload, textOf } from '../core/audit-rows.ts';
import { ProductError } from '../core/errors.ts';
import { type ArchiveName, archiveName } from '../core/lists.ts';
import type { ListChanges, RecordList, RecordLists } from '../usecases/record-ports.ts';
import { listItemPage } from '../wire/graph-answers.ts';
import { isRefusal } from './errors.ts';
import { type Graph, literal, segment } from './graph.ts';
import { readListChanges } from './list-changes.ts';
import type { Site } from './site.ts';
import { unless } from './unless.ts';

const anything = z.unknown();

/** Where each list of events goes on, by its name. */
const cursors = z.record(z.string(), z.string());
type Cursors = z.infer<typeof cursors>;

/**
 * The lists of the record through Graph, with the app's own identity. The events of archived years count as rows of
 * HandoffEvents. The current list is always asked first: what has left it by then stands in its archive.
 */
export function createRecordLists(site: Site, graph: Graph): RecordLists {
  const items = async (list: RecordList | ArchiveName) => `${await site.listPath(list)}/items`;
  const itemPath = async (item: string) => {
    const { year, id } = placeOfItem(item);
    const list = year === undefined ? 'HandoffEvents' : archiveName(year);
    return `${await items(list)}/${segment(id)}`;
  };

  const findIn = async (list: RecordList | ArchiveName, column: string, value: string) => {
    const filter = `$expand=fields&$filter=fields/${column}%20eq%20${literal(value)}`;
    return graph.getAll(`${await items(list)}?${filter}`, listItemPage);
  };
  const findArchived = async (eventKey: string, since: string | undefined) => {
    const first = since === undefined ? 0 : firstYearOf(since);
    const years = (await site.archivedYears()).filter((year) => year >= first);
    const found = await Promise.all(
      years.map(async (year) => {
        const rows = await findIn(archiveName(year), 'EventKey', eventKey);
        return rows.map(archivedRow(year));
      }),
    );
    return found.flat();
  };

  const changesOf = async function* (list: RecordList | ArchiveName, cursor?: string) {
    yield* readListChanges(await items(list), cursor, graph);
  };
  const changesOfYear = async function* (year: number, cursor?: string) {
    for await (const { rows, gone, ...page } of changesOf(archiveName(year), cursor))
      yield {
        ...page,
        rows: rows.map(archivedRow(year)),
        gone: gone.map((id) => archivedItem(year, id)),
      };
  };
  const currentThenArchived = async function* (before: Cursors) {
    const list = 'HandoffEvents';
    for await (const page of changesOf(list, before[list])) yield { list, page };
    for (const year of await site.archivedYears()) {
      const archive = archiveName(year);
      for await (const page of changesOfYear(year, before[archive])) yield { list: archive, page };
    }
  };
  /** The changes of several lists as those of one, which begins when the first of them does, also when that starts over. */
  const changesOfEvents = async function* (before: Cursors): AsyncGenerator<ListChanges> {
    const next = { ...before };
    for await (const { list, page } of currentThenArchived(before)) {
      if (page.begins && before[list] !== undefined) return yield* changesOfEvents({});
      const begins = page.begins && Object.keys(next).every((each) => each === list);
      next[list] = page.cursor;
      yield { ...page, begins, cursor: JSON.stringify(next) };
    }
  };

  return {
    async find(list, column, value, since) {
      const current = await findIn(list, column, value);
      if (list !== 'HandoffEvents') return current;
      return [...current, ...(await findArchived(value, since))];
    },
    readChanges(list, cursor) {
      if (list !== 'HandoffEvents') return changesOf(list, cursor);
      return changesOfEvents(cursor === undefined ? {} : cursors.parse(JSON.parse(cursor)));
    },
    readUnarchived: (cursor) => changesOf('HandoffEvents', cursor),
    async addEvent(event) {
      const fields = eventFields(event);
      const { EventKey: key, LeafHash: hash } = fields;
      const isSame = (row: ListRow) => textOf(row.fields['LeafHash']) === hash;
      // a list that only bears an archive's name must not stop anybody from writing
      const archived = await unless('microsoft_refused', () => findArchived(key, signedAt(event)));
      if (archived?.some(isSame)) return;
      try {
        await graph.post(await items('HandoffEvents'), { fields }, anything);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        const known = await findIn('HandoffEvents', 'EventKey', key);
        if (known.some(isSame)) return;
        if (known.length === 0) throw error;
        throw new ProductError('list_broken', `another event stands under ${key}`, {
          cause: error,
        });
      }
    },
    async addCheckpoint(fields) {
      try {
        await graph.post(await items('Checkpoints'), { fields }, anything);
        return 'written';
      } catch (error) {
        if (!isRefusal(error)) throw error;
        const filter = `$expand=fields&$filter=fields/Number%20eq%20${Number(fields['Number'])}`;
        const known = await graph.getAll(`${await items('Checkpoints')}?${filter}`, listItemPage);
        if (known.length === 0) throw error;
        return 'taken';
      }
    },
    async changeEvent(item, columns) {
      await graph.patch(await itemPath(item), { fields: columns }, anything);
    },
    async removeCopy(item) {
      const path = `${await items('HandoffEvents')}/${segment(item)}`;
      await unless('not_found', () => graph.delete(path));
    },
  };
}

const archivedRow =
  (year: number) =>
  ({ id, fields }: ListRow): ListRow => ({ id: archivedItem(year, id), fields });

function eventFields({ payload, signature, keyId, disclosures }: SignedEvent) {
  const { handoff = '', event = 0, previous = '' } = readPayload(payload) ?? {};
  return {
    Title: `${handoff}:${event}`,
    EventKey: `${handoff}:${event}`,
    Payload: payload,
    LeafHash: leafHashOfPayload(payload),
    PreviousHash: previous,
    Signature: signature,
    KeyId: keyId,
    Disclosures: JSON.stringify(disclosures),
  };
}

function signedAt({ payload }: SignedEvent): string | undefined {
  return readPayload(payload)?.at;
}
