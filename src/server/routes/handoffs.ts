import { Hono } from 'hono';
import { z } from 'zod';
import { isProductError, ProductError } from '../../core/errors.ts';
import { actOnHandoff } from '../../usecases/act-on-handoff.ts';
import { fileAgain } from '../../usecases/file-again.ts';
import { readVisible } from '../../usecases/find-visible.ts';
import { handOffMail } from '../../usecases/hand-off-mail.ts';
import {
  listChoices,
  listForAuditor,
  listHandoffs,
  openLog,
} from '../../usecases/list-handoffs.ts';
import { assertReadable, readableRows } from '../../usecases/readable-rows.ts';
import { timeLeft } from '../../usecases/time-left.ts';
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
import { isKnown, tag } from '../etag.ts';
import { statusOfMail, viewOf } from '../handoff-view.ts';
import { withTime } from '../late-view.ts';
import { ageOf, askedOf } from '../log-query.ts';
import { handoffSource, logSource } from '../log-version.ts';
import { holdsUntil } from '../source.ts';

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
      const asked = readQuery(c, logQuery);
      const { filter, page, asAuditor } = askedOf(asked);
      const deps = { ...context, caller: c.get('caller') };
      const [opened, at] = [await openLog(deps), now()];
      const { viewer, state } = opened;
      // what an auditor reads is read, and recorded, each time
      const source = asAuditor ? undefined : logSource(asked, opened, at);
      if (isKnown(c, source, at)) return c.body(null, 304);
      const { records, total } = asAuditor
        ? await listForAuditor(filter, page, opened, deps)
        : listHandoffs(filter, page, opened);
      tag(c, source, holdsUntil(records, at));
      return c.json({
        handoffs: records.map((record) => viewOf(record, viewer, at, state.asOf)),
        total,
        ...ageOf(state, at),
      } satisfies HandoffPage);
    })
    .get('/choices', async (c) => {
      const { asAuditor } = askedOf(readQuery(c, logQuery));
      const deps = { ...context, caller: c.get('caller') };
      return c.json((await listChoices(asAuditor, deps)) satisfies HandoffChoices);
    })
    .get('/:key', async (c) => {
      const deps = { ...context, caller: c.get('caller') };
      const [read, at] = [await readVisible(keyOf(c.req.param('key')), deps), now()];
      const { record, viewer, asOf } = read;
      const left = timeLeft(record, await context.currentRegister().catch(ifUnknown), at);
      const source = handoffSource(read, left, at);
      if (isKnown(c, source, at)) return c.body(null, 304);
      const holds = [holdsUntil([record], at), ...(left ? [left.holdsUntil] : [])].map(Number);
      tag(c, source, new Date(Math.min(...holds)));
      return c.json(withTime(viewOf(record, viewer, at, asOf), left));
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

/** Without the register it is not known by when an answer is wanted, and the rest is. */
function ifUnknown(error: unknown): undefined {
  if (!isProductError(error)) throw error;
}

function keyOf(parameter: string): string {
  const key = z.uuid().safeParse(parameter);
  if (key.success) return key.data;
  throw new ProductError('not_found', 'a hand-off key is a UUID');
}
