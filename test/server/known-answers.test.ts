import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type HandoffState, handoffStates, type MailState } from '../../src/core/handoff.ts';
import type { Absence } from '../../src/core/responsibility.ts';
import { defaultSite, type Site } from '../../src/core/site.ts';
import { person, responsibility } from '../support/register.ts';
import { keyOfRow, registerOf, type ServedLog, serveLog } from '../support/served-log.ts';

const everybody = ['Ann', 'Bo', 'Cem'].map(person);
const [ann, bo] = everybody as [(typeof everybody)[0], (typeof everybody)[0]];
/** Everything that open screens ask for again and again. */
const paths = [
  '/desk',
  '/desk?q=mahnung&done=1&order=newest',
  '/handoffs',
  '/handoffs?area=Lohn&state=offered,accepted&order=due&direction=up',
  `/handoffs/${keyOfRow(1)}`,
  '/runs',
  '/runs?incomplete=true',
  `/runs/${keyOfRow(1)}`,
];

const stages: ServedLog[] = [];
afterEach(() => {
  for (const { index } of stages.splice(0)) index.close();
});

function open(): ServedLog {
  const stage = serveLog([responsibility({ id: 1, owner: ann, deputies: [bo] })]);
  stages.push(stage);
  return stage;
}

/** An answer without what is only said of its age, which people read once it is old. */
async function toldIn(answer: Response): Promise<string> {
  if (answer.status !== 200) return answer.text();
  const { asOf, ageSeconds, ...told } = (await answer.json()) as Record<string, any>;
  const isOld = told['stale'] || ageSeconds >= 60;
  return JSON.stringify([told, isOld && asOf], (name, value) =>
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
  area: fc.constantFrom('Rechnungen', 'Lohn'),
  onBehalfOf: fc.option(somebody, { nil: undefined }),
  processKey: fc.constantFrom('', keyOfRow(1)),
  step: fc.constantFrom(1, 2),
});
const absence = fc.record({ who: somebody, from: day, cover: somebody });
const task = fc.record({
  owner: somebody,
  deputy: somebody,
  informed: fc.array(somebody, { maxLength: 1 }),
  answerHours: fc.constantFrom(2, 8),
  process: fc.constantFrom('Rechnung', 'Lohn'),
});
const item = fc.constantFrom(1, 1, 1, 2, 3, 4, 5);

