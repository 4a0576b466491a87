import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isProductError, ProductError } from '../../core/errors.ts';
import { listOpenRuns } from '../../usecases/join-run.ts';
import { listRuns, openRuns, readRun, type TellingDeps } from '../../usecases/process-runs.ts';
import type { Caller } from '../../usecases/ports.ts';
import { readableRowsIfAny } from '../../usecases/readable-rows.ts';
import { seenRun } from '../../usecases/seen-handoff.ts';
import {
  type OpenRuns,
  openRunsQuery,
  type RunAnswer,
  type RunPage,
  runsQuery,
} from '../../wire/runs.ts';
import { readQuery } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';
import { isKnown, tag } from '../etag.ts';
import { runSource, runsSource } from '../run-version.ts';
import { holdsUntil, isOld } from '../source.ts';

const pageSize = 50;

export function runRoutes(context: ServerContext): Hono<Env> {
  const depsOf = async (caller: Caller) => ({
    ...context,
    caller,
    readable: await readableRowsIfAny(caller, context),
  });
  return new Hono<Env>()
    .get('/', async (c) => {
      const asked = readQuery(c, runsQuery);
      const [opened, at] = [await openRuns(await depsOf(c.get('caller'))), context.now()];
      const source = runsSource(asked, opened, at);
      if (isKnown(c, source, at)) return c.body(null, 304);
      tag(c, source, holdsUntil([], at));
      const { incomplete, skip } = asked;
      const page = { onlyIncomplete: incomplete === 'true', skip, size: pageSize };
      const { asOf } = opened.state;
      return c.json({ ...listRuns(page, opened), asOf } satisfies RunPage);
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
      if (await isRunKnown(key.data, c, deps)) return c.body(null, 304);
      const [{ answer, madeOf }, at] = [await readRun(key.data, deps), context.now()];
      if (answer.asOf === undefined) tag(c, runSource(madeOf, at), holdsUntil([], at));
      return c.json(answer satisfies RunAnswer);
    });
}

/** What the caller knows is compared with the index, while that is of now; the run itself is asked of SharePoint. */
async function isRunKnown(key: string, c: Context<Env>, deps: TellingDeps): Promise<boolean> {
  if (c.req.header('if-none-match') === undefined) return false;
  const opened = await openRuns(deps).catch(whileBuilding);
  const at = deps.now();
  if (opened === undefined || isOld(opened.state, at)) return false;
  const records = seenRun(key, opened.index);
  return isKnown(c, runSource({ ...opened, records }, at), at);
}

/** The run itself can be asked for meanwhile. */
function whileBuilding(error: unknown): undefined {
  if (!isProductError(error)) throw error;
}
