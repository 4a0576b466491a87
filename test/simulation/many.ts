import { audit } from '../../src/core/audit.ts';
import { logKeysOf } from '../../src/core/log-key.ts';
import { exportLog } from '../../src/usecases/export-log.ts';
import { startWorld, type World } from '../support/world.ts';
import { hasMissed, type Outcome, simulate } from './simulate.ts';
import { type Sabotage, stories, type StoryName } from './stories.ts';

/** Seeds that share a tenant: enough that rows of earlier ones lie about, few enough that its lists stay short. */
const seedsPerTenant = 25;

/** A fault behind the end of a short telling is tried in others: in one of so many it is nearly always met. */
const mostTellings = 4;

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

interface Many {
  story?: StoryName;
  from: number;
  count: number;
  sabotage?: Sabotage;
}

/** Simulates `count` seeds from `from` on and hands the outcome of each telling to `met`; returns what is wrong with the records they left, and how many hand-offs those hold. */
export async function simulateMany(
  { story = 'hand-off', from, count, sabotage }: Many,
  met: (outcome: Outcome) => void,
): Promise<{ findings: unknown[]; handoffs: number }> {
  const findings: unknown[] = [];
  let handoffs = 0;
  for (let first = from; first < from + count; first += seedsPerTenant) {
    const { undoSeconds } = stories[story];
    const world = await startWorld({ mails: false, rows: 3, undoSeconds });
    const seeds = numbers(first, Math.min(seedsPerTenant, from + count - first));
    for (const seed of seeds) {
      for (let telling = 0; telling < mostTellings; telling++) {
        const outcome = await simulate(seed, world, stories[story], sabotage, telling);
        met(outcome);
        if (!hasMissed(outcome)) break;
      }
    }
    const record = await auditOf(world);
    findings.push(...record.integrity, ...record.completeness, ...record.missing);
    handoffs += record.handoffs;
    await world.close();
  }
  return { findings, handoffs };
}

async function auditOf(world: World) {
  const { keys } = world.product.context;
  await world.product.logKeeper.write();
  const log = await exportLog(keys.log, world.product.recordLists, async () => {});
  const result = audit(log, { keys: logKeysOf(keys) });
  const missing = result.notListed === 0 ? [] : [{ notListed: result.notListed }];
  return { ...result, missing };
}
