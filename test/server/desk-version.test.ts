import * as fc from 'fast-check';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { type HandoffState, handoffStates, type MailState } from '../../src/core/handoff.ts';
import type { Absence, Responsibility } from '../../src/core/responsibility.ts';
import { defaultSite, type Site } from '../../src/core/site.ts';
import type { Env, ServerContext } from '../../src/server/context.ts';
import { deskRoutes } from '../../src/server/routes/desk.ts';
import { openHandoffIndex } from '../../src/store/handoff-index.ts';
import type { CurrentRegister } from '../../src/usecases/current-register.ts';
import type { LogState } from '../../src/usecases/handoff-log.ts';
import { storedHandoff } from '../support/handoff.ts';
import { person, responsibility } from '../support/register.ts';

const everybody = ['Ann', 'Bo', 'Cem'].map(person);
const [ann, bo] = everybody as [(typeof everybody)[0], (typeof everybody)[0]];
const queries = ['', '?q=mahnung&done=1&order=newest'];
const key = { k0: 1, k1: 2 };
/** A Friday, two o'clock in Berlin. */
const friday = Date.parse('2026-11-27T13:00:00Z');

/** What a desk is made from, all of it in one's hands. */
function createStage() {
  const index = openHandoffIndex(':memory:', 'a');
  const kind = 'page' as const;
  const page = { kind, deleted: [], unreadable: [], next: 'x', isLast: true };
  index.beginNext();
  index.take({ ...page, rows: [] }, 'next');
  index.complete(new Date(friday).toISOString(), 'next');
  const versions = new Map<number, number>();
  const stage = {
    now: friday,
    isAway: false,
    index,
    register: registerOf([responsibility({ id: 1, owner: ann, deputies: [bo] })]),
    state: { stale: false } as Partial<LogState>,
    /** A row as it is now, a new version of it unless that is said to be the same. */
    put(item: number, more: Parameters<typeof storedHandoff>[1], isNew = true) {
      const version = (versions.get(item) ?? 0) + (isNew ? 1 : 0);
      versions.set(item, version);
      const handoffKey = `00000000-0000-4000-8000-${String(item).padStart(12, '0')}`;
      index.put(storedHandoff(item, { handoffKey, ...more }, version));
    },
    lose: (item: number) => index.take({ ...page, rows: [], deleted: [String(item)] }, 'current'),
    garble: (item: number) =>
      index.take({ ...page, rows: [], unreadable: [String(item)] }, 'current'),
    async ask(oid: string, query: string, tag?: string) {
      const caller = { oid, name: oid, tenantId: 't' };
      const app = new Hono<Env>();
      app.use(async (c, next) => {
        c.set('caller', caller as never);
        await next();
      });
      app.route('/desk', deskRoutes(context));
      const headers = tag === undefined ? {} : { 'if-none-match': tag };
      return app.request(`/desk${query}`, { headers });
    },
  };
  const context = {
    now: () => new Date(stage.now),
    currentRegister: async () => stage.register,
    handoffLog: {
      ask: async () => ({ index, state: { ...index.state(), stale: false, ...stage.state } }),
    },
  } as unknown as ServerContext;
  return stage;
}

type Stage = ReturnType<typeof createStage>;
const stages: Stage[] = [];
afterEach(() => {
  for (const { index } of stages.splice(0)) index.close();
});

function open(): Stage {
  const stage = createStage();
  stages.push(stage);
  return stage;
}

function registerOf(
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
    asOf: '',
    stale: false,
    ...more,
  };
}

/** A desk without what is only said of its age, which people read once it is old. */
async function toldIn(answer: Response): Promise<string> {
  const { asOf, ageSeconds, ...desk } = (await answer.json()) as Record<string, any>;
  const isOld = desk['stale'] || ageSeconds >= 60;
  return JSON.stringify([desk, isOld && asOf], (name, value) =>
    name === 'asOf' ? undefined : value,
  );
}

const somebody = fc.constantFrom(...everybody);
const day = fc.constantFrom('2026-11-26', '2026-11-27', '2026-11-30', '2026-12-02');
const mailStates: MailState[] = ['none', 'claimed', 'drafted', 'uncertain', 'sent', 'cancelled'];

const row = fc.record({
  owner: somebody,
  handedOffBy: somebody,
  state: fc.constantFrom<HandoffState>(...handoffStates),
  mailState: fc.constantFrom(...mailStates),
  responsibilityId: fc.constantFrom(1, 2),
  subject: fc.constantFrom('Mahnung', 'Angebot'),
  handedOffAt: fc.constantFrom('2026-11-27T12:30:00Z', '2026-11-26T09:10:00Z'),
  sendAfter: fc.constantFrom('', '2026-11-27T13:00:30Z'),
});
const absence = fc.record({ who: somebody, from: day, cover: somebody });
const task = fc.record({ owner: somebody, deputy: somebody, answerHours: fc.constantFrom(2, 8) });
const item = fc.integer({ min: 1, max: 5 });

