import { z } from 'zod';
import { eventColumnsOf } from '../core/archive.ts';
import { textOf } from '../core/audit-rows.ts';
import { isFinished } from '../core/erasure.ts';
import { isProductError, ProductError } from '../core/errors.ts';
import { archiveName } from '../core/lists.ts';
import type { EventArchive, StoredEvent } from '../usecases/record-ports.ts';
import { type ListItem, listItem, listItemPage, madeList } from '../wire/graph-answers.ts';
import { isRefusal } from './errors.ts';
import { type Graph, literal, segment } from './graph.ts';
import type { Site } from './site.ts';
import { unless } from './unless.ts';

const created = z.object({ id: z.string() });

/** The lists of events through Graph. A row costs five units to move: a copy, a look at it, and a removal. */
export function createEventArchive(site: Site, graph: Graph): EventArchive {
  const currentItems = async () => `${await site.listPath('HandoffEvents')}/items`;
  const archiveItems = async (year: number) => `${await site.listPath(archiveName(year))}/items`;
  const readItem = (items: string, id: string) =>
    unless('not_found', () => graph.get(`${items}/${segment(id)}?$expand=fields`, listItem));

  const readCopy: EventArchive['readCopy'] = async ({ fields }, year) => {
    const key = literal(textOf(fields['EventKey']));
    const filter = `$expand=fields&$filter=fields/EventKey%20eq%20${key}`;
    const [row] = await graph.getAll(`${await archiveItems(year)}?${filter}`, listItemPage);
    return row;
  };

  return {
    async readPage(next) {
      const path = next ?? `${await currentItems()}?$expand=fields&$top=500`;
      const page = await graph.get(path, listItemPage);
      return { events: page.value.map(storedEvent), next: page['@odata.nextLink'] };
    },
    async readOne(item) {
      const row = await readItem(await currentItems(), item);
      return row && storedEvent(row);
    },
    async endedHandoffs() {
      const columns = '$expand=fields($select=HandoffKey,State,MailState)';
      const items = `${await site.listPath('Handoffs')}/items?${columns}&$top=500`;
      const ended = (await graph.getAll(items, listItemPage)).filter(isFinished);
      return new Set(ended.map(({ fields }) => textOf(fields['HandoffKey'])));
    },
    async madeAt(year) {
      const path = await site.findListPath(archiveName(year));
      if (path === undefined) return undefined;
      const { createdDateTime } = await graph.get(`${path}?$select=id,createdDateTime`, madeList);
      return new Date(createdDateTime);
    },
    async copy(event, year) {
      const items = await archiveItems(year);
      try {
        const { id } = await graph.post(items, { fields: eventColumnsOf(event) }, created);
        const copy = await readItem(items, id);
        if (copy !== undefined) return copy;
        throw new ProductError('list_broken', `a copy in ${archiveName(year)} cannot be read`);
      } catch (error) {
        const known = isRefusal(error) ? await readCopy(event, year) : undefined;
        if (known === undefined) throw error;
        return known;
      }
    },
    readCopy,
    async remove({ id, etag }) {
      try {
        await graph.delete(`${await currentItems()}/${segment(id)}`, { 'If-Match': etag });
        return true;
      } catch (error) {
        if (isProductError(error) && error.code === 'not_found') return true;
        if (isProductError(error) && error.code === 'changed_meanwhile') return false;
        throw error;
      }
    },
  };
}

function storedEvent(item: ListItem): StoredEvent {
  const etag = item['@odata.etag'] ?? item.eTag;
  if (etag === undefined)
    throw new ProductError('list_broken', 'an event’s row came without an eTag');
  return { id: item.id, fields: item.fields, etag };
}