/** One thing that happens to what the answers are made from. */
const step: fc.Arbitrary<(stage: ServedLog) => void> = fc.oneof(
  fc
    .tuple(item, row, fc.option(day, { nil: undefined }), fc.boolean())
    .map(([at, { onBehalfOf, ...each }, due, isNew]) => (stage: ServedLog) => {
      const more = { ...(due !== undefined && { due }), ...(onBehalfOf && { onBehalfOf }) };
      stage.put(at, { ...each, process: 'Rechnung', ...more }, isNew);
    }),
  item.map((at) => (stage: ServedLog) => stage.lose(at)),
  item.map((at) => (stage: ServedLog) => stage.garble(at)),
  fc.constantFrom(1, 29, 61, 600, 1_800, 3_600, 50_000).map((seconds) => (stage: ServedLog) => {
    stage.now += seconds * 1_000;
  }),
  fc.constant((stage: ServedLog) => {
    stage.state = { ...stage.state, asOf: new Date(stage.now).toISOString() };
  }),
  fc.boolean().map((stale) => (stage: ServedLog) => {
    stage.state = { ...stage.state, stale };
  }),
  fc.array(absence, { maxLength: 2 }).map((periods) => (stage: ServedLog) => {
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
  fc.array(task, { maxLength: 2 }).map((tasks) => (stage: ServedLog) => {
    const rows = tasks.map(({ deputy, ...each }, at) =>
      responsibility({ id: at + 1, step: at + 1, deputies: [deputy], ...each }),
    );
    const { absences, sites, roles, settings } = stage.register;
    stage.register = registerOf(rows, { absences, sites, roles, settings });
  }),
  fc.tuple(somebody, fc.boolean()).map(([{ oid }, audits]) => (stage: ServedLog) => {
    const roles = { leads: [{ area: 'Rechnungen', oids: [oid] }], auditors: audits ? [oid] : [] };
    stage.register = { ...stage.register, roles };
  }),
  fc.subarray([1, 2]).map((readable) => (stage: ServedLog) => {
    stage.readable = new Set(readable);
    stage.register = { ...stage.register, settings: { RowRights: 'yes' } };
  }),
  fc.constantFrom('BUND', 'BY').map((federalState) => (stage: ServedLog) => {
    const site: Site = { ...defaultSite, federalState, closed: ['2026-11-30'] };
    stage.register = { ...stage.register, sites: [site] };
  }),
);

/** A step that Bo has from Ann. */
function begin(stage: ServedLog): void {
  const run = { process: 'Rechnung', processKey: keyOfRow(1), step: 1 };
  stage.put(1, { owner: bo, handedOffBy: ann, ...run });
}

describe('the word for an answer', () => {
  it('never says that nothing has changed where the answer would be another', async () => {
    const same = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const stage = open();
        const before = new Map<string, { tag: string; told: string }>();
        for (const happen of [begin, ...steps]) {
          happen(stage);
          for (const { oid } of everybody)
            for (const path of paths) {
              const answer = await stage.ask(oid, path);
              const told = await toldIn(answer);
              const name = `${oid}${path}`;
              const known = before.get(name);
              const again = await stage.ask(oid, path, known?.tag);
              if (again.status === 304) {
                same.set(path, (same.get(path) ?? 0) + 1);
                expect({ name, told }).toEqual({ name, told: known?.told });
              }
              before.set(name, { tag: answer.headers.get('etag') ?? '', told });
            }
        }
        stage.index.close();
        stages.length = 0;
      }),
      { numRuns: 20 },
    );
    expect([...same.keys()].toSorted()).toEqual(paths.toSorted());
    expect(Math.min(...same.values())).toBeGreaterThan(20);
  }, 120_000);

  it('is the same while others work, while the register is read again, and on another server', async () => {
    const [one, other] = [open(), open()];
    for (const stage of [one, other]) stage.put(1, { owner: ann, handedOffBy: bo });
    const tag = (await one.ask(ann.oid, '/desk')).headers.get('etag') ?? '';
    one.put(2, { owner: bo, handedOffBy: bo });
    one.register = { ...one.register, asOf: 'later', absences: [...one.register.absences] };
    one.now += 240_000;
    one.state = { asOf: new Date(one.now).toISOString() };
    expect((await one.ask(ann.oid, '/desk', tag)).status).toBe(304);
    expect((await other.ask(ann.oid, '/desk', tag)).status).toBe(304);
    expect((await one.ask(bo.oid, '/desk', tag)).status).toBe(200);
    expect((await one.ask(ann.oid, '/desk?q=x', tag)).status).toBe(200);
  });

  it('does not outlive the day', async () => {
    const stage = open();
    const absences = [{ oid: ann.oid, from: '2026-11-28', to: '2026-11-29', coveredBy: bo }];
    stage.register = { ...stage.register, absences };
    const first = await stage.ask(bo.oid, '/desk');
    stage.now += 12 * 3_600_000;
    stage.state = { asOf: new Date(stage.now).toISOString() };
    const tag = first.headers.get('etag') ?? '';
    const covers = [first, await stage.ask(bo.oid, '/desk', tag)].map(async (answer) => {
      const desk: any = await answer.json();
      return desk.covers.length;
    });
    expect(await Promise.all(covers)).toEqual([0, 1]);
  });

  it('does not outlive what is told by the second', async () => {
    const stage = open();
    const sendAfter = new Date(stage.now + 10_000).toISOString();
    stage.put(1, { owner: bo, handedOffBy: ann, mailState: 'claimed', sendAfter });
    const tag = (await stage.ask(ann.oid, '/desk')).headers.get('etag') ?? '';
    const again = await stage.ask(ann.oid, '/desk', tag);
    expect([again.status, (await again.json()).pending.total]).toEqual([200, 1]);
  });

  it('is another for whoever has lost the right, and then nothing is told', async () => {
    const stage = open();
    stage.put(1, { owner: bo, handedOffBy: bo, area: 'Lohn', processKey: keyOfRow(1), step: 1 });
    const lead = (oids: string[]) => {
      const roles = { leads: [{ area: 'Lohn', oids }], auditors: [] };
      stage.register = { ...stage.register, roles };
    };
    lead([ann.oid]);
    const led = ['/handoffs', `/handoffs/${keyOfRow(1)}`, '/runs', `/runs/${keyOfRow(1)}`];
    const tags = new Map<string, string>();
    for (const path of led)
      tags.set(path, (await stage.ask(ann.oid, path)).headers.get('etag') ?? '');
    const answers = async () => {
      const asked = led.map((path) => stage.ask(ann.oid, path, tags.get(path)));
      return (await Promise.all(asked)).map(({ status }) => status);
    };
    expect(await answers()).toEqual([304, 304, 304, 304]);
    lead([]);
    expect(await answers()).toEqual([200, 404, 200, 404]);
  });

  it('is another for whoever stands in no more, although the same rows would come to them', async () => {
    const stage = open();
    stage.register = registerOf([responsibility({ id: 1, owner: bo })]);
    stage.put(1, { owner: ann, handedOffBy: ann, responsibilityId: 1 });
    const away = (...names: string[]) => {
      const absences = names.map((oid) => ({ oid, from: '2026-11-27', to: '2026-11-29' }));
      stage.register = { ...stage.register, absences };
    };
    away('ann', 'dora', 'emil');
    const first = await stage.ask(bo.oid, '/handoffs');
    const tag = first.headers.get('etag') ?? '';
    expect((await first.json()).total).toBe(1);
    expect((await stage.ask(bo.oid, '/handoffs', tag)).status).toBe(304);
    away('cem', 'dora', 'emil');
    expect((await (await stage.ask(bo.oid, '/handoffs', tag)).json()).total).toBe(0);
  });

  it('is another once the hand-off, or the right to a row of the run, is another', async () => {
    const stage = open();
    const steps = [1, 2].map((id) =>
      responsibility({ id, owner: ann, process: 'Rechnung', step: id }),
    );
    stage.register = registerOf(steps, { settings: { RowRights: 'yes' } });
    const readable = (...ids: number[]) => {
      stage.readable = new Set(ids);
    };
    const asked = ['/handoffs', `/handoffs/${keyOfRow(1)}`, '/runs', `/runs/${keyOfRow(1)}`];
    const tags = new Map<string, string>();
    const changed = async () => {
      const answers = await Promise.all(
        asked.map(async (path) => ({
          path,
          answer: await stage.ask(bo.oid, path, tags.get(path)),
        })),
      );
      for (const { path, answer } of answers)
        tags.set(path, answer.headers.get('etag') ?? tags.get(path) ?? '');
      return answers.filter(({ answer }) => answer.status === 200).map(({ path }) => path);
    };
    readable(1, 2);
    begin(stage);
    expect(await changed()).toEqual(asked);
    expect(await changed()).toEqual([]);
    readable(1);
    expect(await changed()).toEqual(asked.slice(2));
    stage.put(1, { owner: bo, handedOffBy: ann, state: 'done', processKey: keyOfRow(1), step: 1 });
    expect(await changed()).toEqual(asked);
  });

  it('is not given to an auditor, whose reading is recorded', async () => {
    const stage = open();
    stage.put(1, { owner: bo, handedOffBy: bo });
    stage.register = { ...stage.register, roles: { leads: [], auditors: [ann.oid] } };
    for (const path of ['/handoffs?as=auditor', `/handoffs/${keyOfRow(1)}`]) {
      const answer = await stage.ask(ann.oid, path);
      expect([answer.status, answer.headers.get('etag')]).toEqual([200, null]);
    }
    expect(stage.recorded).toBe(2);
  });

  it('spares SharePoint the question for a run, but not where the index is old', async () => {
    const stage = open();
    stage.put(1, { owner: bo, handedOffBy: bo, processKey: keyOfRow(1), step: 1 });
    const path = `/runs/${keyOfRow(1)}`;
    const tag = (await stage.ask(bo.oid, path)).headers.get('etag') ?? '';
    expect([(await stage.ask(bo.oid, path, tag)).status, stage.runsRead]).toEqual([304, 1]);
    stage.state = { stale: true };
    expect([(await stage.ask(bo.oid, path, tag)).status, stage.runsRead]).toEqual([200, 2]);
  });
});

