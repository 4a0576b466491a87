import { Hono } from 'hono';
import { readPresence } from '../../usecases/read-presence.ts';
import { type PresenceAnswer, presenceWish } from '../../wire/directory.ts';
import { readBody } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';

/** Where one person is at this moment. Who it is stands in the body, so that no address names them. */
export function presenceRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().post('/', async (c) => {
    const { oid } = await readBody(c, presenceWish);
    const presences = context.presencesOf(c.get('caller'));
    return c.json((await readPresence(oid, { ...context, presences })) satisfies PresenceAnswer);
  });
}