/** One thing that happens to what the desks are made from. */
const step: fc.Arbitrary<(stage: Stage) => void> = fc.oneof(
  fc
    .tuple(item, row, fc.option(day, { nil: undefined }), fc.boolean())
    .map(([at, each, due, isNew]) => (stage: Stage) => {
      stage.put(at, { ...each, ...(due !== undefined && { due }) }, isNew);
    }),
  item.map((at) => (stage: Stage) => stage.lose(at)),
  item.map((at) => (stage: Stage) => stage.garble(at)),
  fc.constantFrom(1, 29, 61, 600, 1_800, 3_600, 50_000).map((seconds) => (stage: Stage) => {
    stage.now += seconds * 1_000;
  }),
  fc.constant((stage: Stage) => {
    stage.state = { ...stage.state, asOf: new Date(stage.now).toISOString() };
  }),
  fc.boolean().map((stale) => (stage: Stage) => {
    stage.state = { ...stage.state, stale };
  }),
  fc.array(absence, { maxLength: 2 }).map((periods) => (stage: Stage) => {
    const absences = periods.map(
      ({ who, from, cover }): Absence => ({
        oid: who.oid,
        from,
        to: '2026-12-02',
        coveredBy: cover,
      }),
    );
    stage.register = { ...stage.register, absences };
  }),
  fc.array(task, { maxLength: 2 }).map((tasks) => (stage: Stage) => {
    const rows = tasks.map(({ owner, deputy, answerHours }, at) =>
      responsibility({ id: at + 1, owner, deputies: [deputy], answerHours }),
    );
    const { absences, sites, roles } = stage.register;
    stage.register = registerOf(rows, { absences, sites, roles });
  }),
  somebody.map(({ oid }) => (stage: Stage) => {
    const roles = { leads: [{ area: 'Rechnungen', oids: [oid] }], auditors: [] };
    stage.register = { ...stage.register, roles };
  }),
  fc.constantFrom('BUND', 'BY').map((federalState) => (stage: Stage) => {
    const site: Site = { ...defaultSite, federalState, closed: ['2026-11-30'] };
    stage.register = { ...stage.register, sites: [site] };
  }),
);

describe('the word for a desk', () => {
  it('never says that nothing has changed where the answer would be another', async () => {
    let same = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const stage = open();
        const before = new Map<string, { tag: string; told: string }>();
        for (const happen of [() => {}, ...steps]) {
          happen(stage);
          for (const { oid } of everybody)
            for (const query of queries) {
              const answer = await stage.ask(oid, query);
              const told = await toldIn(answer);
              const name = `${oid}${query}`;
              const known = before.get(name);
              const again = await stage.ask(oid, query, known?.tag);
              if (again.status === 304) {
                same += 1;
                expect(told).toBe(known?.told);
              }
              before.set(name, { tag: answer.headers.get('etag') ?? '', told });
            }
        }
        stage.index.close();
        stages.length = 0;
      }),
      { numRuns: 25 },
    );
    expect(same).toBeGreaterThan(50);
  }, 120_000);

  it('is the same while others work, while the register is read again, and on another server', async () => {
    const [one, other] = [open(), open()];
    for (const stage of [one, other]) stage.put(1, { owner: ann, handedOffBy: bo });
    const tag = (await one.ask(ann.oid, '')).headers.get('etag') ?? '';
    one.put(2, { owner: bo, handedOffBy: bo });
    one.register = { ...one.register, asOf: 'later', absences: [...one.register.absences] };
    one.now += 240_000;
    one.state = { asOf: new Date(one.now).toISOString() };
    expect((await one.ask(ann.oid, '', tag)).status).toBe(304);
    expect((await other.ask(ann.oid, '', tag)).status).toBe(304);
    expect((await one.ask(bo.oid, '', tag)).status).toBe(200);
    expect((await one.ask(ann.oid, '?q=x', tag)).status).toBe(200);
  });

  it('does not outlive the day', async () => {
    const stage = open();
    const absences = [{ oid: ann.oid, from: '2026-11-28', to: '2026-11-29', coveredBy: bo }];
    stage.register = { ...stage.register, absences };
    const first = await stage.ask(bo.oid, '');
    stage.now += 12 * 3_600_000;
    stage.state = { asOf: new Date(stage.now).toISOString() };
    const tag = first.headers.get('etag') ?? '';
    const covers = [first, await stage.ask(bo.oid, '', tag)].map(async (answer) => {
      const desk: any = await answer.json();
      return desk.covers.length;
    });
    expect(await Promise.all(covers)).toEqual([0, 1]);
  });

  it('does not outlive what is told by the second', async () => {
    const stage = open();
    const sendAfter = new Date(stage.now + 10_000).toISOString();
    stage.put(1, { owner: bo, handedOffBy: ann, mailState: 'claimed', sendAfter });
    const tag = (await stage.ask(ann.oid, '')).headers.get('etag') ?? '';
    const again = await stage.ask(ann.oid, '', tag);
    expect([again.status, (await again.json()).pending.total]).toEqual([200, 1]);
  });
});
