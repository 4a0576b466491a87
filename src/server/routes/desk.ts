import { Hono } from 'hono';
import type { DeskSection } from '../../core/desk.ts';
import { deskOf, openDesk } from '../../usecases/list-desk.ts';
import { type Desk, type DeskPart, deskQuery } from '../../wire/handoffs.ts';
import { readQuery } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';
import { deskSource } from '../desk-version.ts';
import { isKnown, tag } from '../etag.ts';
import { viewOf } from '../handoff-view.ts';
import { withTime } from '../late-view.ts';
import { ageOf } from '../log-query.ts';

/** What lies on the caller's desk, section by section. It is asked for again and again, mostly while nothing has changed. */
export function deskRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().get('/', async (c) => {
    const asked = readQuery(c, deskQuery);
    const sources = await openDesk({ ...context, caller: c.get('caller') });
    const { viewer, state, now } = sources;
    const source = deskSource(asked, sources);
    if (isKnown(c, source, now)) return c.body(null, 304);
    const { q, area, order, ...sizes } = asked;
    const { sections, covers, holdsUntil } = deskOf({ words: q, area }, order, sizes, sources);
    const partOf = (name: DeskSection): DeskPart => ({
      handoffs: sections[name].rows.map(({ record, left }) =>
        withTime(viewOf(record, viewer, now, state.asOf), left),
      ),
      total: sections[name].total,
    });
    tag(c, source, holdsUntil);
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
