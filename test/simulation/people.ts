import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { HandoffOrder } from '../../src/usecases/hand-off-mail.ts';
import type { Caller } from '../../src/usecases/ports.ts';
import type { World } from '../support/world.ts';

export interface Order {
  caller: Caller;
  order: HandoffOrder;
}

/** The same request in each person's own mailbox. */
export async function placeOrders(people: string[], world: World): Promise<Order[]> {
  const internetMessageId = newMessageId();
  return Promise.all(people.map((person) => placeOrder(person, world, internetMessageId)));
}

/** A request in somebody's own mailbox: one of its own, or the same as others have. */
export async function placeOrder(
  person: string,
  world: World,
  internetMessageId = newMessageId(),
): Promise<Order> {
  const [responsibility] = (await world.product.context.currentRegister()).responsibilities;
  const caller = await callerOf(person, world);
  const { id } = await world.control<{ id: string }>('POST', `/mailboxes/${caller.mail}/messages`, {
    subject: 'Anfrage',
    internetMessageId,
    body: { contentType: 'text', content: 'Bitte.' },
  });
  const order = { messageId: id, handoffKey: randomUUID(), kind: 'forward' as const };
  return { caller, order: { ...order, responsibilityId: responsibility?.id } };
}

const newMessageId = () => `<${randomUUID()}@kunde.example>`;

export async function callerOf(person: string, world: World): Promise<Caller> {
  const assertion = await world.tokenFor(person);
  const {
    tid,
    oid,
    name,
    preferred_username: mail,
  } = decodeJwt<Record<'tid' | 'oid' | 'name' | 'preferred_username', string>>(assertion);
  return { tenantId: tid, oid, name, mail: mail.toLowerCase(), assertion };
}
