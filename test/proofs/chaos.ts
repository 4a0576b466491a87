import { diceOf } from '../simulation/faults.ts';
import { type RunningTenant, startTenant } from '../support/processes.ts';
import { judgeRecord } from './record.ts';
import { gatherCrowd, pause } from './crowd.ts';
import { type LedgerEntry, LedgerStory } from './ledger.ts';
import { setStage, type Stage } from './stage.ts';
import { tellStory } from './stories.ts';
import { brokenPromises, isFinal } from './verdict.ts';
import { badWeather, lateMs } from './weather.ts';

export interface ChaosPlan {
  seed: number;
  handoffs: number;
  kills: number;
  servers: number;
  /** How many stories happen at the same time. */
  atOnce: number;
  /** Whether two writes at the same moment may both pass the unique column. */
  racing: boolean;
  /** How long after the end of the faults every outcome must be known. */
  settleSeconds: number;
}

export interface ChaosReport {
  broken: string[];
  accepted: number;
  rows: number;
  mails: number;
  /** Events of the record, and how many of them stood in their rows only. */
  events: number;
  inRowOnly: number;
  kills: number;
  /** How many calls to Graph met how which fault. */
  calls: number;
  spoiled: number;
  endings: Record<string, number>;
  surprises: Record<string, number>;
  /** From the end of the faults until every outcome was known. */
  settledMs: number;
}

/** Meanwhile everybody signs in this often. */
const signInSeconds = 10;

/** Hand-offs through real server processes that are really killed, in issue 5's weather. The ledger judges. */
export async function chaos(plan: ChaosPlan): Promise<ChaosReport> {
  const dice = diceOf(plan.seed);
  const tenant = await startTenant({ rows: 12, mails: false, undoSeconds: 1 });
  try {
    const crowd = await gatherCrowd(tenant, plan.servers, dice);
    const stage = await setStage(tenant, crowd);
    if (plan.racing) await tenant.control('PATCH', '/switches', { uniqueColumn: 'racing' });
    await tenant.control('POST', '/faults', badWeather(plan.seed));
    await tellStories(plan, stage);
    const { calls, spoiled } = await endFaults(tenant);
    const { story, settledMs } = await settle(stage, plan.settleSeconds);
    const record = await judgeRecord(tenant);
    return {
      broken: [...brokenPromises(story, stage), ...record.broken],
      accepted: stage.accepted.length,
      rows: story.rows.size,
      mails: story.mails.length,
      events: record.events,
      inRowOnly: record.inRowOnly,
      kills: plan.kills,
      calls,
      spoiled,
      endings: counted([...story.rows.values()].map(({ mailState }) => mailState)),
      surprises: Object.fromEntries(stage.surprises),
      settledMs,
    };
  } finally {
    await tenant.stop();
  }
}

/**
 * So many at once, each with dice of its own, so that one story's luck does not depend on another's pace.
 * Kills are spread evenly over them, each at a random moment of its story.
 */
async function tellStories(plan: ChaosPlan, stage: Stage): Promise<void> {
  let told = 0;
  const teller = async () => {
    for (let number = ++told; number <= plan.handoffs; number = ++told) {
      const dice = diceOf(plan.seed * 1_000_003 + number);
      const kills = Array.from({ length: killsDue(plan, number) }, async () => {
        await pause(dice() * 2000);
        await stage.crowd.killOne();
      });
      await Promise.all([tellStory(stage, number, dice), ...kills]);
    }
  };
  await Promise.all(Array.from({ length: plan.atOnce }, teller));
}

function killsDue({ kills, handoffs }: ChaosPlan, number: number): number {
  const dueBy = (count: number) => Math.floor((count * kills) / handoffs);
  return dueBy(number) - dueBy(number - 1);
}

async function endFaults(tenant: RunningTenant): Promise<{ calls: number; spoiled: number }> {
  const rules = await tenant.control<{ calls: number; spoiled: number }[]>('GET', '/faults');
  await tenant.control('DELETE', '/faults');
  await pause(lateMs);
  return {
    calls: rules[0]?.calls ?? 0,
    spoiled: rules.reduce((sum, each) => sum + each.spoiled, 0),
  };
}

/** Everybody signs in now and then, until every outcome is known or the time is over. */
async function settle({ tenant, crowd, people }: Stage, settleSeconds: number) {
  const began = Date.now();
  const story = new LedgerStory();
  for (let second = 0; ; second++) {
    if (second % signInSeconds === 0)
      await Promise.all(people.map((person) => crowd.ask(person, 'GET', '/me')));
    await pause(1000);
    story.take(await tenant.control<LedgerEntry[]>('GET', `/ledger?after=${story.last}`));
    const settledMs = Date.now() - began;
    if ([...story.rows.values()].every(isFinal) || settledMs > settleSeconds * 1000)
      return { story, settledMs };
  }
}

function counted(words: readonly string[]): Record<string, number> {
  const groups = Map.groupBy(words, (word) => word);
  return Object.fromEntries([...groups].map(([word, group]) => [word, group.length]));
}
