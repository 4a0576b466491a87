import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type RunningServer, type RunningTenant, startTenant } from '../../support/processes.ts';
import { type RunningRedis, startRedis } from '../../support/redis.ts';
import { jsonRequest } from '../../support/tenant-doors.ts';
import { type LedgerEntry, LedgerStory } from '../ledger.ts';
import { type Driven, drive } from '../load/drive.ts';
import { brokenPromises, isFinal } from '../verdict.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { doublePollers } from './lease-story.ts';

export interface FleetPlan {
  servers: number;
  /** How long each part lasts at least. */
  seconds: number;
  perSecond: number;
  /** One request in so many is a hand-off. */
  handoffEvery: number;
  say(line: string): void;
}

export interface FleetReport {
  driven: Driven[];
  broken: string[];
  accepted: number;
  mails: number;
  /** Requests that failed while all servers were restarted one after the other, or Redis was away. */
  failedInRestart: number;
  failedWithoutRedis: number;
}

const drainSeconds = 2;
const person = 'Petra Hansen';
const settleSeconds = 120;

/** Several servers and one Redis behind a balancer, under load all the time, while servers and Redis are killed and restarted. */
export async function runFleet(plan: FleetPlan): Promise<FleetReport> {
  const redis = await startRedis();
  const tenant = await startTenant({ rows: 12, mails: false });
  const balancer = startBalancer();
  try {
    const fleet = await gather(plan, tenant, redis, balancer);
    const driven: Driven[] = [];
    const during = async (name: string, happens: () => Promise<unknown>) => {
      driven.push(await fleet.drive(name, happens));
      plan.say(JSON.stringify(driven.at(-1)));
    };
    await during('all is well', () => pause(1));
    await during('a server is killed', () => fleet.killOne());
    await during('Redis is killed and comes back', async () => {
      await redis.kill();
      await pause(plan.seconds * 500);
      await redis.startAgain();
    });
    await during('every server is restarted in turn', () => fleet.restartAll());
    await during('all is well again', () => pause(1));
    const story = await settle(tenant, fleet);
    const failedIn = (name: string) => countIn(driven.find((each) => each.name === name));
    return {
      driven,
      broken: [
        ...brokenPromises(story, { accepted: fleet.accepted, contests: [] }),
        ...doublePollers(await tenant.control<LedgerEntry[]>('GET', '/ledger')),
      ],
      accepted: fleet.accepted.length,
      mails: story.mails.length,
      failedInRestart: failedIn('every server is restarted in turn'),
      failedWithoutRedis: failedIn('Redis is killed and comes back'),
    };
  } finally {
    balancer.stop();
    await tenant.stop();
    await redis.kill();
  }
}

function countIn(driven: Driven | undefined): number {
  return Object.values(driven?.failed ?? { none: 1 }).reduce((sum, each) => sum + each, 0);
}

