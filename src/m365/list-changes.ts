import { z } from 'zod';
import type { ListRow } from '../core/audit-rows.ts';
import { ProductError } from '../core/errors.ts';
import type { ListChanges } from '../usecases/record-ports.ts';
import type { Graph } from './graph.ts';

const deltaPage = z.object({
  value: z.array(
    z.object({ id: z.string(), fields: z.record(z.string(), z.unknown()).optional() }),
  ),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
  error: z.undefined().optional(),
});

/** What was added, changed or deleted among the items behind a path since a cursor; everything without one. */
export async function readListChanges(
  items: string,
  cursor: string | undefined,
  graph: Graph,
): Promise<ListChanges> {
  const last = new Map<string, ListRow>();
  const gone = new Set<string>();
  let next = cursor ?? `${items}/delta?$expand=fields&$top=500`;
  for (;;) {
    const page = await graph.get(next, deltaPage);
    for (const { id, fields } of page.value) {
      last.delete(id);
      if (fields === undefined) gone.add(id);
      else last.set(id, { id, fields });
    }
    const link = page['@odata.nextLink'] ?? page['@odata.deltaLink'];
    if (link === undefined)
      throw new ProductError('microsoft_refused', `${items}: a delta without a link`);
    next = link;
    if (page['@odata.nextLink'] === undefined)
      return { rows: [...last.values()], gone: [...gone], cursor: next };
  }
}
