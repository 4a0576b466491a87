import { z } from 'zod';
import { isProductError, ProductError } from '../core/errors.ts';
import type { Caller, Clock, RegisterAccess } from '../usecases/ports.ts';
import type { Graph } from './graph.ts';
import type { Site } from './site.ts';

/** Promise 5 of handoff.md: a right that was probed may be relied on for this long. */
const boundMs = 5 * 60_000;

/**
 * Probes with the caller's own token whether they may read the register. A refusal is not remembered; who asks several
 * things at once is probed once.
 */
export function createRegisterAccess(
  site: Site,
  graphFor: (caller: Caller) => Graph,
  now: Clock,
): RegisterAccess {
  const probedAt = new Map<string, number>();
  const probing = new Map<string, Promise<void>>();
  return {
    async check(caller) {
      const key = `${caller.tenantId}/${caller.oid}`;
      // counted from when it was asked: what SharePoint said is as old as that
      const at = now().getTime();
      if (at - (probedAt.get(key) ?? Number.NEGATIVE_INFINITY) < boundMs) return;
      probedAt.delete(key);
      const underWay =
        probing.get(key) ??
        site
          .listPath('Responsibilities')
          .then((path) => probe(path, graphFor(caller)))
          .then(() => void probedAt.set(key, at))
          .finally(() => probing.delete(key));
      probing.set(key, underWay);
      await underWay;
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
