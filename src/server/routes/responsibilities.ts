import { Hono } from 'hono';
import { findResponsibilities } from '../../usecases/find-responsibilities.ts';
import { offlineRegister } from '../../usecases/offline-register.ts';
import { type Directory, directoryQuery, type OfflineRegister } from '../../wire/api.ts';
import { readQuery } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';
import { registerState } from '../register-state.ts';

/** What a person types is cut here; nobody searches with more. */
const longestQuery = 500;

const pageSize = 50;

export function responsibilityRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>()
    .get('/offline', async (c) => {
      await context.access.check(c.get('caller'));
      const register = await context.currentRegister();
      return c.json(offlineRegister(register, context.now) satisfies OfflineRegister);
    })
    .get('/', async (c) => {
      await context.access.check(c.get('caller'));
      const register = await context.currentRegister();
      const { q, row, skip } = readQuery(c, directoryQuery);
      const found = findResponsibilities(q.slice(0, longestQuery), register, context.now).filter(
        ({ responsibility }) => row === undefined || responsibility.id === row,
      );
      return c.json({
        entries: found.slice(skip, skip + pageSize),
        total: found.length,
        findings: register.findings,
        register: registerState(register),
      } satisfies Directory);
    });
}
