import { Hono } from 'hono';
import { z } from 'zod';
import { ProductError } from '../../core/errors.ts';
import { listOpenRuns } from '../../usecases/join-run.ts';
import { listRuns, readRun } from '../../usecases/process-runs.ts';
import type { Caller } from '../../usecases/ports.ts';
import { readableRowsIfAny } from '../../usecases/readable-rows.ts';
import {
  type OpenRuns,
  openRunsQuery,
  type RunAnswer,
  type RunPage,
  runsQuery,
} from '../../wire/runs.ts';
import { readQuery } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';

const pageSize = 50;

export function runRoutes(context: ServerContext): Hono<Env> {
  const depsOf = async (caller: Caller) => ({
    ...context,
    caller,
    readable: await readableRowsIfAny(caller, context),
  });
  return new Hono<Env>()
    .get('/', async (c) => {
      const { incomplete, skip } = readQuery(c, runsQuery);
      const deps = await depsOf(c.get('caller'));
      const page = { onlyIncomplete: incomplete === 'true', skip, size: pageSize };
      return c.json((await listRuns(page, deps)) satisfies RunPage);
    })
    .get('/open', async (c) => {
      const { responsibility } = readQuery(c, openRunsQuery);
      const deps = await depsOf(c.get('caller'));
      const runs = await listOpenRuns(responsibility, deps);
      return c.json({ runs } satisfies OpenRuns);
    })
    .get('/:key', async (c) => {
      const key = z.uuid().safeParse(c.req.param('key'));
      if (!key.success) throw new ProductError('not_found', 'the key of a run is a UUID');
      const deps = await depsOf(c.get('caller'));
      return c.json((await readRun(key.data, deps)) satisfies RunAnswer);
    });
}