describe('a page of runs', () => {
  it('holds fifty of them, those that wait to be noticed first, and says how many there are', async () => {
    const stage = open();
    stage.register = registerOf(
      [1, 2].map((id) => responsibility({ id, owner: ann, process: 'Rechnung', step: id })),
    );
    // of 120 runs every tenth stands still, every third of the others is done, of the rest the first step is open
    for (let run = 1; run <= 120; run++) {
      const one = { process: 'Rechnung', processKey: keyOfRow(run), owner: ann, handedOffBy: bo };
      const still = run % 10 === 0;
      stage.put(run, { ...one, step: 1, state: still || run % 3 === 0 ? 'done' : 'accepted' });
      if (!still && run % 3 === 0) stage.put(1000 + run, { ...one, step: 2, state: 'done' });
    }
    const numbers = async (path: string) => {
      const { runs, total }: any = await (await stage.ask(ann.oid, path)).json();
      return { total, runs: runs.map((each: any) => Number(each.processKey.slice(-3))) };
    };
    const stalled = [120, 110, 100, 90, 80, 70, 60, 50, 40, 30, 20, 10];
    const first = await numbers('/runs');
    expect(first.total).toBe(120);
    expect(first.runs.slice(0, 14)).toEqual([...stalled, 119, 118]);
    expect(first.runs).toHaveLength(50);
    expect((await numbers('/runs?skip=100')).runs).toHaveLength(20);
    const incomplete = await numbers('/runs?incomplete=true&skip=50');
    expect(incomplete.total).toBe(84);
    expect(incomplete.runs.slice(-3)).toEqual([4, 2, 1]);
    expect(await numbers('/runs?skip=150')).toEqual({ total: 120, runs: [] });
    expect(await (await stage.ask('nobody', '/runs')).json()).toMatchObject({ total: 0 });
  });
});
