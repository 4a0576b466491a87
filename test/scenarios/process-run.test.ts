import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

/** The invoice run of the sample company: 1 record, 2 check (not by 1), 3 approve (not by 1 or 2), 4 file. */
const petra = 'Petra Hansen';
let world: World;
beforeAll(async () => {
  world = await startWorld({ mails: false, rows: 4 });
});
afterAll(() => world.close());

async function newMail(person: string): Promise<string> {
  const address = `${person.toLowerCase().replace(' ', '.')}@${world.sample.tenant.domain}`;
  const message = {
    subject: 'Rechnung 4711',
    internetMessageId: `<${randomUUID()}@kunde.example>`,
    body: { contentType: 'text', content: 'Bitte begleichen.' },
  };
  return (await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, message))
    .id;
}

async function begin(responsibilityId: number, recipientOid?: string) {
  const order = {
    messageId: await newMail(petra),
    handoffKey: randomUUID(),
    kind: 'forward',
    responsibilityId,
    ...(recipientOid && { recipientOid }),
  };
  return (await world.api(petra, 'POST', '/handoffs', order)).body.handoff;
}

const act = async (person: string, key: string, body: Record<string, unknown>) =>
  world.api(person, 'POST', `/handoffs/${key}/actions`, body);

const runOf = async (person: string, handoff: { run: { processKey: string } }) =>
  (await world.api(person, 'GET', `/runs/${handoff.run.processKey}`)).body;

