import { z } from 'zod';
import { isProductError, ProductError } from '../core/errors.ts';
import type { Caller, RegisterAccess } from '../usecases/ports.ts';
import type { Graph } from './graph.ts';
import type { Site } from './site.ts';

/** Promise 5 of handoff.md: a right that was probed may be relied on for this long. */
const boundMs = 5 * 60_000;

/** Probes with the caller's own token whether they may read the register. A refusal is not remembered. */
export function createRegisterAccess(
  site: Site,
  graphFor: (caller: Caller) => Graph,
): RegisterAccess {
  const probedAt = new Map<string, number>();
  return {
    async check(caller) {
      const key = `${caller.tenantId}/${caller.oid}`;
      if (Date.now() - (probedAt.get(key) ?? Number.NEGATIVE_INFINITY) < boundMs) return;
      probedAt.delete(key);
      await probe(await site.listPath('Responsibilities'), graphFor(caller));
      probedAt.set(key, Date.now());
    },
  };
}

async function probe(listPath: string, graph: Graph): Promise<void> {
  try {
    await graph.get(`${listPath}?$select=id`, z.object({ id: z.string() }));
  } catch (error) {
    if (!isProductError(error) || error.code !== 'not_found') throw error;
    throw new ProductError('no_access', 'the caller may not read the register', { cause: error });
  }
}
