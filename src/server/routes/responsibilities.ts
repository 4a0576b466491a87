import { Hono } from 'hono';
import { findResponsibilities } from '../../usecases/find-responsibilities.ts';
import type { Directory } from '../../wire/api.ts';
import type { Env, ServerContext } from '../context.ts';
import { registerState } from '../register-state.ts';

/** What a person types is cut here; nobody searches with more. */
const longestQuery = 500;

export function responsibilityRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().get('/', async (c) => {
    await context.access.check(c.get('caller'));
    const register = await context.currentRegister();
    const query = (c.req.query('q') ?? '').slice(0, longestQuery);
    return c.json({
      entries: findResponsibilities(query, register, context.now),
      findings: register.findings,
      register: registerState(register),
    } satisfies Directory);
  });
}
