import { Hono } from 'hono';
import { ProductError } from '../../core/errors.ts';
import { type Course, courseOf } from '../../core/log-growth.ts';
import { recordQuery } from '../../wire/handoffs.ts';
import type { Env, ServerContext } from '../context.ts';

/** How the log went on since a browser last saw it. Hashes only: it names no hand-off and nobody. */
export function recordRoutes({ logKeeper }: ServerContext): Hono<Env> {
  return new Hono<Env>().get('/', async (c) => {
    const asked = recordQuery.safeParse(c.req.query());
    if (!asked.success) throw new ProductError('invalid_request', 'origin and size go together');
    const { log, notes } = await logKeeper.read();
    const { origin, size } = asked.data;
    const seen = origin === undefined ? undefined : { origin, size };
    return c.json(courseOf(log, notes, seen) satisfies Course);
  });
}
