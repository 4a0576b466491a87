/**
 * node --expose-gc scripts/bench-memories.ts [tokens] [people] [rows]: what a server keeps for each sign-in and each
 * person: Graph tokens of 2,400 characters, and the rows somebody may read, for people who share 50 sets of rights.
 */
import { createBoundedMemory } from '../src/m365/bounded-memory.ts';
import { createSharedSets } from '../src/m365/shared-sets.ts';
import { createTokenCache } from '../src/m365/token-cache.ts';

const [tokens = 20_000, people = 3_100, rows = 5_000] = process.argv.slice(2).map(Number);
const tokenLength = 2_400;
const layouts = 50;
const held: unknown[] = [];

function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function measure(what: string, count: number, fill: () => unknown): Promise<void> {
  const before = usedBytes();
  held.push(await fill());
  const bytes = usedBytes() - before;
  const [inMb, eachKb] = [(bytes / 1e6).toFixed(1), (bytes / count / 1000).toFixed(1)];
  console.log(`${what}: ${count} entries, ${inMb} MB, ${eachKb} kB each`);
}

async function fillTokens() {
  const cache = createTokenCache(() => new Date());
  const expiresOn = new Date(Date.now() + 3_600_000);
  for (let n = 0; n < tokens; n++) {
    const accessToken = Buffer.alloc(tokenLength, `${n} `).toString('latin1');
    await cache.get(`${n}`.padStart(64, '0'), async () => ({ accessToken, expiresOn }));
  }
  return cache;
}

/** Each person may read all rows but those of one layout. */
function fillRights(share: (ids: ReadonlySet<number>) => ReadonlySet<number>) {
  const memory = createBoundedMemory<ReadonlySet<number>>(() => false);
  for (let person = 0; person < people; person++) {
    const ids = new Set<number>();
    for (let row = 1; row <= rows; row++) if (row % layouts !== person % layouts) ids.add(row);
    memory.set(`${person}`, share(ids));
  }
  return memory;
}

await measure('tokens', tokens, fillTokens);
await measure('rights, each person a set', people, () => fillRights((ids) => ids));
await measure('rights, equal sets shared', people, () => fillRights(createSharedSets()));
