import { z } from 'zod';
import { leafHashOfPayload, type SignedEvent } from '../core/audit-event.ts';
import { type ListRow, readPayload, textOf } from '../core/audit-rows.ts';
import { isProductError, ProductError } from '../core/errors.ts';
import type { RecordList, RecordLists } from '../usecases/ports.ts';
import { listItemPage } from '../wire/graph-answers.ts';
import { type Graph, literal, segment } from './graph.ts';
import { createListRows } from './list-rows.ts';
import type { Site } from './site.ts';

const anything = z.unknown();

const deltaPage = z.object({
  value: z.array(
    z.object({ id: z.string(), fields: z.record(z.string(), z.unknown()).optional() }),
  ),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
  error: z.undefined().optional(),
});

/** The lists of the record through Graph, with the app's own identity. */
export function createRecordLists(site: Site, graph: Graph): RecordLists {
  const items = async (list: RecordList) => `${await site.listPath(list)}/items`;

  const find: RecordLists['find'] = async (list, column, value) => {
    const filter = `$expand=fields&$filter=fields/${column}%20eq%20${literal(value)}`;
    return graph.getAll(`${await items(list)}?${filter}`, listItemPage);
  };

  return {
    find,
    readAll: createListRows(site, graph),
    async readChanges(list, cursor) {
      const last = new Map<string, ListRow>();
      const gone = new Set<string>();
      let next = cursor ?? `${await items(list)}/delta?$expand=fields&$top=500`;
      for (;;) {
        const page = await graph.get(next, deltaPage);
        for (const { id, fields } of page.value) {
          last.delete(id);
          if (fields === undefined) gone.add(id);
          else last.set(id, { id, fields });
        }
        const link = page['@odata.nextLink'] ?? page['@odata.deltaLink'];
        if (link === undefined)
          throw new ProductError('microsoft_refused', `${list}: a delta without a link`);
        next = link;
        if (page['@odata.nextLink'] === undefined)
          return { rows: [...last.values()], gone: [...gone], cursor: next };
      }
    },
    async addEvent(event) {
      const fields = eventFields(event);
      try {
        await graph.post(await items('HandoffEvents'), { fields }, anything);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        const known = await find('HandoffEvents', 'EventKey', fields.EventKey);
        if (known.some((row) => textOf(row.fields['LeafHash']) === fields.LeafHash)) return;
        if (known.length === 0) throw error;
        throw new ProductError('list_broken', `another event stands under ${fields.EventKey}`, {
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
      const path = `${await items('HandoffEvents')}/${segment(item)}`;
      await graph.patch(path, { fields: columns }, anything);
    },
    async removeCopy(item) {
      await graph.delete(`${await items('HandoffEvents')}/${segment(item)}`);
    },
  };
}

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

/** A unique violation comes as 400, in some reports as 409 (facts/security.md). */
function isRefusal(error: unknown): boolean {
  return isProductError(error) && ['microsoft_refused', 'changed_meanwhile'].includes(error.code);
}
