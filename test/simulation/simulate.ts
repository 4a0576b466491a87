import type { HandoffRecord } from '../../src/core/handoff-record.ts';
import type { Product } from '../../src/main/product.ts';
import { asCaller } from '../../src/server/context.ts';
import { resumeHandoffs } from '../../src/usecases/resume-handoffs.ts';
import type { LedgerEntry } from '../proofs/ledger.ts';
import type { World } from '../support/world.ts';
import { diceOf, FaultyNetwork, type PlannedFault, planOf } from './faults.ts';
import { brokenPromises } from './judge.ts';
import { type Deed, type Sabotage, type Story } from './stories.ts';

/** What one seed did, and which promises of handoff.md it broke: none, if all is well. */
export interface Outcome {
  seed: number;
  plan: PlannedFault[];
  people: number;
  /** How many calls it came to. */
  calls: number;
  mails: number;
  rows: Pick<HandoffRecord, 'state' | 'mailState'>[];
  broken: string[];
}

/**
 * One request and who acts on it under one to three faults; then the faults end and everybody signs in again. Another
 * `telling` of a seed has the same faults, but other people and another order.
 */
export async function simulate(
  seed: number,
  world: World,
  story: Story,
  sabotage: Sabotage = (mailbox) => mailbox,
  telling = 0,
): Promise<Outcome> {
  const chance = diceOf(seed);
  const plan = planOf(seed, story.calls, chance);
  const dice = telling === 0 ? chance : diceOf(seed + telling * 1_000_003);
  const pick = (below: number) => Math.floor(dice() * below);
  const fetch = async (request: Request) => world.emulator.fetch(request);
  const network = new FaultyNetwork(fetch, plan, story.begins);
  const before = lastSeen.get(world) ?? 0;
  const known = new Set(await keysIn(world.product));
  const deeds = await story.begin(world, pick, sabotage);

  const together = dice() < 0.5 && story.together;
  const attempts = deeds.map((deed) => () => attempt(deed, world, network, 1 + pick(3)));
  if (together) await Promise.all(attempts.map((run) => run()));
  else for (const run of attempts) await run();
  await heal(deeds, world, network);

  const rows = await newRows(world.product, known);
  const events = await ledger(world, before);
  lastSeen.set(world, events.at(-1)?.number ?? before);
  const mails = events.filter(({ event }) => event === 'mail.submitted').length;
  const onPurpose = new Set(deeds.flatMap((deed) => (deed.onPurpose ? [deed.handoffKey] : [])));
  const broken = brokenPromises(rows, events, onPurpose);
  return { seed, plan, people: deeds.length, calls: network.calls, mails, rows, broken };
}

/** Whether the story was over before one of its planned faults. */
export function hasMissed({ plan, calls }: Pick<Outcome, 'plan' | 'calls'>): boolean {
  return plan.some(({ call }) => call > calls);
}

/** A person who clicks, and clicks again when it fails: same key, a new server each time. */
async function attempt(
  { perform }: Deed,
  world: World,
  network: FaultyNetwork,
  tries: number,
): Promise<void> {
  for (let n = 0; n < tries; n++) {
    const server = world.startServer(network.connect());
    try {
      await perform(server.context);
      return;
    } catch {
      // the person sees an error and may try again
    } finally {
      server.close();
    }
  }
}

/** The faults end: what was late arrives, leases run out, everybody signs in twice. */
async function heal(deeds: Deed[], world: World, network: FaultyNetwork): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await world.passTime(200);
    for (const { caller } of deeds) {
      const { context } = world.product;
      await resumeHandoffs(asCaller(context, caller));
    }
    await network.deliverLate();
  }
}

async function keysIn({ context }: Product): Promise<string[]> {
  const { index } = await context.handoffLog.ask();
  return [...index.everyRow()].map(({ record }) => record.handoffKey);
}

/** The rows of this seed as they stand in the list, the earliest first. */
async function newRows(product: Product, known: ReadonlySet<string>): Promise<HandoffRecord[]> {
  const keys = (await keysIn(product)).filter((key) => !known.has(key));
  const found = await Promise.all(keys.map((k) => product.context.handoffs.findByHandoffKey(k)));
  return found.flatMap((stored) => (stored ? [stored.record] : []));
}

/** The last ledger entry of the scenario before, for each world. */
const lastSeen = new WeakMap<World, number>();

function ledger(world: World, after: number): Promise<LedgerEntry[]> {
  return world.control<LedgerEntry[]>('GET', `/ledger?after=${after}`);
}
