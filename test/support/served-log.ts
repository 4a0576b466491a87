import { Hono } from 'hono';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import type { Responsibility } from '../../src/core/responsibility.ts';
import type { ReadableRows } from '../../src/core/row-rights.ts';
import { defaultSite } from '../../src/core/site.ts';
import type { Env, ServerContext } from '../../src/server/context.ts';
import { deskRoutes } from '../../src/server/routes/desk.ts';
import { handoffRoutes } from '../../src/server/routes/handoffs.ts';
import { runRoutes } from '../../src/server/routes/runs.ts';
import { openHandoffIndex } from '../../src/store/handoff-index.ts';
import { createAuditing } from '../../src/usecases/auditing.ts';
import { createInTime } from '../../src/usecases/in-time.ts';
import type { CurrentRegister } from '../../src/usecases/current-register.ts';
import type { LogState } from '../../src/usecases/handoff-log.ts';
import { storedHandoff } from './handoff.ts';

const key = { k0: 1, k1: 2 };
/** A Friday, two o'clock in Berlin. */
const friday = Date.parse('2026-11-27T13:00:00Z');

/** The key of the hand-off in this row. */
export const keyOfRow = (item: number) =>
  `00000000-0000-4000-8000-${String(item).padStart(12, '0')}`;

const patiently = () => new Promise<void>(() => {});

/** What the routes that open screens ask again and again answer from, all of it in one's hands. */
export function serveLog(responsibilities: Responsibility[]) {
  const index = openHandoffIndex(':memory:', 'a');
  const kind = 'page' as const;
  const page = { kind, deleted: [], unreadable: [], next: 'x', isLast: true };
  index.beginNext();
  index.take({ ...page, rows: [] }, 'next');
  index.complete(new Date(friday).toISOString(), 'next');
  const versions = new Map<number, number>();
  const stage = {
    now: friday,
    index,
    register: registerOf(responsibilities),
    readable: 'all' as ReadableRows,
    state: { stale: false } as Partial<LogState>,
    /** How often SharePoint was asked for a run. */
    runsRead: 0,
    /** How often something read by an auditor was recorded. */
    recorded: 0,
    /** A row as it is now, a new version of it unless that is said to be the same. */
    put(item: number, more: Parameters<typeof storedHandoff>[1], isNew = true) {
      const version = (versions.get(item) ?? 0) + (isNew ? 1 : 0);
      versions.set(item, version);
      index.put(storedHandoff(item, { handoffKey: keyOfRow(item), ...more }, version));
    },
    lose: (item: number) => index.take({ ...page, rows: [], deleted: [String(item)] }, 'current'),
    garble: (item: number) =>
      index.take({ ...page, rows: [], unreadable: [String(item)] }, 'current'),
    async ask(oid: string, path: string, tag?: string) {
      const caller = { oid, name: oid, tenantId: 't' };
      const app = new Hono<Env>();
      app.use(async (c, next) => {
        c.set('caller', caller as never);
        await next();
      });
      app.route('/desk', deskRoutes(context));
      app.route('/handoffs', handoffRoutes(context));
      app.route('/runs', runRoutes(context));
      app.onError((error, c) => c.text('code' in error ? String(error.code) : error.message, 404));
      const headers = tag === undefined ? {} : { 'if-none-match': tag };
      return app.request(path, { headers });
    },
  };
  const context = {
    now: () => new Date(stage.now),
    currentRegister: async () => stage.register,
    access: { check: async () => {}, readableRows: async () => stage.readable },
    wait: patiently,
    inTime: createInTime(patiently),
    auditing: createAuditing(
      {
        note: async () => {
          stage.recorded += 1;
        },
      },
      () => new Date(stage.now),
    ),
    handoffLog: {
      ask: async () => ({ index, state: { ...index.state(), stale: false, ...stage.state } }),
    },
    handoffs: {
      findByHandoffKey: async () => undefined,
      listRun: async (run: string) => {
        stage.runsRead += 1;
        return index.ofRuns([run]);
      },
    },
  } as unknown as ServerContext;
  return stage;
}

export type ServedLog = ReturnType<typeof serveLog>;

export function registerOf(
  responsibilities: Responsibility[],
  more: Partial<CurrentRegister> = {},
): CurrentRegister {
  return {
    rows: [],
    responsibilities,
    index: buildRegisterIndex(responsibilities, key),
    absences: [],
    closed: [],
    findings: [],
    settings: {},
    sites: [defaultSite],
    roles: { leads: [], auditors: [] },
    successors: new Map(),
    today: '2026-11-25',
    asOf: '',
    stale: false,
    ...more,
  };
}
