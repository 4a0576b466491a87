import { randomUUID } from 'node:crypto';
import type { HandoffOutcome, HandoffView, MailStatus } from '../../src/wire/handoffs.ts';
import { diceOf } from '../simulation/faults.ts';
import { type RunningTenant, startTenant } from '../support/processes.ts';
import type { Answer } from '../support/tenant-doors.ts';
import { gatherCrowd } from './crowd.ts';
import { type LedgerEntry, LedgerStory } from './ledger.ts';
import { deliver, type Order, setStage, type Stage } from './stage.ts';
import { wronglyTold } from './told.ts';
import { brokenPromises } from './verdict.ts';

export interface DuelPlan {
  seed: number;
  rounds: number;
  servers: number;
  /** Whether two writes at the same moment may both pass the unique column. */
  racing: boolean;
}

export interface DuelReport {
  broken: string[];
  rounds: number;
  clicks: number;
  mails: number;
  /** Duels about what becomes of a hand-off that stands: its owner against its sender, in several windows. */
  afterwards: number;
  /** Milliseconds from the click until everybody but the winner was told, in order. */
  toldMs: number[];
}

/** 2 to 20 people act on one request at the same moment, through several server processes; then its owner and its sender do. */
export async function duels(plan: DuelPlan): Promise<DuelReport> {
  const dice = diceOf(plan.seed);
  const tenant = await startTenant({ rows: 12, mails: false });
  try {
    const stage = await setStage(tenant, await gatherCrowd(tenant, plan.servers, dice));
    if (plan.racing) await tenant.control('PATCH', '/switches', { uniqueColumn: 'racing' });
    const report: DuelReport = {
      broken: [],
      rounds: plan.rounds,
      clicks: 0,
      mails: 0,
      afterwards: 0,
      toldMs: [],
    };
    for (let round = 1; round <= plan.rounds; round++) {
      const won = await duel(stage, round, dice, report);
      if (won !== undefined && round % 4 === 0) await sequel(stage, round, won, report);
    }
    return await judged(tenant, stage, report);
  } finally {
    await tenant.stop();
  }
}

async function judged(
  tenant: RunningTenant,
  stage: Stage,
  report: DuelReport,
): Promise<DuelReport> {
  const story = new LedgerStory();
  story.take(await tenant.control<LedgerEntry[]>('GET', '/ledger'));
  return {
    ...report,
    mails: story.mails.length,
    broken: [...report.broken, ...brokenPromises(story, stage)],
    toldMs: report.toldMs.toSorted((a, b) => a - b),
  };
}

/** One hand-off is made; everybody else is told who has it. */
async function duel(
  stage: Stage,
  round: number,
  dice: () => number,
  report: DuelReport,
): Promise<HandoffView | undefined> {
  const orders = await deliver(stage, round, 2 + Math.floor(dice() * 19), dice);
  stage.contests.push(orders.map(({ order }) => order.handoffKey));
  report.clicks += orders.length;
  const answers = await Promise.all(orders.map((order) => click(stage, order)));
  const won: HandoffView[] = [];
  const told: MailStatus[] = [];
  for (const { status, body, ms } of answers) {
    const outcome: HandoffOutcome | undefined = status === 200 ? body : undefined;
    if (outcome?.kind === 'handed_off') won.push(outcome.handoff);
    else if (outcome?.kind === 'already') {
      report.toldMs.push(ms);
      told.push(outcome.status);
    } else report.broken.push(`round ${round}: somebody was told ${status} ${String(body.code)}`);
  }
  const wrongly = won.flatMap((winner) => told.flatMap((each) => wronglyTold(each, winner) ?? []));
  report.broken.push(...wrongly.map((words) => `round ${round}: somebody was told ${words}`));
  stage.accepted.push(...won.map(({ handoffKey }) => handoffKey));
  if (won.length !== 1) report.broken.push(`round ${round}: ${won.length} winners`);
  return won[0];
}

async function click(stage: Stage, { person, order }: Order): Promise<Answer & { ms: number }> {
  const began = performance.now();
  const answered = await stage.crowd.ask(person, 'POST', '/handoffs', order);
  const ms = performance.now() - began;
  return { ...(answered ?? { status: 0, body: {} }), ms };
}

/** The owner declines and passes on in two windows while the sender withdraws: one of the three holds. */
async function sequel(
  { crowd, responsibilityIds }: Stage,
  round: number,
  { handoffKey, owner, handedOffBy, responsibilityId }: HandoffView,
  report: DuelReport,
): Promise<void> {
  if (owner.oid === handedOffBy.oid) return;
  report.afterwards += 1;
  const elsewhere = responsibilityIds.find((id) => id !== responsibilityId);
  const target = { handoffKey: randomUUID(), responsibilityId: elsewhere };
  const act = (person: string, wish: object) =>
    crowd.ask(person, 'POST', `/handoffs/${handoffKey}/actions`, wish);
  const answers = await Promise.all([
    act(owner.name, { action: 'decline', reason: 'Nicht meins.' }),
    act(owner.name, { action: 'pass_on', target, reason: 'Gehört dorthin.' }),
    act(handedOffBy.name, { action: 'withdraw', reason: 'Hat sich erledigt.' }),
  ]);
  const held = answers.filter(
    (each) => each?.status === 200 && each.body.mailState !== 'cancelled',
  );
  if (held.length === 1) return;
  const said = answers.map((each) => `${each?.status} ${each?.body.code ?? each?.body.mailState}`);
  report.broken.push(`round ${round}: ${held.length} of three endings held (${said.join(', ')})`);
}
