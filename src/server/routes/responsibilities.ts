import { Hono } from 'hono';
import { findResponsibilities } from '../../usecases/find-responsibilities.ts';
import { offlineRegister } from '../../usecases/offline-register.ts';
import { findAsOf } from '../../usecases/past-register.ts';
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
      const { q, row, skip, asOf } = readQuery(c, directoryQuery);
      const words = q.slice(0, longestQuery);
      const then = asOf === undefined ? undefined : findAsOf(words, asOf, register);
      const all = then?.found ?? findResponsibilities(words, register, context.now);
      const found = all.filter(
        ({ responsibility }) => row === undefined || responsibility.id === row,
      );
      return c.json({
        entries: found.slice(skip, skip + pageSize),
        total: found.length,
        findings: register.findings,
        register: registerState(register),
        ...(then && asOf !== undefined && { asOf: { day: asOf, doubts: then.doubts } }),
      } satisfies Directory);
    });
}
