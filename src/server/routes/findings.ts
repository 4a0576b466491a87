import { Hono } from 'hono';
import type { FindingsAnswer } from '../../wire/api.ts';
import type { Env, ServerContext } from '../context.ts';
import { registerState } from '../register-state.ts';

/** What is wrong in the register, for everybody who may read it. */
export function findingRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().get('/', async (c) => {
    await context.access.check(c.get('caller'));
    const register = await context.currentRegister();
    const check = await context.latestCheck(register);
    return c.json({
      findings: check?.findings ?? [],
      unchecked: check?.unchecked ?? [],
      pending: check?.asOf !== register.asOf,
      register: registerState(register),
    } satisfies FindingsAnswer);
  });
}
