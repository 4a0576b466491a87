import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { HandoffRecord } from '../../src/core/handoff-record.ts';
import { isUnfinished } from '../../src/core/handoff.ts';
import type { Product } from '../../src/main/product.ts';
import { asCaller } from '../../src/server/context.ts';
import { handOffMail, type HandoffOrder } from '../../src/usecases/hand-off-mail.ts';
import type { Mailbox } from '../../src/usecases/mail-ports.ts';
import type { Caller } from '../../src/usecases/ports.ts';
import { resumeHandoffs } from '../../src/usecases/resume-handoffs.ts';
import type { World } from '../support/world.ts';
import { diceOf, FaultyNetwork, type PlannedFault, planOf } from './faults.ts';

/** Turns a mailbox into one that behaves wrongly, to show that the judge notices. */
export type Sabotage = (mailbox: Mailbox) => Mailbox;

/** What one seed did, and which promises of handoff.md it broke: none, if all is well. */
export interface Outcome {
  seed: number;
  plan: PlannedFault[];
  people: number;
  mails: number;
  rows: Pick<HandoffRecord, 'state' | 'mailState'>[];
  broken: string[];
}

/** One request, one or two people who act on it, one or two faults; then the faults end and everybody signs in again. */
export async function simulate(
  seed: number,
  world: World,
  sabotage: Sabotage = (mailbox) => mailbox,
): Promise<Outcome> {
  const dice = diceOf(seed);
  const pick = (below: number) => Math.floor(dice() * below);
  const plan = planOf(seed, dice);
  const people = ['Petra Hansen', 'Jonas Petersen'].slice(0, 1 + pick(2));
  const network = new FaultyNetwork(async (request) => world.emulator.fetch(request), plan);
  const before = lastSeen.get(world) ?? 0;
  const orders = await placeOrders(people, world);

  const together = dice() < 0.5;
  const attempts = orders.map(
    (order) => () => attempt(order, world, network, 1 + pick(3), sabotage),
  );
  if (together) await Promise.all(attempts.map((run) => run()));
  else for (const run of attempts) await run();
  await heal(orders, world, network);

  const rows = await rowsOf(orders, world.product);
  const events = await ledger(world, before);
  lastSeen.set(world, events.at(-1)?.number ?? before);
  const mails = events.filter(({ event }) => event === 'mail.submitted').length;
  return { seed, plan, people: people.length, mails, rows, broken: brokenPromises(rows, events) };
}

interface Order {
  caller: Caller;
  order: HandoffOrder;
}

/** The same request in each person's own mailbox. */
async function placeOrders(people: string[], world: World): Promise<Order[]> {
  const internetMessageId = `<${randomUUID()}@kunde.example>`;
  const [responsibility] = (await world.product.context.currentRegister()).responsibilities;
  return Promise.all(
    people.map(async (person) => {
      const caller = await callerOf(person, world);
      const message = {
        subject: 'Anfrage',
        internetMessageId,
        body: { contentType: 'text', content: 'Bitte.' },
      };
      const { id } = await world.control<{ id: string }>(
        'POST',
        `/mailboxes/${caller.mail}/messages`,
        message,
      );
      const order = { messageId: id, handoffKey: randomUUID(), kind: 'forward' as const };
      return { caller, order: { ...order, responsibilityId: responsibility?.id } };
    }),
  );
}

async function callerOf(person: string, world: World): Promise<Caller> {
  const assertion = await world.tokenFor(person);
  const {
    tid,
    oid,
    name,
    preferred_username: mail,
  } = decodeJwt<Record<'tid' | 'oid' | 'name' | 'preferred_username', string>>(assertion);
  return { tenantId: tid, oid, name, mail: mail.toLowerCase(), assertion };
}

/** A person who clicks, and clicks again when it fails: same key, a new server each time. */
async function attempt(
  { caller, order }: Order,
  world: World,
  network: FaultyNetwork,
  tries: number,
  sabotage: Sabotage,
): Promise<void> {
  for (let n = 0; n < tries; n++) {
    const server = world.startServer(network.connect());
    const { context } = server;
    try {
      await handOffMail(order, {
        ...asCaller(context, caller),
        mailbox: sabotage(context.mailboxOf(caller)),
        readable: 'all',
      });
      return;
    } catch {
      // the person sees an error and may try again
    } finally {
      server.close();
    }
  }
}

/** The faults end: what was late arrives, leases run out, everybody signs in twice. */
async function heal(orders: Order[], world: World, network: FaultyNetwork): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await world.passTime(200);
    for (const { caller } of orders) {
      const { context } = world.product;
      await resumeHandoffs(asCaller(context, caller));
    }
    await network.deliverLate();
  }
}

async function rowsOf(orders: Order[], { context }: Product): Promise<HandoffRecord[]> {
  const found = await Promise.all(
    orders.map(({ order }) => context.handoffs.findByHandoffKey(order.handoffKey)),
  );
  return found.flatMap((stored) => (stored ? [stored.record] : []));
}

interface LedgerEntry {
  number: number;
  event: string;
}

/** The last ledger entry of the scenario before, for each world. */
const lastSeen = new WeakMap<World, number>();

function ledger(world: World, after: number): Promise<LedgerEntry[]> {
  return world.control<LedgerEntry[]>('GET', `/ledger?after=${after}`);
}

/** handoff.md, promises 1 to 3, judged by what really happened. */
function brokenPromises(rows: HandoffRecord[], events: LedgerEntry[]): string[] {
  const mails = events.filter(({ event }) => event === 'mail.submitted').length;
  const firstMail = events.findIndex(({ event }) => event === 'mail.submitted');
  const firstRow = events.findIndex(({ event }) => event === 'item.created');
  const holding = rows.filter(({ claimKey }) => claimKey.startsWith('1:'));
  const checks: [boolean, string][] = [
    [mails > 1, `${mails} mails for one request`],
    [mails > 0 && (firstRow < 0 || firstRow > firstMail), 'a mail without an earlier row'],
    [
      mails === 1 &&
        !rows.some(({ mailState }) => mailState === 'sent' || mailState === 'uncertain'),
      'a mail nobody knows of',
    ],
    [rows.filter(({ mailState }) => mailState === 'sent').length > mails, '“sent” without a mail'],
    [
      rows.some(({ mailState }) => isUnfinished(mailState) && mailState !== 'uncertain'),
      'an unfinished hand-off after everybody signed in',
    ],
    [holding.length > 1, 'two rows hold the same request'],
  ];
  return checks.filter(([isBroken]) => isBroken).map(([, promise]) => promise);
}
