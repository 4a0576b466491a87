import { Hono } from 'hono';
import { type Absences, listAbsences, outlookOf } from '../../usecases/absences.ts';
import { addAbsence, changeAbsence } from '../../usecases/change-absence.ts';
import { absencesInOutlook } from '../../usecases/absences-in-outlook.ts';
import type { Caller } from '../../usecases/ports.ts';
import { readableRows } from '../../usecases/readable-rows.ts';
import {
  absenceActionBody,
  type AbsenceOutlookAnswer,
  absencePeriod,
  type AbsencesAnswer,
  newAbsence,
  type OutlookAbsences,
} from '../../wire/absences.ts';
import { readBody, readQuery } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';

/** When the caller is away, who covers, and what they are asked to cover themselves. */
export function absenceRoutes(context: ServerContext): Hono<Env> {
  const answer = async (deps: Parameters<typeof listAbsences>[0]) =>
    viewOf(await listAbsences(deps)) satisfies AbsencesAnswer;
  const depsOf = async (caller: Caller) => ({
    ...context,
    caller,
    readable: await readableRows(caller, context),
  });
  return new Hono<Env>()
    .get('/', async (c) => c.json(await answer(await depsOf(c.get('caller')))))
    .get('/outlook', async (c) => {
      const period = readQuery(c, absencePeriod);
      const found = await outlookOf(period, await depsOf(c.get('caller')));
      const due = found.due.map(({ record: { handoffKey, subject }, day }) => ({
        handoffKey,
        subject,
        day,
      }));
      return c.json({ ...found, due } satisfies AbsenceOutlookAnswer);
    })
    .get('/in-outlook', async (c) => {
      const caller = c.get('caller');
      const deps = { ...(await depsOf(caller)), ownOutlook: context.ownOutlookOf(caller) };
      const proposed = await absencesInOutlook(deps);
      return c.json({ proposed } satisfies OutlookAbsences);
    })
    .post('/', async (c) => {
      const deps = await depsOf(c.get('caller'));
      await addAbsence(await readBody(c, newAbsence), deps);
      return c.json(await answer(deps));
    })
    .post('/:id/actions', async (c) => {
      const deps = await depsOf(c.get('caller'));
      await changeAbsence(c.req.param('id'), await readBody(c, absenceActionBody), deps);
      return c.json(await answer(deps));
    });
}

function viewOf({ own, asks }: Absences): AbsencesAnswer {
  return {
    own: own.map(({ row: { itemId, from, to, askedOid, accepted, declined }, cover, ...more }) => ({
      id: itemId,
      from,
      ...(to !== undefined && { to }),
      ...(askedOid !== '' && {
        cover: {
          name: cover?.name ?? '',
          state: accepted ? 'accepted' : declined ? 'declined' : 'asked',
        },
      }),
      ...more,
    })),
    asks: asks.map(({ itemId, name, from, to }) => ({
      id: itemId,
      name,
      from,
      ...(to !== undefined && { to }),
    })),
  };
}
