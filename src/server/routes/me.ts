import { Hono } from 'hono';
import { dayOf } from '../../core/calendar.ts';
import { isProductError } from '../../core/errors.ts';
import { showsPresence } from '../../core/presence.ts';
import { resumeHandoffs } from '../../usecases/resume-handoffs.ts';
import { viewerFor } from '../../usecases/viewer.ts';
import type { Me } from '../../wire/api.ts';
import { asCaller, type Env, type ServerContext } from '../context.ts';

/** Who is signed in. Signing in also drives on what this person started and did not finish. */
export function meRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().get('/', async (c) => {
    const caller = c.get('caller');
    resumeHandoffs(asCaller(context, caller)).catch((error: unknown) =>
      context.log.warn({ err: error }, 'unfinished hand-offs could not be driven on'),
    );
    const { oid, name, mail } = caller;
    const { auditor, leads } = await viewerFor({ ...context, caller });
    return c.json({
      person: { oid, name, mail },
      today: dayOf(context.now()),
      auditor,
      lead: leads.length > 0,
      showsPresence: await isPresenceShown(context),
    } satisfies Me);
  });
}

/** Whoever is signed in is so without a register, too. */
async function isPresenceShown({ currentRegister }: ServerContext): Promise<boolean> {
  try {
    return showsPresence((await currentRegister()).settings);
  } catch (error) {
    if (isProductError(error)) return false;
    throw error;
  }
}