describe('a run of a process', () => {
  it('begins with the first hand-off, and finishing a step proposes the next one and its owner', async () => {
    const first = await begin(1);
    expect(first.run).toEqual({
      processKey: first.handoffKey,
      process: 'Eingangsrechnung',
      step: 1,
    });
    const done = await act(first.owner.name, first.handoffKey, { action: 'done' });
    expect(done.body.actions).toContain('next_step');
    const { run, next } = await runOf(first.owner.name, first);
    expect(run.steps.map(({ state }: { state: string }) => state)).toEqual([
      'done',
      'to_come',
      'to_come',
      'to_come',
    ]);
    expect(run).toMatchObject({ complete: false, stalled: true });
    expect(next).toMatchObject({
      step: { step: 2 },
      recipient: { person: { name: 'Jens Maier' } },
    });
  });

  it('is handed on with one click, in the same run, with the mail', async () => {
    const first = await begin(1);
    const owner = first.owner.name as string;
    await act(owner, first.handoffKey, { action: 'done' });
    const target = { handoffKey: randomUUID(), responsibilityId: 2 };
    const second = await act(owner, first.handoffKey, { action: 'next_step', target });
    expect(second.body).toMatchObject({
      owner: { name: 'Jens Maier' },
      mailState: 'sent',
      state: 'offered',
      run: { processKey: first.handoffKey, step: 2 },
    });
    expect((await runOf(petra, first)).run.steps.map((each: any) => each.state)).toEqual([
      'done',
      'open',
      'to_come',
      'to_come',
    ]);
  });

  it('never gives two steps with four eyes to one person, nor to whom they stood in for', async () => {
    const standIn = world.oid('Sabine Kern');
    const first = await begin(1, standIn);
    expect(first).toMatchObject({ owner: { oid: standIn }, onBehalfOf: { name: 'Deniz Yıldız' } });
    await act('Sabine Kern', first.handoffKey, { action: 'done' });
    const asked = { handoffKey: randomUUID(), responsibilityId: 2, recipientOid: standIn };
    const same = await act('Sabine Kern', first.handoffKey, { action: 'next_step', target: asked });
    expect({ status: same.status, code: same.body.code }).toEqual({
      status: 422,
      code: 'four_eyes',
    });
  });

  it('abstains and says so when four eyes leave nobody', async () => {
    const list = world.product.registerList;
    const rows = await list.readRows();
    const jens = rows.find(({ id }) => Number(id) === 2)?.['Owner'];
    const only = {
      Title: 'Allein',
      Area: 'Rechnungen',
      Status: 'Active',
      Owner: jens,
      Process: 'Allein',
      Step: 1,
      StepKind: 'record',
    };
    await list.writeRows([only, { ...only, Title: 'Allein prüfen', Step: 2, SeparateFrom: '1' }]);
    await world.passTime(400);
    const { responsibilities } = await world.product.context.currentRegister();
    const [one, two] = ['Allein', 'Allein prüfen'].map(
      (title) => responsibilities.find((each) => each.title === title)?.id ?? 0,
    );
    const first = await begin(one ?? 0);
    await act('Jens Maier', first.handoffKey, { action: 'done' });
    const { next } = await runOf('Jens Maier', first);
    expect(next.step.step).toBe(2);
    expect(next.recipient).toBeUndefined();
    const target = { handoffKey: randomUUID(), responsibilityId: two };
    const refused = await act('Jens Maier', first.handoffKey, { action: 'next_step', target });
    expect(refused.body.code).toBe('nobody_eligible');
  });

  it('tells steps that are missing and out of order, and finds incomplete runs', async () => {
    const third = await begin(3);
    await act(third.owner.name, third.handoffKey, { action: 'done' });
    const { run } = await runOf(petra, third);
    expect(run.steps.map(({ step, state, outOfOrder }: any) => [step, state, outOfOrder])).toEqual([
      [1, 'missing', false],
      [2, 'missing', false],
      [3, 'done', true],
      [4, 'to_come', false],
    ]);
    const { body } = await world.api(petra, 'GET', '/runs?incomplete=true');
    const found = body.runs.find((each: any) => each.processKey === third.handoffKey);
    expect(found).toMatchObject({ complete: false, stalled: true });
    // fewer than a page holds: nothing stands on the next
    expect(body.total).toBe(body.runs.length);
    const next = (await world.api(petra, 'GET', `/runs?incomplete=true&skip=${body.total}`)).body;
    expect(next).toMatchObject({ runs: [], total: body.total });
  });

  it('tells whoever sees one step only that the others are done or with somebody, and no more', async () => {
    const first = await begin(1);
    const owner = first.owner.name as string;
    await act(owner, first.handoffKey, { action: 'done' });
    const target = { handoffKey: randomUUID(), responsibilityId: 2 };
    const second = (await act(owner, first.handoffKey, { action: 'next_step', target })).body;
    await act('Jens Maier', second.handoffKey, { action: 'done' });
    const paths = ['/handoffs', '/runs?incomplete=false', '/runs/open?responsibility=3'];
    const [log, page, open] = await Promise.all(
      paths.map(async (path) => (await world.api('Jens Maier', 'GET', path)).body),
    );
    const isRun = (each: any) => each.processKey === first.handoffKey;
    const { run } = await runOf('Jens Maier', first);
    const told = [run, page.runs.find(isRun), open.runs.find((each: any) => isRun(each.run)).run];
    expect(log.handoffs.map((each: any) => each.handoffKey)).not.toContain(first.handoffKey);
    for (const { steps, begunAt } of told) {
      expect(begunAt).toBe(second.handedOffAt);
      expect(steps[0]).toEqual({
        step: 1,
        title: expect.any(String),
        kind: 'record',
        responsibilityId: 1,
        state: 'done',
        outOfOrder: false,
        hidden: true,
      });
      expect(steps[1]).toMatchObject({ state: 'done', by: { name: 'Jens Maier' } });
    }
  });

  it('is not there for whoever has no part in it', async () => {
    const first = await begin(1);
    const { status } = await world.api('Olga Schneider', 'GET', `/runs/${first.handoffKey}`);
    expect(status).toBe(404);
    const { body } = await world.api('Olga Schneider', 'GET', '/runs');
    expect(body.runs).toEqual([]);
  });
});
