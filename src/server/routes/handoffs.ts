import { Hono } from 'hono';
import { z } from 'zod';
import { ProductError } from '../../core/errors.ts';
import { actOnHandoff, findVisible } from '../../usecases/act-on-handoff.ts';
import { fileAgain } from '../../usecases/file-again.ts';
import { handOffMail } from '../../usecases/hand-off-mail.ts';
import { listHandoffs } from '../../usecases/list-handoffs.ts';
import {
  type HandoffOutcome,
  type HandoffPage,
  handoffActionBody,
  newHandoff,
} from '../../wire/api.ts';
import { readBody } from '../body.ts';
import { asCaller, type Env, type ServerContext } from '../context.ts';
import { statusOfMail, viewOf } from '../handoff-view.ts';

export function handoffRoutes(context: ServerContext): Hono<Env> {
  const { handoffs, now } = context;
  return new Hono<Env>()
    .post('/', async (c) => {
      const caller = c.get('caller');
      const order = await readBody(c, newHandoff);
      await context.access.check(caller);
      const result = await handOffMail(order, asCaller(context, caller));
      const outcome: HandoffOutcome =
        result.kind === 'handed_off'
          ? { kind: 'handed_off', handoff: viewOf(result.record, caller, now()) }
          : { kind: 'already', status: statusOfMail(result.record, caller, now()) };
      return c.json(outcome);
    })
    .get('/', async (c) => {
      const caller = c.get('caller');
      const view = viewParameter.safeParse(c.req.query('view'));
      if (!view.success) throw new ProductError('invalid_request', 'view must be desk or log');
      const records = await listHandoffs(view.data, { caller, handoffs });
      return c.json({
        handoffs: records.map((record) => viewOf(record, caller, now())),
        asOf: now().toISOString(),
      } satisfies HandoffPage);
    })
    .get('/:key', async (c) => {
      const caller = c.get('caller');
      const { record } = await findVisible(keyOf(c.req.param('key')), { caller, handoffs });
      return c.json(viewOf(record, caller, now()));
    })
    .post('/:key/filing', async (c) => {
      const caller = c.get('caller');
      const key = keyOf(c.req.param('key'));
      return c.json(viewOf(await fileAgain(key, asCaller(context, caller)), caller, now()));
    })
    .post('/:key/actions', async (c) => {
      const caller = c.get('caller');
      const key = keyOf(c.req.param('key'));
      const wish = await readBody(c, handoffActionBody);
      const record = await actOnHandoff(key, wish, asCaller(context, caller));
      return c.json(viewOf(record, caller, now()));
    });
}

const viewParameter = z.enum(['desk', 'log']).default('log');

function keyOf(parameter: string): string {
  const key = z.uuid().safeParse(parameter);
  if (key.success) return key.data;
  throw new ProductError('not_found', 'a hand-off key is a UUID');
}
