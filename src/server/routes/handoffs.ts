import { Hono } from 'hono';
import { z } from 'zod';
import { ProductError } from '../../core/errors.ts';
import { actOnHandoff } from '../../usecases/act-on-handoff.ts';
import { fileAgain } from '../../usecases/file-again.ts';
import { readVisible } from '../../usecases/find-visible.ts';
import { handOffMail } from '../../usecases/hand-off-mail.ts';
import { listChoices, listHandoffs } from '../../usecases/list-handoffs.ts';
import { assertReadable, readableRows } from '../../usecases/readable-rows.ts';
import { viewerFor } from '../../usecases/viewer.ts';
import { listOriginals } from '../../usecases/list-originals.ts';
import {
  type HandoffChoices,
  type HandoffOutcome,
  type HandoffPage,
  type ProofAnswer,
  handoffActionBody,
  logQuery,
  newHandoff,
} from '../../wire/handoffs.ts';
import type { Originals } from '../../wire/suggestions.ts';
import { readBody, readQuery } from '../body.ts';
import { asCaller, type Env, type ServerContext } from '../context.ts';
import { statusOfMail, viewOf } from '../handoff-view.ts';
import { ageOf, askedOf } from '../log-query.ts';

export function handoffRoutes(context: ServerContext): Hono<Env> {
  const { now } = context;
  return new Hono<Env>()
    .post('/', async (c) => {
      const caller = c.get('caller');
      const order = await readBody(c, newHandoff);
      await context.rateLimits.allowHandoff(caller);
      await assertReadable(order.responsibilityId, caller, context);
      const readable = await readableRows(caller, context);
      const result = await handOffMail(order, { ...asCaller(context, caller), readable });
      const viewer = await viewerFor({ ...context, caller });
      const outcome: HandoffOutcome =
        result.kind === 'handed_off'
          ? { kind: 'handed_off', handoff: viewOf(result.record, viewer, now()) }
          : { kind: 'already', status: statusOfMail(result.record, viewer, now()) };
      return c.json(outcome);
    })
    .get('/', async (c) => {
      const { filter, page, asAuditor } = askedOf(readQuery(c, logQuery));
      const deps = { ...context, caller: c.get('caller') };
      const { records, total, viewer, state } = await listHandoffs(filter, page, asAuditor, deps);
      return c.json({
        handoffs: records.map((record) => viewOf(record, viewer, now(), state.asOf)),
        total,
        ...ageOf(state, now()),
      } satisfies HandoffPage);
    })
    .get('/choices', async (c) => {
      const { asAuditor } = askedOf(readQuery(c, logQuery));
      const deps = { ...context, caller: c.get('caller') };
      return c.json((await listChoices(asAuditor, deps)) satisfies HandoffChoices);
    })
    .get('/:key', async (c) => {
      const deps = { ...context, caller: c.get('caller') };
      const { record, viewer, asOf } = await readVisible(keyOf(c.req.param('key')), deps);
      return c.json(viewOf(record, viewer, now(), asOf));
    })
    .post('/:key/filing', async (c) => {
      const caller = c.get('caller');
      const key = keyOf(c.req.param('key'));
      const deps = asCaller(context, caller);
      const record = await fileAgain(key, deps);
      return c.json(viewOf(record, await viewerFor(deps), now()));
    })
    .get('/:key/proof', async (c) => {
      const deps = { ...context, caller: c.get('caller') };
      const key = keyOf(c.req.param('key'));
      await readVisible(key, deps);
      const { trail: _, ...proof } = await context.prove(key);
      return c.json(proof satisfies ProofAnswer);
    })
    .get('/:key/originals', async (c) => {
      const deps = asCaller(context, c.get('caller'));
      const found = await listOriginals(keyOf(c.req.param('key')), deps);
      const handoffs = found.records.map((record) => viewOf(record, found.viewer, now()));
      return c.json({ handoffs } satisfies Originals);
    })
    .post('/:key/actions', async (c) => {
      const caller = c.get('caller');
      const key = keyOf(c.req.param('key'));
      const wish = await readBody(c, handoffActionBody);
      // passing on hands off anew
      if (wish.target || wish.partner) await context.rateLimits.allowHandoff(caller);
      if (wish.target) await assertReadable(wish.target.responsibilityId, caller, context);
      const deps = asCaller(context, caller);
      const record = await actOnHandoff(key, wish, deps);
      return c.json(viewOf(record, await viewerFor(deps), now()));
    });
}

function keyOf(parameter: string): string {
  const key = z.uuid().safeParse(parameter);
  if (key.success) return key.data;
  throw new ProductError('not_found', 'a hand-off key is a UUID');
}