async function gather(
  { servers: size, seconds, perSecond, handoffEvery }: FleetPlan,
  tenant: RunningTenant,
  redis: RunningRedis,
  balancer: Balancer,
) {
  const environment = {
    BATON_REDIS_URL: redis.url,
    BATON_DRAIN_SECONDS: String(drainSeconds),
    BATON_REQUESTS_PER_MINUTE: '100000',
    BATON_HANDOFFS_PER_MINUTE: '100000',
  };
  const start = (dataFolder?: string) =>
    tenant.startServer({ environment, ...(dataFolder !== undefined && { dataFolder }) });
  const up = await Promise.all(Array.from({ length: size }, () => start()));
  for (const server of up) balancer.add(server);
  const accepted: string[] = [];
  const retried: Promise<void>[] = [];
  const token = await tenant.tokenFor(person);
  const ask = async (path: string, body?: unknown) => {
    const { origin } = await balancer.next();
    const request = jsonRequest(body === undefined ? 'GET' : 'POST', `${origin}/api${path}`, body);
    request.headers.set('authorization', `Bearer ${token}`);
    return fetch(request, { signal: AbortSignal.timeout(60_000) }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
  };
  const handOff = async (number: number) => {
    const order = {
      ...(await newMail(tenant, number)),
      handoffKey: randomUUID(),
      kind: 'forward',
      responsibilityId: 1,
    };
    const status = await ask('/handoffs', order);
    if (status === 200) accepted.push(order.handoffKey);
    else retried.push(repeat(order));
    return status;
  };
  /** As the client does: the same key until somebody says yes. */
  const repeat = async (order: { handoffKey: string }) => {
    for (let attempt = 0; attempt < 60; attempt++) {
      await pause(1000);
      if ((await ask('/handoffs', order)) !== 200) continue;
      accepted.push(order.handoffKey);
      return;
    }
  };
  const replace = async (victim: RunningServer, end: () => Promise<void>) => {
    await end();
    balancer.remove(victim);
    const again = await start(victim.dataFolder);
    up.splice(up.indexOf(victim), 1, again);
    balancer.add(again);
    await untilReady(again);
  };
  return {
    accepted,
    ask,
    retried: () => Promise.all(retried),
    /** Puts the load on until it has happened, and at least as long as planned. */
    async drive(name: string, happens: () => Promise<unknown>): Promise<Driven> {
      const happening = happens();
      const parts: Driven[] = [];
      do parts.push(await drive({ name, seconds, perSecond, ask: (number) => one(number) }));
      while (!(await isOver(happening)));
      await happening;
      return parts.length === 1 ? (parts[0] ?? never()) : together(parts);
    },
    killOne: async () => {
      const [victim] = up;
      if (victim !== undefined) await replace(victim, () => victim.kill());
    },
    async restartAll() {
      for (const victim of up.slice()) await replace(victim, () => victim.stop());
    },
  };

  function one(number: number): Promise<number> {
    if (number % handoffEvery === 0) return handOff(number);
    if (number % 3 === 0) return ask('/desk');
    return number % 3 === 1
      ? ask('/responsibilities?q=Mahnung')
      : ask('/drafts/suggestions', draft);
  }
}

const draft = { subject: 'Mahnung', body: 'Bitte zahlen Sie die Rechnung.', recipients: [] };

function isOver(happening: Promise<unknown>): Promise<boolean> {
  return Promise.race([happening.then(() => true), pause(0).then(() => false)]);
}

function never(): never {
  throw new Error('nothing was driven');
}

/** Several stretches of one part: the worst of each figure. */
function together(parts: readonly Driven[]): Driven {
  const failed: Record<string, number> = {};
  for (const part of parts)
    for (const [status, count] of Object.entries(part.failed))
      failed[status] = (failed[status] ?? 0) + count;
  const worst = (figure: (part: Driven) => number) => Math.max(...parts.map(figure));
  return {
    name: parts[0]?.name ?? '',
    asked: parts.reduce((sum, { asked }) => sum + asked, 0),
    perSecond: Math.min(...parts.map(({ perSecond }) => perSecond)),
    p50: worst(({ p50 }) => p50),
    p99: worst(({ p99 }) => p99),
    slowest: worst(({ slowest }) => slowest),
    failed,
  };
}

async function untilReady({ origin }: RunningServer): Promise<void> {
  while (!(await fetch(`${origin}/readyz`)).ok) await pause(100);
}

async function newMail({ control }: RunningTenant, number: number) {
  const address = 'petra.hansen@nordlicht-technik.example';
  const { id } = await control<{ id: string }>('POST', `/mailboxes/${address}/messages`, {
    subject: `Anfrage ${number} ${randomUUID()}`,
    from: { emailAddress: { name: 'Kunde', address: 'kunde@kunde.example' } },
    body: { contentType: 'text', content: 'Bitte um Antwort.' },
  });
  return { messageId: id };
}

/** Somebody signs in now and then, until every outcome is known. */
async function settle(
  tenant: RunningTenant,
  fleet: { ask(path: string): Promise<number>; retried(): Promise<unknown> },
): Promise<LedgerStory> {
  await fleet.retried();
  const story = new LedgerStory();
  for (let second = 0; second < settleSeconds; second++) {
    if (second % 10 === 0) await fleet.ask('/me');
    story.take(await tenant.control<LedgerEntry[]>('GET', `/ledger?after=${story.last}`));
    if ([...story.rows.values()].every(isFinal)) break;
    await pause(1000);
  }
  return story;
}
