import { Hono } from 'hono';
import type { AsOfDoubt } from '../../core/as-of.ts';
import { dayOf } from '../../core/calendar.ts';
import type { Person } from '../../core/person.ts';
import { inForce } from '../../core/register.ts';
import type { Day } from '../../core/responsibility.ts';
import { isReadable, type ReadableRows } from '../../core/row-rights.ts';
import { isOfTeam, teamsIn } from '../../core/teams.ts';
import type { CurrentRegister } from '../../usecases/current-register.ts';
import { type Found, findResponsibilities } from '../../usecases/find-responsibilities.ts';
import { loadsOf } from '../../usecases/open-hours.ts';
import { offlineRegister } from '../../usecases/offline-register.ts';
import { findAsOf } from '../../usecases/past-register.ts';
import { readableRows } from '../../usecases/readable-rows.ts';
import {
  type Directory,
  type DirectoryEntry,
  directoryQuery,
  type OfflineRegister,
  type TeamsAnswer,
} from '../../wire/directory.ts';
import { asOfView } from '../as-of.ts';
import { readQuery } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';
import { registerState } from '../register-state.ts';

/** What a person types is cut here; nobody searches with more. */
const longestQuery = 500;

const pageSize = 50;
/** So many doubtful rows are named; the register has the others. */
const mostFindings = 20;

export function responsibilityRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>()
    .get('/offline', async (c) => {
      const rows = await readableRows(c.get('caller'), context);
      const register = await context.currentRegister();
      return c.json(offlineRegister(register, rows, context.now) satisfies OfflineRegister);
    })
    .get('/teams', async (c) => {
      const rows = await readableRows(c.get('caller'), context);
      const active = activeRows(await context.currentRegister(), rows, dayOf(context.now()));
      return c.json({ teams: teamsIn(active) } satisfies TeamsAnswer);
    })
    .get('/', async (c) => {
      const caller = c.get('caller');
      const rows = await readableRows(caller, context);
      const register = await context.currentRegister();
      const { q, row, area, people, skip, asOf } = readQuery(c, directoryQuery);
      const team = people && new Set(people);
      const words = q.slice(0, longestQuery).trim();
      const then =
        asOf === undefined
          ? undefined
          : await findAsOf(words, asOf, register, context.rowVersionsOf(caller));
      const all = then?.found ?? findResponsibilities(words, register, context.now);
      const found = all.filter(
        ({ responsibility }) =>
          (row === undefined || responsibility.id === row) &&
          (area === undefined || responsibility.area === area) &&
          (team === undefined || isOfTeam(responsibility, team)) &&
          isReadable(responsibility.id, rows),
      );
      const mayBeTold = (each: { row: number }) => isReadable(each.row, rows);
      const findings = register.findings.filter(mayBeTold);
      const entries = found.slice(skip, skip + pageSize);
      // told of those somebody looks for, never as a list of everybody
      const shown = words === '' || then ? [] : recipientsOf(entries);
      const loads = await loadsOf(shown, register, context.handoffLog);
      return c.json({
        entries: withDoubts(entries, then?.doubts ?? []),
        ...(loads && { loads }),
        total: found.length,
        areas: areasOf(register, rows, dayOf(context.now())),
        findings: findings.slice(0, mostFindings),
        findingCount: findings.length,
        register: registerState(register),
        ...(then &&
          asOf !== undefined && {
            asOf: asOfView({ day: asOf, doubts: then.doubts.filter(mayBeTold) }),
          }),
      } satisfies Directory);
    });
}

function withDoubts(found: readonly Found[], doubts: readonly AsOfDoubt[]): DirectoryEntry[] {
  const byRow = new Map(
    doubts.map(({ row, why, since }) => [row, { why, ...(since && { since }) }]),
  );
  return found.map((each) => {
    const doubt = byRow.get(each.responsibility.id);
    return { ...each, ...(doubt && { doubt }) };
  });
}

function recipientsOf(entries: readonly Found[]): Person[] {
  return entries.flatMap(({ recipient }) => recipient?.person ?? []);
}

/** Each area that has something in force, once, in alphabetical order. */
function areasOf(register: CurrentRegister, rows: ReadableRows, today: Day): string[] {
  const areas = new Set(activeRows(register, rows, today).map(({ area }) => area));
  return [...areas].toSorted(german.compare);
}

function activeRows({ responsibilities }: CurrentRegister, rows: ReadableRows, today: Day) {
  return responsibilities.filter((each) => inForce(each, today) && isReadable(each.id, rows));
}

const german = new Intl.Collator('de');
