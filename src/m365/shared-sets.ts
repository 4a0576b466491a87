import { createHash } from 'node:crypto';

/**
 * Most people may read the same rows: the same ids give the same set again for as long as somebody holds it, so that
 * 214 kB for 5,000 rows are kept once and not for each person.
 */
export function createSharedSets(): (ids: ReadonlySet<number>) => ReadonlySet<number> {
  const held = new Map<string, WeakRef<ReadonlySet<number>>>();
  const collected = new FinalizationRegistry<string>((digest) => {
    if (held.get(digest)?.deref() === undefined) held.delete(digest);
  });
  return (ids) => {
    const digest = digestOf(ids);
    const before = held.get(digest)?.deref();
    if (before !== undefined) return before;
    held.set(digest, new WeakRef(ids));
    collected.register(ids, digest);
    return ids;
  };
}

function digestOf(ids: ReadonlySet<number>): string {
  const sorted = Float64Array.from(ids).toSorted();
  return createHash('sha256').update(sorted).digest('base64');
}
