import { Hono } from 'hono';
import { isReadable } from '../../core/row-rights.ts';
import { readableRows } from '../../usecases/readable-rows.ts';
import { type Starter, starterFor } from '../../usecases/starter.ts';
import { type StarterAnswer, starterQuery } from '../../wire/directory.ts';
import { readQuery } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';

/** What somebody should know on their first day. */
export function starterRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().get('/', async (c) => {
    const { size } = readQuery(c, starterQuery);
    const caller = c.get('caller');
    const readable = await readableRows(caller, context);
    const starter: Starter = starterFor(caller, await context.currentRegister(), context.now);
    const rows = starter.rows.filter(({ id }) => isReadable(id, readable));
    const told = { rows: rows.slice(0, size), total: rows.length };
    return c.json({ ...starter, ...told } satisfies StarterAnswer);
  });
}
