import { Hono } from 'hono';
import { rowsNamedIn } from '../../core/findings/register-finding.ts';
import { isReadable } from '../../core/row-rights.ts';
import { readableRows } from '../../usecases/readable-rows.ts';
import type { FindingsAnswer } from '../../wire/api.ts';
import type { Env, ServerContext } from '../context.ts';
import { registerState } from '../register-state.ts';

/** What is wrong in the register, for everybody who may read it. */
export function findingRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().get('/', async (c) => {
    const rows = await readableRows(c.get('caller'), context);
    const mayBeTold = (id: number) => isReadable(id, rows);
    const register = await context.currentRegister();
    const check = await context.latestCheck(register);
    return c.json({
      findings: check?.findings.filter((each) => rowsNamedIn(each).every(mayBeTold)) ?? [],
      unchecked: check?.unchecked ?? [],
      pending: check?.asOf !== register.asOf,
      register: registerState(register),
    } satisfies FindingsAnswer);
  });
}
