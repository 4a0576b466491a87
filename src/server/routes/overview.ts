import { Hono } from 'hono';
import { type Overview, readOverview } from '../../usecases/overview.ts';
import { readableRowsIfAny } from '../../usecases/readable-rows.ts';
import { type OverviewAnswer, overviewQuery } from '../../wire/overview.ts';
import { readQuery } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';
import { ageOf } from '../log-query.ts';

/** What leads see of their areas, and everybody of themselves. */
export function overviewRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().get('/', async (c) => {
    const { days, area, as } = readQuery(c, overviewQuery);
    const caller = c.get('caller');
    const readable = await readableRowsIfAny(caller, context);
    const deps = { ...context, caller, readable };
    const { state, ...found } = await readOverview(days, area, as === 'auditor', deps);
    const age = ageOf(state, context.now());
    return c.json({ days, ...shown(found), ...age } satisfies OverviewAnswer);
  });
}

function shown({ unowned, seesUnowned, figures, ...rest }: Omit<Overview, 'state'>) {
  return {
    ...rest,
    figures: figures.map(({ group, ...each }) => ({
      ...each,
      area: group.name,
      merged: group.name === '' ? group.areas : [],
    })),
    unowned: unowned.map(({ words, requests, landed }) => ({
      words,
      count: requests.length,
      ...(landed !== undefined && { landed }),
      samples: seesUnowned
        ? requests.slice(0, 5).map(({ handoffKey, subject }) => ({ handoffKey, subject }))
        : [],
    })),
  };
}
