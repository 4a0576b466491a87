import { z } from 'zod';
import { isProductError, ProductError } from '../core/errors.ts';
import type { Caller, Clock } from '../usecases/ports.ts';
import type { RegisterAccess } from '../usecases/register-ports.ts';
import { createBoundedMemory } from './bounded-memory.ts';
import type { Graph } from './graph.ts';
import { createSharedSets } from './shared-sets.ts';
import type { Site } from './site.ts';
import { mayChangeAny, mayChangeItem } from './write-probe.ts';

/** Promise 5 of handoff.md: a right that was probed may be relied on for this long. */
const boundMs = 5 * 60_000;

/**
 * Asks with the caller's own token whether they may read the register, where that is wanted which rows of it, and
 * whether they may write. That somebody may not open the register is not remembered, everything else is; who asks
 * several things at once is asked about once.
 */
export function createRegisterAccess(
  site: Site,
  graphFor: (caller: Caller) => Graph,
  now: Clock,
): RegisterAccess {
  const listPath = () => site.listPath('Responsibilities');
  const shared = createSharedSets();
  return {
    check: withinBound(now, async (caller) => probe(await listPath(), graphFor(caller))),
    readableRows: withinBound(now, async (caller) =>
      shared(await readIds(await listPath(), graphFor(caller))),
    ),
    mayChangeRow: withinBound(now, async (caller, id: number) =>
      mayChangeItem(await listPath(), String(id), graphFor(caller)),
    ),
    mayWriteSettings: withinBound(now, async (caller) =>
      mayChangeAny(await site.listPath('Settings'), graphFor(caller)),
    ),
  };
}

/**
 * Counted from when it was asked: what SharePoint said is as old as that. An answer from the future is none: the clock
 * was set back, and nobody knows how old it is.
 */
function withinBound<T, About extends readonly number[]>(
  now: Clock,
  ask: (caller: Caller, ...about: About) => Promise<T>,
) {
  const isOver = ({ at }: { at: number }) => {
    const age = now().getTime() - at;
    return age < 0 || age >= boundMs;
  };
  const known = createBoundedMemory<{ at: number; answer: Promise<T> }>(isOver);
  return (caller: Caller, ...about: About): Promise<T> => {
    const key = [caller.tenantId, caller.oid, ...about].join('/');
    const before = known.get(key);
    if (before !== undefined && !isOver(before)) return before.answer;
    const asked = { at: now().getTime(), answer: ask(caller, ...about) };
    known.set(key, asked);
    asked.answer.catch(() => {
      if (known.get(key) === asked) known.delete(key);
    });
    return asked.answer;
  };
}

const idPage = z.object({
  value: z.array(z.object({ id: z.string() })),
  '@odata.nextLink': z.string().optional(),
});

/** A list shows each person the rows they may read: two resource units for every 500 of them. */
async function readIds(listPath: string, graph: Graph): Promise<ReadonlySet<number>> {
  const items = await graph.getAll(`${listPath}/items?$select=id&$top=500`, idPage);
  return new Set(items.map(({ id }) => Number(id)));
}

async function probe(listPath: string, graph: Graph): Promise<void> {
  try {
    await graph.get(`${listPath}?$select=id`, z.object({ id: z.string() }));
  } catch (error) {
    if (!isProductError(error) || error.code !== 'not_found') throw error;
    throw new ProductError('no_access', 'the caller may not read the register', { cause: error });
  }
}
