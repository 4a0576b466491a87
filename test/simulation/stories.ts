import { randomUUID } from 'node:crypto';
import { dayOf } from '../../src/core/calendar.ts';
import { whoReceives } from '../../src/core/cover.ts';
import { asCaller, type ServerContext } from '../../src/server/context.ts';
import { actOnHandoff, type Wish } from '../../src/usecases/act-on-handoff.ts';
import { handOffMail, type HandoffOrder } from '../../src/usecases/hand-off-mail.ts';
import type { Mailbox } from '../../src/usecases/mail-ports.ts';
import type { Caller } from '../../src/usecases/ports.ts';
import type { World } from '../support/world.ts';
import { callerOf, type Order, placeOrder, placeOrders } from './people.ts';

/** Turns a mailbox into one that behaves wrongly, to show that the judge notices. */
export type Sabotage = (mailbox: Mailbox) => Mailbox;

/** What somebody does while things go wrong; the same again when it fails. */
export interface Deed {
  caller: Caller;
  /** Of the row that it makes or changes. */
  handoffKey: string;
  /** Hands off although somebody has it. */
  onPurpose?: true;
  perform(context: ServerContext): Promise<unknown>;
}

/** A scenario: what is there before anything goes wrong, and who does what then. */
export interface Story {
  /** How long a hand-off can be taken back. */
  undoSeconds: number;
  /** How many calls its longest telling comes to while nothing goes wrong, or a little more: faults are planned at each. */
  calls: number;
  /** From which call of a server on faults are counted. */
  begins(request: Request): boolean;
  begin(world: World, pick: (below: number) => number, sabotage: Sabotage): Promise<Deed[]>;
  /** Whether the deeds may happen at the same moment. */
  together: boolean;
}

const looksAtMail = (request: Request) => new URL(request.url).pathname.includes('/messages');

/** One request, one or two people who hand it off. */
const handOff: Story = {
  undoSeconds: 0,
  calls: 18,
  begins: looksAtMail,
  together: true,
  async begin(world, pick, sabotage) {
    const people = ['Petra Hansen', 'Jonas Petersen'].slice(0, 1 + pick(2));
    const orders = await placeOrders(people, world);
    return orders.map(({ caller, order }) => handingOff(caller, order, sabotage));
  },
};

/** It was handed off; its owner passes it on, and sometimes its sender withdraws it at that moment. */
const passOn: Story = {
  undoSeconds: 0,
  calls: 16,
  begins: (request) => looksAtMail(request) || request.method === 'PATCH',
  together: true,
  async begin(world, pick, sabotage) {
    const { caller, order } = await placeOrder('Petra Hansen', world);
    await handingOff(caller, order, sabotage).perform(world.product.context);
    const deeds = [await passingOn(order, world), withdrawing({ caller, order })];
    return deeds.slice(0, 1 + pick(2));
  },
};

/** Somebody hands off with ten seconds to take it back, and takes it back. */
const undo: Story = {
  undoSeconds: 10,
  calls: 9,
  begins: (request) => looksAtMail(request) || request.method === 'PATCH',
  together: false,
  async begin(world, pick, sabotage) {
    const { caller, order } = await placeOrder('Petra Hansen', world);
    const undoing = acting(caller, order.handoffKey, { action: 'undo' });
    const waits = pick(15);
    const perform: Deed['perform'] = async (context) => {
      await world.passTime(waits);
      return undoing.perform(context);
    };
    return [handingOff(caller, order, sabotage), { ...undoing, perform }];
  },
};

/**
 * It was handed off. In some order, or at once: a colleague hands it off again on purpose, its sender withdraws it or its
 * owner passes it on, and a third person, who knows of nothing, hands it off.
 */
const repeat: Story = {
  undoSeconds: 0,
  calls: 41,
  begins: (request) => looksAtMail(request) || request.method === 'PATCH',
  together: true,
  async begin(world, pick, sabotage) {
    const [first, second, third] = await placeOrders(
      ['Petra Hansen', 'Jonas Petersen', 'Mirko Albrecht'],
      world,
    );
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('three people have the mail');
    await handingOff(first.caller, first.order, sabotage).perform(world.product.context);
    const again = { ...second.order, again: true, note: 'Zweiter Teil.' };
    const letGo = pick(2) === 0 ? withdrawing(first) : await passingOn(first.order, world);
    const deeds: Deed[] = [
      { ...handingOff(second.caller, again, sabotage), onPurpose: true },
      letGo,
      handingOff(third.caller, third.order, sabotage),
    ];
    return shuffled(deeds, pick);
  },
};

export const stories = { 'hand-off': handOff, 'pass-on': passOn, undo, repeat } as const;
export type StoryName = keyof typeof stories;
export const storyNames = ['hand-off', 'pass-on', 'undo', 'repeat'] as const satisfies StoryName[];

const reason = 'Gehört dorthin.';

/** The owner of a hand-off that stands passes it on. */
async function passingOn({ handoffKey }: HandoffOrder, world: World): Promise<Deed> {
  const first = await world.product.context.handoffs.findByHandoffKey(handoffKey);
  const owner = await callerOf(first?.record.owner.name ?? '', world);
  const target = { handoffKey: randomUUID(), responsibilityId: await elsewhere(owner, world) };
  const passing = acting(owner, handoffKey, { action: 'pass_on', target, reason });
  return { ...passing, handoffKey: target.handoffKey };
}

function withdrawing({ caller, order }: Order): Deed {
  return acting(caller, order.handoffKey, { action: 'withdraw', reason });
}

function shuffled<Thing>(things: readonly Thing[], pick: (below: number) => number): Thing[] {
  const [first, ...rest] = things;
  if (first === undefined) return [];
  const others = shuffled(rest, pick);
  return others.toSpliced(pick(things.length), 0, first);
}

function handingOff(caller: Caller, order: HandoffOrder, sabotage: Sabotage): Deed {
  return {
    caller,
    handoffKey: order.handoffKey,
    perform: (context) =>
      handOffMail(order, {
        ...asCaller(context, caller),
        mailbox: sabotage(context.mailboxOf(caller)),
        readable: 'all',
      }),
  };
}

function acting(caller: Caller, handoffKey: string, wish: Wish): Deed {
  const perform: Deed['perform'] = (context) =>
    actOnHandoff(handoffKey, wish, asCaller(context, caller));
  return { caller, handoffKey, perform };
}

/** A responsibility that comes to somebody else today. */
async function elsewhere({ oid }: Caller, { product }: World): Promise<number> {
  const { responsibilities, absences } = await product.context.currentRegister();
  const today = dayOf(product.context.now());
  const other = responsibilities.find((each) => {
    const receives = whoReceives(each, absences, today);
    return receives !== undefined && receives.person.oid !== oid;
  });
  if (other === undefined) throw new Error('everything comes to one person today');
  return other.id;
}
