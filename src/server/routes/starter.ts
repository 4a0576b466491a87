import { Hono } from 'hono';
import { type Starter, starterFor } from '../../usecases/starter.ts';
import type { StarterAnswer } from '../../wire/api.ts';
import type { Env, ServerContext } from '../context.ts';

/** What somebody should know on their first day. */
export function starterRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().get('/', async (c) => {
    const caller = c.get('caller');
    await context.access.check(caller);
    const starter: Starter = starterFor(caller, await context.currentRegister(), context.now);
    return c.json(starter satisfies StarterAnswer);
  });
}
