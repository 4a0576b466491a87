import { Hono } from 'hono';
import type { DeskSection } from '../../core/desk.ts';
import { listDesk } from '../../usecases/list-desk.ts';
import { type Desk, type DeskPart, deskQuery } from '../../wire/handoffs.ts';
import { readQuery } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';
import { viewOf } from '../handoff-view.ts';
import { ageOf } from '../log-query.ts';

/** What lies on the caller's desk, section by section. */
export function deskRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().get('/', async (c) => {
    const { q, area, order, ...sizes } = readQuery(c, deskQuery);
    const deps = { ...context, caller: c.get('caller') };
    const { sections, covers, viewer, state } = await listDesk(
      { words: q, area },
      order,
      sizes,
      deps,
    );
    const now = context.now();
    const partOf = (name: DeskSection): DeskPart => ({
      handoffs: sections[name].rows.map(({ record, left }) => ({
        ...viewOf(record, viewer, now, state.asOf),
        ...(left && { late: { ...left, at: left.at.toISOString() } }),
      })),
      total: sections[name].total,
    });
    return c.json({
      offered: partOf('offered'),
      mine: partOf('mine'),
      waiting: partOf('waiting'),
      pending: partOf('pending'),
      given: partOf('given'),
      done: partOf('done'),
      covers,
      ...ageOf(state, now),
    } satisfies Desk);
  });
}
