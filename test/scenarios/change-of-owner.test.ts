import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorker } from '../../src/main/rounds.ts';
import { startWorld, type World } from '../support/world.ts';

/** A change of owner ends a row and begins another one: what the old one was in the middle of goes on with the new one. */
describe('after a change of owner', () => {
  const today = new Date('2026-11-25T10:00:00Z');
  const tomorrow = '2026-11-26';
  const [petra, editor, newcomer] = ['Petra Hansen', 'Linh Nguyen', 'Jonas Petersen'];
  let world: World;
  beforeEach(async () => {
    world = await startWorld({ mails: false, today, rows: 6 });
  });
  afterEach(() => world.close());

  const alone = { Deputy: null, SecondDeputy: null, Team: null };
  /** The id of the row that answers from that day on, without deputies. */
  async function begin(id: number, from: string, name: string): Promise<number> {
    const { body } = await world.api(editor, 'GET', `/register/${id}`);
    const mail = world.sample.tenant.users.find((each) => each.displayName === name)?.mail;
    const answer = await world.api(editor, 'POST', '/register', {
      editKey: randomUUID(),
      columns: { ...body.columns, ...alone, Owner: { oid: '', name, mail } },
      replaces: { id, etag: body.etag, from },
    });
    expect(answer.body.kind).toBe('saved');
    return answer.body.entry.id;
  }

  /** The same, from tomorrow on. It is tomorrow then. */
  async function changeOwner(id: number): Promise<number> {
    const row = await begin(id, tomorrow, newcomer);
    await world.passTime(24 * 3_600);
    return row;
  }

  async function write(id: number, columns: object): Promise<void> {
    const { etag } = (await world.api(editor, 'GET', `/register/${id}`)).body;
    const changes = [{ id, etag, columns }];
    const { body } = await world.api(editor, 'POST', '/register/changes', { changes });
    expect(body.results).toMatchObject([{ kind: 'saved' }]);
    await world.passTime(360);
  }

  async function arrive(more: { text: string; subject?: string; root?: string; id?: string }) {
    const address = world.sample.tenant.users.find((each) => each.displayName === petra)?.mail;
    const message = {
      subject: more.subject ?? 'Unser Gespräch',
      from: { emailAddress: { name: 'Jana Brandt', address: 'brandt@kunde.example' } },
      internetMessageId: more.id ?? `<${randomUUID()}@kunde.example>`,
      body: { contentType: 'text', content: more.text },
      ...(more.root && {
        internetMessageHeaders: [{ name: 'References', value: more.root }],
      }),
    };
    return {
      messageId: (
        await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, message)
      ).id,
    };
  }

  async function handOff(ref: object, responsibilityId: number, kind = 'forward') {
    const order = { ...ref, handoffKey: randomUUID(), kind, responsibilityId };
    const { body, status } = await world.api(petra, 'POST', '/handoffs', order);
    expect(status).toBe(200);
    return body.handoff;
  }

  const ask = async (ref: object) => (await world.api(petra, 'POST', '/suggestions', ref)).body;

  it('a conversation goes on with the new one, who is told why and gets it with one click', async () => {
    const root = '<1@kunde.example>';
    await handOff(await arrive({ text: 'Guten Tag, wie besprochen.', id: root }), 6);
    const row = await changeOwner(6);
    const ref = await arrive({ text: 'Ja, das passt so für uns.', root });
    const { earlier, suggestion } = await ask(ref);
    expect(earlier).toMatchObject({ kind: 'conversation' });
    expect(earlier.choice).toBeUndefined();
    expect(suggestion).toMatchObject({
      kind: 'suggested',
      best: {
        responsibilityId: row,
        recipient: { person: { name: newcomer } },
      },
    });
    expect(suggestion.best.evidence[0]).toMatchObject({
      kind: 'conversation',
      found: '2026-11-25',
    });
    expect((await handOff(ref, row)).owner.name).toBe(newcomer);
    const stored = await world.product.context.handoffs.findByHandoffKey(
      earlier.handoff.handoffKey,
    );
    expect(stored?.record.responsibilityId).toBe(6);
  });

  it('what the former one had open may be taken over by the new one, when they are gone', async () => {
    const { handoffKey, owner } = await handOff(await arrive({ text: 'Guten Tag.' }), 6);
    await changeOwner(6);
    const path = `/handoffs/${handoffKey}`;
    expect((await world.api(newcomer, 'GET', path)).status).toBe(404);
    await world.control('PATCH', `/people/${owner.oid}`, { accountEnabled: false });
    await world.passTime(360);
    expect((await world.api(newcomer, 'GET', path)).status).toBe(200);
    // the next change is on its way: until then the new one has it
    const { responsibilities } = await world.product.context.currentRegister();
    const row = responsibilities.findLast((each) => each.owner.name === newcomer)?.id ?? 0;
    await begin(row, '2027-01-01', 'Sabine Kern');
    await world.passTime(360);
    const taken = await world.api(newcomer, 'POST', `${path}/actions`, { action: 'take_over' });
    expect(taken.body).toMatchObject({ state: 'accepted', owner: { name: newcomer } });
  });

  it('also when the old row was retired; but not by whoever had a hand in the run before', async () => {
    const one = await changeOwner(1);
    const invoice = await arrive({ text: 'Bitte begleichen.', subject: 'Rechnung 4711' });
    const first = await handOff(invoice, one);
    expect(first.owner.name).toBe(newcomer);
    await world.api(newcomer, 'POST', `/handoffs/${first.handoffKey}/actions`, { action: 'done' });
    const next = await arrive({ text: 'Weiter.', subject: 'Rechnung 4711' });
    const second = await handOff({ ...next, runKey: first.handoffKey }, 2);
    await begin(2, '2026-11-27', newcomer);
    // named elsewhere, so that Baton goes on asking about the account
    const { responsibilities } = await world.product.context.currentRegister();
    const old = responsibilities.find(({ id }) => id === 2)?.owner;
    const named = { Title: 'Etwas', Area: 'Rechnungen', Owner: { ...old, oid: '' } };
    await world.api(editor, 'POST', '/register', { editKey: randomUUID(), columns: named });
    await world.passTime(24 * 3_600);
    await write(2, { Status: 'Retired' });
    await world.control('PATCH', `/people/${second.owner.oid}`, { accountEnabled: false });
    await world.passTime(360);
    const path = `/handoffs/${second.handoffKey}`;
    expect((await world.api(newcomer, 'GET', path)).status).toBe(200);
    const taken = await world.api(newcomer, 'POST', `${path}/actions`, { action: 'take_over' });
    expect(taken.body.code).toBe('four_eyes');
  });

  it('from midnight on', async () => {
    const root = '<1@kunde.example>';
    await handOff(await arrive({ text: 'Guten Tag, wie besprochen.', id: root }), 6);
    const row = await begin(6, tomorrow, newcomer);
    // two minutes to midnight in Germany
    await world.passTime(12 * 3_600 + 58 * 60);
    await ask(await arrive({ text: 'Hallo.' }));
    await world.passTime(3 * 60);
    const ref = await arrive({ text: 'Ja, das passt so für uns.', root });
    // what is old answers while it is looked at again
    await ask(ref);
    expect((await ask(ref)).suggestion).toMatchObject({ best: { responsibilityId: row } });
  });

  it('what somebody only kept for themselves did not go to the responsibility', async () => {
    const root = '<1@kunde.example>';
    await handOff(await arrive({ text: 'Guten Tag, wie besprochen.', id: root }), 6, 'take');
    const { suggestion } = await ask(await arrive({ text: 'Ja, das passt so für uns.', root }));
    expect(JSON.stringify(suggestion)).not.toContain('conversation');
  });

  it('the new one is told of what nobody answers', async () => {
    await handOff(await arrive({ text: 'Guten Tag.' }), 6);
    await changeOwner(6);
    const { round } = createWorker(world.product);
    // two working days to answer, and a weekend between
    for (let half = 0; half < 8; half += 1) {
      await world.passTime(12 * 3_600);
      await round();
    }
    const { value } = await world.graph<{ value: { subject: string }[] }>(
      newcomer,
      '/me/mailFolders/inbox/messages?$top=20',
    );
    expect(value.map(({ subject }) => subject).join()).toContain('Baton: ');
  });

  it('a run goes on with the new one for the next step', async () => {
    const invoice = await arrive({ text: 'Bitte begleichen.', subject: 'Rechnung 4711' });
    const first = await handOff(invoice, 1);
    await world.api(first.owner.name, 'POST', `/handoffs/${first.handoffKey}/actions`, {
      action: 'done',
    });
    const row = await changeOwner(2);
    const { body } = await world.api(petra, 'GET', `/runs/${first.handoffKey}`);
    expect(body.next).toMatchObject({
      step: { step: 2, responsibilityId: row },
      recipient: { person: { name: newcomer } },
    });
  });

  it('what hand-offs taught counts for the new one', async () => {
    const text = (month: string) =>
      `Anbei der Pegelstand der Zisterne für ${month}, fürs Pegelbuch.`;
    for (const month of ['Januar', 'Februar', 'März'])
      await handOff(await arrive({ text: text(month), subject: 'Pegelstand' }), 5);
    const row = await changeOwner(5);
    const asked = await arrive({ text: text('April'), subject: 'Pegelstand' });
    // what is new in the list is learned while the first asks
    await ask(asked);
    const { suggestion } = await ask(asked);
    expect(suggestion).toMatchObject({
      kind: 'suggested',
      best: { responsibilityId: row, recipient: { person: { name: newcomer } } },
    });
    const kinds = suggestion.best.evidence.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toContain('earlier_request');
  });
});
